// What lists show of their rows besides fields: derived columns, and marks.
#include "core/rows/list_facts.h"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "core/rows/list_columns.h"
#include "core/rows/lists.h"
#include "core/rows/row_reader.h"
#include "core/sample/sample.h"
#include "tests/support/county_fixture.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Facts : CountyFixture
{
    NoProgress progress;
    KeptWorlds worlds;
    Date day = clock.today();
    const FactRegistry& facts = definitions->facts();

    Facts() : CountyFixture(200) {}

    std::shared_ptr<const ListFacts> load(const char* ledger, std::vector<const char*> keys,
                                          bool marks = false)
    {
        ListFacts::Wanted wanted{ledger, {}, marks, day};
        for (const char* key : keys)
            wanted.facts.push_back(facts.find(ledger, key));
        auto loaded = ListFacts::load(*database, definitions, std::move(wanted), worlds, progress);
        REQUIRE(loaded);
        return *loaded;
    }
    std::vector<std::int64_t> rows(RowSet set)
    {
        set.day = day;
        return RowReader::open(*database, definitions, set).value().ids(progress).value();
    }
};

} // namespace

TEST_CASE("the columns of a list are its fields, then derived facts; a key names one column")
{
    const Definitions& program = *Definitions::program();
    for (const LedgerDef& def : program.catalog().ledgers()) {
        const auto columns = list_columns(program.facts(), def);
        std::set<std::string> keys;
        for (std::size_t at = 0; at < columns.size(); ++at) {
            INFO(def.code + "." + columns[at].field.key);
            CHECK(columns[at].derived == (at >= def.fields.size()));
            CHECK(keys.insert(columns[at].field.key).second);
            CHECK(column_of(columns, columns[at].field.key) == static_cast<int>(at));
            if (columns[at].derived)
                CHECK_FALSE(columns[at].field.hint.empty()); // how it is counted
        }
        CHECK(column_of(columns, "no_such_column") == -1);
    }
}

