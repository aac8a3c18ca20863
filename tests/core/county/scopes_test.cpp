// The scopes of a ledger file: the program's and those the county keeps.
#include "core/county/scopes.h"

#include <catch2/catch.hpp>

#include <QJsonArray>
#include <QJsonDocument>

#include "core/county/county.h"
#include "core/county/mass_gaps.h"
#include "core/store/settings_store.h"
#include "core/store/writer.h"
#include "tests/support/county_fixture.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

const FactRegistry& facts()
{
    return Definitions::program()->facts();
}

QJsonObject condition(const char* json)
{
    return QJsonDocument::fromJson(json).object();
}

Scope own_scope(const std::string& id, const std::string& name, const char* json)
{
    Scope scope;
    scope.id = id;
    scope.name = name;
    scope.condition = condition(json);
    return scope;
}

const char* twenty = R"({"fact":"headcount","op":">=","value":20})";

std::vector<std::string> ids_of(Database& database)
{
    std::vector<std::string> ids;
    const auto scopes = all_scopes(database, facts());
    REQUIRE(scopes);
    for (const auto& scope : *scopes)
        ids.push_back(scope->id + (scope->own ? "*" : ""));
    return ids;
}

using Ids = std::vector<std::string>;

const Ids program{"all", "three-haves", "above-scale", "social-30", "operating"};

} // namespace

TEST_CASE("a county's own scope is kept in its file, and undone in one step", "[scope]")
{
    TestLedger file;
    CHECK(ids_of(file.database()) == program);
    Scope scope = own_scope("city-2025", "市2025口径", twenty);
    scope.basis = "市委组织部2025年3号文";
    scope.from = Date::from_iso("2025-01-01");
    REQUIRE(message(save_scope(file.database(), facts(), scope, file.actor())) == "");
    file.reopen();
    Ids with = program;
    with.emplace_back("city-2025*");
    CHECK(ids_of(file.database()) == with);
    const auto kept = find_scope(file.database(), facts(), "市2025口径");
    REQUIRE(kept);
    CHECK((*kept)->basis == scope.basis);
    CHECK((*kept)->from == scope.from);
    CHECK((*kept)->own);

    const auto last = undo_candidate(file.database());
    REQUIRE(last);
    REQUIRE(undo_action(file.database(), file.catalog(), file.actor(), *last));
    CHECK(ids_of(file.database()) == program);
}

TEST_CASE("a county sets the figures of one of the program's scopes, and gives them back",
          "[scope]")
{
    TestLedger file;
    Scope scope = **find_scope(file.database(), facts(), "three-haves");
    scope.condition =
        condition(R"({"all":[{"use":"enterprise"},{"fact":"headcount","op":">=","value":20}]})");
    REQUIRE(message(save_scope(file.database(), facts(), scope, file.actor())) == "");
    CHECK(ids_of(file.database()) ==
          Ids{"all", "three-haves*", "above-scale", "social-30", "operating"});
    // What it uses by name is written out: a later program's figures don't change it.
    const auto text = *SettingsStore(file.database()).get("own_scopes");
    REQUIRE(text);
    CHECK(text->find("use") == std::string::npos);
    CHECK(text->find("非公有制企业") != std::string::npos);

    REQUIRE(remove_scope(file.database(), facts(), "three-haves", file.actor()));
    CHECK(ids_of(file.database()) == program);
}

TEST_CASE("what no scope can be is refused, and nothing is kept", "[scope]")
{
    TestLedger file;
    const auto refuses = [&](const Scope& scope, ErrorKind kind, const std::string& part) {
        const auto saved = save_scope(file.database(), facts(), scope, file.actor());
        REQUIRE_FALSE(saved);
        INFO(saved.error().message);
        CHECK(saved.error().kind == kind);
        CHECK(saved.error().message.find(part) != std::string::npos);
        CHECK(ids_of(file.database()) == program);
    };
    refuses(own_scope("all", "全部", twenty), ErrorKind::Refused, "全部登记");
    refuses(own_scope("b", "规模以上", twenty), ErrorKind::Refused, "above-scale");
    refuses(own_scope("B", "乙", twenty), ErrorKind::BadInput, "id");
    refuses(own_scope("b", "", twenty), ErrorKind::BadInput, "name");
    refuses(own_scope("b", "乙", "{}"), ErrorKind::BadInput, "condition");
    refuses(own_scope("b", "乙", R"({"fact":"headcuont","op":"given"})"), ErrorKind::BadInput,
            "headcuont");
    Scope never = own_scope("b", "乙", twenty);
    never.from = never.until = Date::from_iso("2025-01-01");
    refuses(never, ErrorKind::BadInput, "until");

    const auto removed = remove_scope(file.database(), facts(), "operating", file.actor());
    REQUIRE_FALSE(removed);
    CHECK(removed.error().message.find("程序自带") != std::string::npos);
}

