// What is entered in a round of star rating, as the file keeps it.
#include "core/stars/star_round.h"

#include <catch2/catch.hpp>

#include "core/edit/merge_rows.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

constexpr int year = 2025;
const std::string scheme = "five-groups";

struct Entries : TestLedger
{
    std::int64_t org(const std::string& code)
    {
        return put("org", {{"code", code}, {"name", code + "支部"}, {"kind", "党支部"}});
    }
    void enter(std::int64_t org, Points points)
    {
        StarEntry entry;
        entry.items["work"] = {points, "核对过"};
        REQUIRE(save_star_entry(database(), actor(), year, scheme, org, entry, "评星"));
    }
    Points entered(std::int64_t org)
    {
        const auto entry = StarRound::load_entry(database(), year, scheme, org);
        REQUIRE(message(entry) == std::string());
        return entry->items.contains("work") ? entry->items.at("work").points : Points{-1};
    }
    void forbid(std::int64_t org)
    {
        StarEntry entry;
        entry.vetoes["grave"] = "出事了";
        REQUIRE(save_star_entry(database(), actor(), year, scheme, org, entry, "评星"));
    }
    bool vetoed(std::int64_t org)
    {
        return StarRound::load_entry(database(), year, scheme, org)->vetoes.contains("grave");
    }
    MergeReport try_merge(std::int64_t stays, std::int64_t goes)
    {
        NoProgress quiet;
        const auto report =
            merge_rows(database(), catalog(), actor(), def("org"), stays, goes, {}, quiet);
        REQUIRE(message(report) == std::string());
        return *report;
    }
    std::int64_t merge(std::int64_t stays, std::int64_t goes)
    {
        const MergeReport report = try_merge(stays, goes);
        REQUIRE(report.conflicts.empty());
        return report.action;
    }
};

} // namespace

TEST_CASE("what is entered for an organization that is merged is entered for the one that stays")
{
    Entries ledger;
    const auto stays = ledger.org("B1");
    const auto goes = ledger.org("B1x");
    const auto other = ledger.org("B11");
    ledger.enter(goes, 700);
    ledger.enter(other, 300);
    const auto action = ledger.merge(stays, goes);
    CHECK(ledger.entered(stays) == 700);
    CHECK(ledger.entered(goes) == -1);
    CHECK(ledger.entered(other) == 300);
    REQUIRE(undo_action(ledger.database(), ledger.catalog(), ledger.actor(), action));
    CHECK(ledger.entered(stays) == -1);
    CHECK(ledger.entered(goes) == 700);
}

TEST_CASE("where something else is entered for both, a veto say, the merge is told and waits")
{
    Entries ledger;
    const auto stays = ledger.org("B1");
    const auto goes = ledger.org("B1x");
    ledger.enter(stays, 900);
    ledger.forbid(goes);
    const MergeReport refused = ledger.try_merge(stays, goes);
    REQUIRE(refused.conflicts.size() == 1);
    CHECK(refused.conflicts[0].reason.find("2025 年的星级评定") != std::string::npos);
    CHECK(ledger.vetoed(goes));
    CHECK(ledger.entered(stays) == 900);
    // Cleared for one of them it is none of its own any more: the other's remains.
    REQUIRE(save_star_entry(ledger.database(), ledger.actor(), year, scheme, stays, {}, "评星"));
    ledger.merge(stays, goes);
    CHECK(ledger.vetoed(stays));
}

TEST_CASE("where the same is entered for both, it is entered for the one that stays")
{
    Entries ledger;
    const auto stays = ledger.org("B1");
    const auto goes = ledger.org("B1x");
    ledger.enter(stays, 900);
    ledger.enter(goes, 900);
    ledger.merge(stays, goes);
    CHECK(ledger.entered(stays) == 900);
    CHECK(ledger.entered(goes) == -1);
}