TEST_CASE("a derived value is the fact of the day, read by the row's id")
{
    Facts f;
    const auto loaded = f.load("unit", {"org_covered", "headcount"});
    const FactDef& covered = *f.facts.find("unit", "org_covered");
    RowSet by_condition;
    by_condition.ledger = "unit";
    by_condition.condition = {{"fact", "org_covered"}, {"op", "="}, {"value", true}};
    const auto ids = f.rows(by_condition);
    REQUIRE_FALSE(ids.empty());
    std::vector<std::int64_t> found;
    RowSet all;
    all.ledger = "unit";
    for (const std::int64_t id : f.rows(all))
        if (loaded->value(covered, id) == Value(std::int64_t{1}))
            found.push_back(id);
    CHECK(found == ids);
    CHECK(is_empty(loaded->value(covered, 999'999)));
    CHECK_FALSE(loaded->at_least(*f.facts.find("unit", "headcount"), 999'999));
}

TEST_CASE("what a derived column comes to over rows is the sum of what each shows")
{
    Facts f;
    const auto loaded = f.load("unit", {"headcount", "org_covered"});
    const FactDef& headcount = *f.facts.find("unit", "headcount");
    RowSet all;
    all.ledger = "unit";
    const auto ids = f.rows(all);
    std::int64_t sum = 0;
    std::int64_t given = 0;
    std::set<std::int64_t> distinct;
    for (const std::int64_t id : ids) {
        const Value one = loaded->value(headcount, id);
        given += is_empty(one) ? 0 : 1;
        sum += int_of(one);
        if (!is_empty(one))
            distinct.insert(int_of(one));
    }
    REQUIRE(given > 1);
    const ColumnStatistics found = loaded->statistics(headcount, ids);
    CHECK(found.rows == std::ssize(ids));
    CHECK(found.given() == given);
    CHECK(found.sum == Value(sum));
    CHECK(found.distinct == std::ssize(distinct));
    CHECK(found.least == Value(*distinct.begin()));
    CHECK(found.greatest == Value(*distinct.rbegin()));
    CHECK(found.mean == Approx(static_cast<double>(sum) / static_cast<double>(given)));
    CHECK(found.values.empty()); // not asked for
    const auto counted = loaded->statistics(headcount, ids, 1'000).values;
    std::int64_t rows = 0;
    for (std::size_t i = 0; i < counted.size(); ++i) {
        CHECK(counted[i].rows == std::ranges::count_if(ids, [&](std::int64_t id) {
                  return loaded->value(headcount, id) == counted[i].value;
              }));
        CHECK((i == 0 || counted[i - 1].rows >= counted[i].rows));
        rows += counted[i].rows;
    }
    CHECK(rows == std::ssize(ids));
    CHECK(loaded->statistics(headcount, ids, 1).values.front().value == counted.front().value);
    // Of what is no number nothing is added up.
    CHECK(is_empty(loaded->statistics(*f.facts.find("unit", "org_covered"), ids).sum));
    CHECK(loaded->statistics(headcount, {}).given() == 0);
}

TEST_CASE("what is only known to be at least so much adds up to such a sum")
{
    TestLedger ledger;
    const auto org = [&](const char* code) {
        return ledger.put(
            "org",
            {{"code", code}, {"name", code}, {"kind", "联合党支部"}, {"founded", "2010-01-01"}});
    };
    const auto covered = [&](std::int64_t by, const char* name, std::int64_t formal) {
        const auto unit = ledger.put("unit", {{"name", name}});
        ledger.put("coverage", {{"org", by}, {"unit", unit}, {"start", "2020-01-01"}});
        if (formal > 0)
            ledger.put("survey", {{"unit", unit}, {"date", "2025-06-01"}, {"formal", formal}});
    };
    const auto partly = org("A");
    covered(partly, "甲公司", 4);
    covered(partly, "乙公司", 0); // never surveyed
    const auto wholly = org("B");
    covered(wholly, "丙公司", 3);
    const DefinitionsPtr program = Definitions::program();
    const FactDef& formal = *program->facts().find("org", "formal");
    NoProgress progress;
    KeptWorlds worlds;
    const auto loaded =
        ListFacts::load(ledger.database(), program,
                        {"org", {&formal}, false, *Date::from_iso("2025-09-30")}, worlds, progress);
    REQUIRE(loaded);
    const ListFacts& facts = **loaded;
    CHECK(facts.value(formal, partly) == Value(std::int64_t{4}));
    CHECK(facts.at_least(formal, partly));
    CHECK_FALSE(facts.at_least(formal, wholly));
    const ColumnStatistics both = facts.statistics(formal, {partly, wholly});
    CHECK(both.sum == Value(std::int64_t{7}));
    CHECK(both.at_least);
    CHECK_FALSE(facts.statistics(formal, {wholly}).at_least);
}

TEST_CASE("after a change the values are those of the file as it is")
{
    Facts f;
    const auto before = f.load("unit", {"headcount"});
    const FactDef& headcount = *f.facts.find("unit", "headcount");
    RowSet all;
    all.ledger = "unit";
    const std::int64_t id = f.rows(all).front();
    const LedgerDef& survey = f.def("survey");
    Record record(survey);
    record.set(survey, "unit", id);
    record.set(survey, "date", f.day.iso());
    record.set(survey, "headcount", std::int64_t{4321});
    f.put("survey", record);
    CHECK(before->value(headcount, id) != Value(std::int64_t{4321}));
    const auto after = ListFacts::after(*f.database, before, f.worlds, f.progress);
    REQUIRE(after);
    CHECK((*after)->value(headcount, id) == Value(std::int64_t{4321}));
}

TEST_CASE("a row is marked where it is in the list that marks, and nowhere else")
{
    Facts f;
    const auto lists = preset_lists(f.facts).value();
    std::set<std::string> marked;
    for (const RowList& list : lists)
        if (!list.sign.empty())
            marked.insert(list.name);
    // The words of the field, each with a shape of its own in its ledger.
    CHECK(marked == std::set<std::string>{"应建未建", "代码待补", "代码存疑", "届满半年内",
                                          "已届满", "督办逾期", "里程碑逾期", "计划逾期未办",
                                          "发展阶段间隔不满一年"});
    int rows_marked = 0;
    for (const LedgerDef& def : f.catalog->ledgers()) {
        INFO(def.code);
        const auto marks = list_marks(f.facts, def.code).value();
        std::set<std::string> signs;
        for (const ListMark& mark : marks) {
            CHECK(signs.insert(mark.sign).second);
            CHECK_FALSE(mark.note.empty());
        }
        if (marks.empty())
            continue;
        const auto loaded = f.load(def.code.c_str(), {}, true);
        RowSet all;
        all.ledger = def.code;
        for (const RowList& list : lists) {
            if (list.sign.empty() || list.rows.ledger != def.code)
                continue;
            auto in_list = f.rows(list.rows);
            std::vector<std::int64_t> told;
            for (const std::int64_t id : f.rows(all)) {
                const auto of_row = loaded->marks(id);
                if (std::ranges::any_of(
                        of_row, [&](const ListMark* mark) { return mark->name == list.name; }))
                    told.push_back(id);
            }
            std::ranges::sort(in_list);
            std::ranges::sort(told);
            INFO(list.name);
            CHECK(told == in_list);
            rows_marked += static_cast<int>(told.size());
        }
    }
    CHECK(rows_marked > 0);
}

TEST_CASE("facts of a list that others have read are not read once more")
{
    Facts f;
    const auto first = f.load("unit", {"headcount", "org_covered"});
    const FactDef& headcount = *f.facts.find("unit", "headcount");
    Needs needs;
    f.facts.add_needs(headcount, FieldUse::Content, needs);
    World::Options options;
    options.as_of = f.day;
    const auto world =
        f.worlds.find(*f.database, f.definitions, needs, options, f.progress).value();
    const auto held = world.use_count();
    const auto second = f.load("unit", {"headcount"});
    CHECK(world.use_count() == held + 1);
    // Nor anew after a change that they don't read.
    Record person(f.def("instructor"));
    person.set(f.def("instructor"), "code", std::string("ZD999999"));
    person.set(f.def("instructor"), "name", std::string("新来的"));
    person.set(f.def("instructor"), "start", std::string("2025-01-01"));
    f.put("instructor", person);
    CHECK(ListFacts::after(*f.database, second, f.worlds, f.progress).value() == second);
}

TEST_CASE("a list says whose rows decide which rows it shows and in what order")
{
    const FactRegistry& facts = Definitions::program()->facts();
    RowSet rows;
    rows.ledger = "unit";
    rows.sort = "headcount";
    const auto by_headcount = ledgers_asked(facts, rows);
    REQUIRE(by_headcount);
    CHECK(by_headcount->contains("unit"));
    CHECK(by_headcount->contains("survey"));
    CHECK_FALSE(by_headcount->contains("instructor"));
    rows.condition = {{"fact", "no_such_fact"}, {"op", "="}, {"value", true}};
    CHECK_FALSE(ledgers_asked(facts, rows));
}