TEST_CASE("an unknown scope names those there are; one that can't be read says why", "[scope]")
{
    TestLedger file;
    const auto none = find_scope(file.database(), facts(), "三无企业");
    REQUIRE_FALSE(none);
    CHECK(none.error().kind == ErrorKind::Usage);
    for (const std::string& id : program)
        CHECK(none.error().message.find(id) != std::string::npos);
    CHECK((*find_scope(file.database(), facts(), ""))->whole());

    REQUIRE(SettingsStore(file.database())
                .set("own_scopes",
                     R"([{"id":"x","name":"旧","condition":{"fact":"own_gone","op":"given"}}])"));
    CHECK(ids_of(file.database()) == program);
    const auto old = find_scope(file.database(), facts(), "x");
    REQUIRE_FALSE(old);
    CHECK(old.error().message.find("“旧”") != std::string::npos);
    CHECK(old.error().message.find("own_gone") != std::string::npos);
    // It stays while others come.
    REQUIRE(save_scope(file.database(), facts(), own_scope("b", "乙", twenty), file.actor()));
    CHECK((*SettingsStore(file.database()).get("own_scopes"))->find("own_gone") !=
          std::string::npos);
}

TEST_CASE("a scope is refused for a day it isn't counted by", "[scope]")
{
    TestLedger file;
    Scope scope = own_scope("city", "市口径", twenty);
    scope.from = Date::from_iso("2025-01-01");
    scope.until = Date::from_iso("2026-01-01");
    REQUIRE(save_scope(file.database(), facts(), scope, file.actor()));
    CHECK(find_scope(file.database(), facts(), "city", *Date::from_iso("2025-09-30")));
    for (const char* day : {"2024-12-31", "2026-01-01"}) {
        const auto refused = find_scope(file.database(), facts(), "city", *Date::from_iso(day));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == ErrorKind::Usage);
        CHECK(refused.error().message.find("2025年1月1日起到2025年12月31日止") !=
              std::string::npos);
    }
}

TEST_CASE("a county of a scope counts its figures, targets and gaps by it, and keeps all beside",
          "[scope]")
{
    CountyFixture file(120);
    NoProgress quiet;
    const Date day = *Date::from_iso("2025-09-30");
    const auto made = [&](const std::string& scope) {
        auto county = County::load(*file.database, file.definitions,
                                   CountyWanted::by_pages({"ningxia-2018"}, day, scope), quiet);
        INFO(message(county));
        REQUIRE(county);
        return *county;
    };
    const auto all = made("");
    const auto in = made("三有企业");
    CHECK(all->scope->whole());
    CHECK(all->of_all == nullptr);
    CHECK(in->scope->id == "three-haves");
    REQUIRE(in->of_all != nullptr);
    CHECK(in->of_all->overview == all->figures.overview);
    CHECK(in->of_all->total == all->figures.total);
    const CoverageFigures& total = in->figures.total;
    CHECK(total.population > 0);
    CHECK(total.population < all->figures.total.population);
    CHECK(total.population + total.outside == all->figures.total.population);
    CHECK(in->figures.overview.units == total.population);
    CHECK(in->figures.overview.units == in->figures.overview.enterprises);
    CHECK(in->figures.overview.members < all->figures.overview.members);
    CHECK(in->figures.overview.instructors == all->figures.overview.instructors);
    const auto gaps = mass_gaps(*in);
    CHECK(gaps[0].now().total == total.population);
    CHECK(gaps[0].now().met == total.org_covered);
    for (const MassGap& gap : gaps)
        CHECK(gap_rows(*in->world, *gap.def, in->units).size() ==
              static_cast<std::size_t>(gap.not_met()));
    // Lists of names to be worked down and what rules find don't follow it.
    for (std::size_t i = 0; i < all->focus.size(); ++i)
        CHECK(in->focus[i].rows.size() == all->focus[i].rows.size());
    CHECK(in->packs[0].evaluation->counts().unmet == all->packs[0].evaluation->counts().unmet);
}
