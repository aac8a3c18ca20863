// Which units an office counts: conditions in a definition file.
#include "core/rules/scope.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/facts/world.h"
#include "tests/support/county_world.h"
#include "tests/support/sample_file.h"

using namespace lx;
using namespace lx::test;

namespace {

const FactRegistry& facts()
{
    return Definitions::program()->facts();
}

std::shared_ptr<const Scope> scope_named(const std::string& id)
{
    const auto scopes = program_scopes(facts());
    INFO(message(scopes));
    REQUIRE(scopes);
    for (const auto& scope : *scopes)
        if (scope->id == id)
            return scope;
    FAIL("no scope " << id);
    return nullptr;
}

Result<std::vector<std::shared_ptr<const Scope>>> read(const std::string& scopes)
{
    return scopes_from_json(facts(), "x.json", R"({"scopes":[)" + scopes + "]}");
}

const std::string whole = R"({"id":"all","name":"全部登记"})";

std::string one(const std::string& rest, const std::string& id = "a",
                const std::string& name = "甲")
{
    return R"({"id":")" + id + R"(","name":")" + name + R"(",)" + rest + "}";
}

const std::string any_unit = R"("condition":{"all":[]})";

/// What a scope says of each unit, by its code: y, n or ?.
std::string said(const CountyRows& county, const std::string& scope,
                 const std::string& day = "2025-09-30")
{
    const auto world = world_of(county, day);
    const ScopedUnits units = ScopedUnits::of(scope_named(scope), *world);
    std::string text;
    for (std::size_t row = 0; row < static_cast<std::size_t>(world->rows("unit")); ++row)
        text += units.of(row) == Tri::True ? 'y' : units.of(row) == Tri::False ? 'n' : '?';
    return text;
}

void unit(CountyRows& county, const char* code, const char* category, int headcount,
          std::initializer_list<std::pair<const char*, CountyRows::Text>> more = {})
{
    Row row{{"uscc", std::string(code)},
            {"category", std::string(category)},
            {"status", std::string("正常")}};
    for (const auto& [key, cell] : more)
        row[key] = cell;
    county.add("unit", row);
    if (headcount >= 0)
        county.add("survey", {{"unit", code}, {"date", "2025-06-30"}, {"headcount", headcount}});
}

} // namespace

TEST_CASE("the built-in scopes count the units the handbook says", "[scope]")
{
    CountyRows county;
    unit(county, "A", "非公有制企业", 10);
    unit(county, "B", "非公有制企业", 9);
    unit(county, "C", "非公有制企业", -1); // never surveyed
    unit(county, "D", "非公有制企业", 50, {{"premises", "否"}});
    unit(county, "E", "非公有制企业", 50, {{"operating", "是"}, {"premises", "是"}});
    unit(county, "F", "非公有制企业", 50, {{"operating", "否"}});
    unit(county, "G", "非公有制企业", 12, {{"status", "停产歇业"}});
    unit(county, "H", "社会组织", 30);
    unit(county, "I", "社会组织", 29);
    unit(county, "J", "社会组织", -1);
    unit(county, "K", "非公有制企业", -1, {{"status", "停产歇业"}}); // no, whatever the headcount
    //                                ABCDEFGHIJK
    CHECK(said(county, "all") == "yyyyyyyyyyy");
    CHECK(said(county, "three-haves") == "yn?nynnnnnn");
    CHECK(said(county, "above-scale") == "nn?yyynnnn?");
    CHECK(said(county, "social-30") == "nnnnnnnyn?n");
    CHECK(said(county, "operating") == "yyyyyynyyyn");
}

TEST_CASE("a unit that was struck off goes out of every scope but the whole from that day on",
          "[scope]")
{
    CountyRows county;
    unit(county, "A", "非公有制企业", 60, {{"struck", "2025-09-30"}, {"struck_reason", "空壳"}});
    unit(county, "B", "非公有制企业", -1, {{"struck", "2025-09-30"}, {"struck_reason", "僵尸"}});
    for (const char* scope : {"three-haves", "above-scale"}) {
        CHECK(said(county, scope, "2025-09-29") == "y?");
        CHECK(said(county, scope, "2025-09-30") == "nn"); // also of what is not known
    }
    CHECK(said(county, "all", "2025-09-30") == "yy");
}

TEST_CASE("the program's scopes begin with the whole population", "[scope]")
{
    const auto scopes = program_scopes(facts());
    REQUIRE(scopes);
    std::vector<std::string> names;
    for (const auto& scope : *scopes) {
        names.push_back(scope->name);
        CHECK(scope->whole() == (scope->id == "all"));
        CHECK_FALSE(scope->own);
        CHECK(scope->used_on(*Date::from_iso("1990-01-01")));
        CHECK_FALSE(scope->note.empty());
    }
    CHECK(names == std::vector<std::string>{"全部登记", "三有企业", "规模以上", "30人以上社会组织",
                                            "正常经营"});
}

