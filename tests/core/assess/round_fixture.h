#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/assess/close_round.h"
#include "core/assess/round_edit.h"
#include "core/store/settings_under.h"
#include "tests/core/assess/small_scheme.h"
#include "tests/support/test_ledger.h"

namespace lx::test {

inline constexpr BoxId upper{0, 0};

/// 工委 and three branches, a round of 2025 begun with the small scheme.
struct RoundFixture
{
    TestLedger ledger;
    DefinitionsPtr definitions = Definitions::program();
    std::int64_t committee = org("A", "县两新工委", "两新工委");
    std::vector<std::int64_t> orgs{org("B1", "甲支部", "党支部"), org("B2", "乙支部", "党支部"),
                                   org("B3", "丙支部", "联合党支部")};
    RoundId id{2025, committee};
    std::int64_t begun = 0; ///< the action it was begun by

    RoundFixture()
    {
        const AssessScheme scheme = small_scheme();
        begun = act([&](Writer& writer) {
            return begin_round(ledger.database(), ledger.catalog(), writer, id, scheme, orgs);
        });
    }
    std::int64_t org(const char* code, const char* name, const char* kind)
    {
        return ledger.put(
            "org", {{"code", code}, {"name", name}, {"kind", kind}, {"founded", "2015-01-01"}});
    }
    [[nodiscard]] AssessRound now()
    {
        auto round = load_assess_round(ledger.database(), definitions->facts(), id);
        INFO(message(round));
        REQUIRE(round);
        return std::move(*round);
    }
    [[nodiscard]] std::map<std::string, std::string> kept()
    {
        return *settings_under(ledger.database(), "assess/");
    }
    /// One act; undone and done again it leaves what it left.
    template <class Act> std::int64_t act(const Act& edit)
    {
        const auto before = kept();
        std::int64_t action = 0;
        {
            Writer writer = ledger.begin("考核");
            const Result<> done = edit(writer);
            INFO(message(done));
            REQUIRE(done);
            action = writer.commit().value();
        }
        REQUIRE(action != 0);
        const auto after = kept();
        CHECK(after != before);
        REQUIRE(undo_action(ledger.database(), ledger.catalog(), ledger.actor(), action));
        CHECK(kept() == before);
        REQUIRE(redo_action(ledger.database(), ledger.catalog(), ledger.actor(),
                            *redo_candidate(ledger.database())));
        CHECK(kept() == after);
        return action;
    }
    template <class Act> std::string refusal(const Act& edit)
    {
        Writer writer = ledger.begin("考核");
        const Result<> done = edit(writer);
        CHECK_FALSE(done);
        return message(done);
    }
    /// Everything up to the closing.
    void fill(const std::vector<const char*>& papers = {"123", "124", "x", "013"},
              const std::vector<std::vector<MarkCounts>>& totals = {
                  {{0, 5, 0, 0, 0}, {0, 4, 1, 0, 0}}})
    {
        int branch = 0;
        for (const std::int64_t one : orgs) {
            for (const char* const item : {"plan", "hand", "branch"})
                act([&](Writer& w) {
                    return give_points(w, now(), one, item, 400 - 100 * branch, "");
                });
            act([&](Writer& w) { return give_report(w, now(), one, {2000 - 500 * branch, {}}); });
            const BoxId own{1, one};
            act([&](Writer& w) { return put_ballot_count(w, now(), own, {6, 5, 1, 5, 0}); });
            act([&](Writer& w) { return put_totals(w, now(), own, totals); });
            ++branch;
        }
        act([&](Writer& w) { return put_ballot_count(w, now(), upper, {4, 4, 0, 3, 1}); });
        int number = 0;
        for (const char* const marks : papers)
            act([&](Writer& w) { return put_sheet(w, now(), upper, 0, ++number, {marks, "甲"}); });
    }
    [[nodiscard]] Result<> close(Writer& writer)
    {
        NoProgress quiet;
        const AssessRound round = now();
        return close_round(ledger.database(), ledger.catalog(), writer, round,
                           *org_names(ledger.database(), ledger.catalog(), round),
                           *Date::from_iso("2025-09-30"), quiet);
    }
};

} // namespace lx::test