TEST_CASE("a scope is counted by from its first day to the day before it ends", "[scope]")
{
    const auto read_one =
        read(whole + "," + one(R"("from":"2025-01-01","until":"2025-07-01",)" + any_unit));
    REQUIRE(read_one);
    const Scope& scope = *read_one->back();
    CHECK_FALSE(scope.used_on(*Date::from_iso("2024-12-31")));
    CHECK(scope.used_on(*Date::from_iso("2025-01-01")));
    CHECK(scope.used_on(*Date::from_iso("2025-06-30")));
    CHECK_FALSE(scope.used_on(*Date::from_iso("2025-07-01")));
}

TEST_CASE("a scope with a mistake is refused with file and place", "[scope]")
{
    const auto says = [](const std::string& scopes, const std::string& place,
                         const std::string& part) {
        const auto refused = read(scopes);
        INFO(scopes);
        REQUIRE_FALSE(refused);
        INFO(refused.error().message);
        CHECK(refused.error().kind == ErrorKind::BadInput);
        CHECK(refused.error().message.find("x.json") != std::string::npos);
        CHECK(refused.error().message.find(place) != std::string::npos);
        CHECK(refused.error().message.find(part) != std::string::npos);
    };
    REQUIRE(read(whole + "," + one(any_unit)));
    says("", "scopes", "一个口径也没有");
    says(one(any_unit), "scopes[0].condition", "第一个口径是全部登记");
    says(whole + R"(,{"id":"b","name":"乙"})", "scopes[1].condition", "没有写明统计哪些单位");
    says(whole + "," + one(any_unit) + "," + one(any_unit, "a", "乙"), "scopes[2].id", "“a”");
    says(whole + "," + one(any_unit) + "," + one(any_unit, "b"), "scopes[2].name", "“甲”");
    says(whole + "," + one(any_unit, "三有"), "scopes[1].id", "小写字母");
    says(whole + "," + one(R"("from":"2025-2-1",)" + any_unit), "scopes[1].from", "2025-2-1");
    says(whole + "," + one(R"("from":"2025-02-01","until":"2025-02-01",)" + any_unit),
         "scopes[1].until", "晚于");
    says(whole + "," + one(R"("unit":"x",)" + any_unit), "scopes[1]", "unit");
    says(whole + "," + one(R"("condition":{"fact":"headcuont","op":">=","value":1})"),
         "scopes[1].condition", "headcuont");
    says(whole + "," + one(R"("condition":{"use":"nothing"})"), "scopes[1].condition", "nothing");
    says(whole + "," + one(R"("condition":{"fact":"status","op":"=","value":"好"})"),
         "scopes[1].condition", "好");
}

TEST_CASE("a policy's scope changes nothing of who is counted", "[scope]")
{
    CountyRows county;
    unit(county, "A", "社会组织", 40);
    unit(county, "B", "非公有制企业", 40);
    const auto all = world_of(county);
    const auto seen = world_of(county, "2025-09-30", {"非公有制企业"});
    for (const char* id : {"social-30", "three-haves", "operating"}) {
        const auto scope = scope_named(id);
        const ScopedUnits a = ScopedUnits::of(scope, *all);
        const ScopedUnits b = ScopedUnits::of(scope, *seen);
        for (std::size_t row = 0; row < 2; ++row)
            CHECK(a.of(row) == b.of(row));
    }
}

TEST_CASE("of one unit a scope says what it says of it among all", "[scope][property]")
{
    CHECK(rc::check("a snapshot around a unit and the whole county's", [] {
        const auto units = *rc::gen::inRange<std::int64_t>(5, 30);
        const auto seed = *rc::gen::inRange<std::uint64_t>(1, 1'000'000);
        const Date day = Date::from_iso("2025-12-31")->add_days(-*rc::gen::inRange(0, 900));
        SampleFile file(units, seed);
        const auto scopes = program_scopes(facts());
        Needs needs;
        facts().add_needs(*facts().find("unit", "counts"), FieldUse::Content, needs);
        for (const auto& scope : *scopes)
            needs.merge(scope->needs(facts()));
        NoProgress quiet;
        const auto all =
            load_world(file.database(), Definitions::program(), needs, {day, {}, 0}, quiet);
        RC_ASSERT(all.has_value());
        const World& county = **all;
        // The records of one unit and its surveys alone.
        LedgerStore store(file.database(), Catalog::builtin());
        const auto& ids = county.snapshot().table("unit").ids;
        const std::int64_t id = *rc::gen::elementOf(ids);
        std::map<std::string, std::vector<Record>> records;
        records["unit"].push_back(*store.find(*Catalog::builtin().ledger("unit"), id).value());
        const LedgerDef& survey = *Catalog::builtin().ledger("survey");
        Query query;
        query.ledger = "survey";
        RC_ASSERT(store
                      .each(query,
                            [&](const Record& record) {
                                if (record.at(survey, "unit") == Value(id))
                                    records["survey"].push_back(record);
                                return true;
                            })
                      .has_value());
        World::Options options;
        options.as_of = day;
        const World alone(Snapshot::from_records(Definitions::program(), records), options);
        const auto row = static_cast<std::size_t>(county.snapshot().table("unit").row_of(id));
        for (const auto& scope : *scopes)
            RC_ASSERT(ScopedUnits::of(scope, county).of(row) ==
                      ScopedUnits::of(scope, alone).of(0));
    }));
}
