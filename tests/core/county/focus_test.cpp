// The lists that are worked down to none, the gaps beside them, and that every place counts alike.
#include "core/county/focus.h"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "core/county/county.h"
#include "core/county/mass_gaps.h"
#include "core/county/rule_search.h"
#include "core/edit/supervise.h"
#include "core/rules/figure_table.h"
#include "tests/support/county_fixture.h"
#include "tests/support/county_world.h"

using namespace lx;
using namespace lx::test;

namespace {

std::shared_ptr<const County> loaded(CountyFixture& file,
                                     const std::vector<std::string>& policies = {},
                                     const char* day = "2025-09-30")
{
    NoProgress quiet;
    const auto county = County::load(*file.database, file.definitions,
                                     CountyWanted::by_pages(policies, *Date::from_iso(day)), quiet);
    REQUIRE(county.has_value());
    return *county;
}

const FocusList& list_of(const std::vector<FocusList>& lists, const std::string& id)
{
    const auto found = std::find_if(lists.begin(), lists.end(),
                                    [&](const FocusList& list) { return list.def->id == id; });
    REQUIRE(found != lists.end());
    return *found;
}

/// Natural keys of a list's rows on a day, new ones with a mark; "-n" where some have gone.
std::string told(const CountyRows& county, const std::string& id, const std::string& day)
{
    const auto world = world_of(county, day);
    const auto lists = focus_lists(*world);
    const FocusList& list = list_of(lists, id);
    const FactDef& name =
        *world->registry().find(list.ledger, list.ledger == "org" ? "code" : "uscc");
    std::string text;
    for (const FocusList::Row& row : list.rows)
        text += (text.empty() ? "" : " ") + world->show(name, row.row) + (row.fresh ? "!" : "");
    return list.gone == 0 ? text : text + " -" + std::to_string(list.gone);
}

void add_unit(CountyRows& county, const char* code, int headcount, int formal, const char* day)
{
    county.add("unit", {{"uscc", code}, {"category", "非公有制企业"}});
    county.add("survey",
               {{"unit", code}, {"date", day}, {"headcount", headcount}, {"formal", formal}});
}

} // namespace

TEST_CASE("every list and gap is made of figures there are, its rules are rules there are")
{
    const FactRegistry& facts = Definitions::program()->facts();
    const FigureTable& figures = FigureTable::of(facts);
    std::set<std::string, std::less<>> rules;
    for (const std::string& id : PolicyPack::builtin_ids()) {
        const auto pack = *PolicyPack::builtin(Definitions::program(), id);
        for (const Rule& rule : pack->rules())
            rules.insert(rule.full_id);
    }
    CHECK(PolicyPack::builtin_rules() == rules);
    std::set<std::string> ids;
    for (const FocusDef& list : FocusDefs::program().lists) {
        CAPTURE(list.id);
        CHECK(ids.insert(list.id).second);
        CHECK(figures.find(list.figure) != nullptr);
        for (const FocusRule& rule : list.rules)
            CHECK(rules.contains(rule.rule));
    }
    for (const GapDef& gap : FocusDefs::program().gaps) {
        CAPTURE(gap.id);
        REQUIRE(figures.find(gap.of) != nullptr);
        REQUIRE(figures.find(gap.met) != nullptr);
        CHECK(figures.at(gap.of).ledger == figures.at(gap.met).ledger);
    }
}

TEST_CASE("a unit is due an organization from its third member until it is covered")
{
    CountyRows county;
    add_unit(county, "A", 120, 3, "2025-09-25");
    add_unit(county, "B", 20, 3, "2025-01-10");
    add_unit(county, "C", 20, 2, "2025-01-10");
    county.add("org", {{"code", "J"}, {"kind", "联合党支部"}, {"founded", "2025-09-26"}});
    county.add("coverage", {{"org", "J"}, {"unit", "B"}, {"start", "2025-09-26"}});
    CHECK(told(county, "unbuilt", "2025-09-24") == "B");
    CHECK(told(county, "unbuilt", "2025-09-25") == "A! B");
    CHECK(told(county, "unbuilt", "2025-09-30") == "A! -1"); // marked for a week
    CHECK(told(county, "unbuilt", "2025-10-02") == "A -1");
    CHECK(told(county, "unbuilt", "2025-10-03") == "A");
    CHECK(told(county, "big_unbuilt", "2025-09-30") == "A!");
}

TEST_CASE("branches that are empty, small or late stand in one list each")
{
    CountyRows county;
    add_unit(county, "A", 20, 0, "2024-01-10");
    add_unit(county, "B", 20, 2, "2024-01-10");
    add_unit(county, "C", 20, 5, "2024-01-10");
    for (const char* code : {"A", "B", "C"}) {
        const std::string org = std::string("O") + code;
        county.add("org", {{"code", org}, {"kind", "党支部"}, {"founded", "2022-09-20"}});
        county.add("coverage", {{"org", org}, {"unit", code}, {"start", "2022-09-20"}});
        county.add("activity", {{"org", org}, {"kind", "主题党日"}, {"date", "2025-06-01"}});
    }
    county.add("rating", {{"org", "OB"}, {"year", 2024}, {"stars", 1}});
    county.add("rating", {{"org", "OC"}, {"year", 2024}, {"stars", 0}});
    county.add("activity", {{"org", "OC"}, {"kind", "晋位升级整改"}, {"date", "2025-03-01"}});
    CHECK(told(county, "shells", "2025-09-30") == "OA");
    CHECK(told(county, "few_members", "2025-09-30") == "OB");
    CHECK(told(county, "election_overdue", "2025-09-20").empty()); // the last day
    CHECK(told(county, "election_overdue", "2025-09-21") == "OA! OB! OC!");
    CHECK(told(county, "behind", "2025-09-30") == "OB");
}

TEST_CASE("pocket members are newly found where no earlier survey told of any")
{
    CountyRows county;
    for (const char* code : {"A", "B"})
        county.add("unit", {{"uscc", code}});
    county.add("survey", {{"unit", "A"}, {"date", "2024-09-01"}, {"unregistered", 0}});
    county.add("survey", {{"unit", "B"}, {"date", "2024-09-01"}, {"unregistered", 2}});
    for (const char* code : {"A", "B"})
        county.add("survey", {{"unit", code}, {"date", "2025-09-01"}, {"unregistered", 2}});
    CHECK(told(county, "pocket_found", "2025-08-31").empty());
    CHECK(told(county, "pocket_found", "2025-09-05") == "A!");
    CHECK(told(county, "pocket_found", "2025-09-30") == "A");
}

TEST_CASE("the same number stands on the start page, in the coverage and beside the rules")
{
    CountyFixture file(2000);
    const auto county = loaded(file, PolicyPack::builtin_ids());
    const FocusList& unbuilt = list_of(county->focus, "unbuilt");
    REQUIRE_FALSE(unbuilt.rows.empty());
    CHECK(static_cast<std::int64_t>(unbuilt.rows.size()) == county->figures.overview.unbuilt);
    const FactDef& kind = *county->world->registry().find("unit", "unbuilt_kind");
    std::int64_t of_kind = 0;
    for (std::int32_t row = 0; row < county->world->rows("unit"); ++row)
        of_kind += county->world->show(kind, row) == "应建未建" ? 1 : 0;
    CHECK(of_kind == county->figures.overview.unbuilt);

    // Every rule that asks the same tells what it counts besides, and why.
    std::size_t differing = 0;
    for (const FocusList& list : county->focus) {
        CHECK(list.otherwise.size() == list.def->rules.size());
        for (std::size_t i = 0; i < list.otherwise.size(); ++i) {
            const FocusOtherwise& other = list.otherwise[i];
            CAPTURE(list.def->id, other.rule, other.text);
            CHECK(static_cast<std::int64_t>(list.rows.size()) ==
                  other.unmet - other.more + other.fewer);
            CHECK((other.more == 0 || !list.def->rules[i].more.empty()));
            CHECK((other.fewer == 0 || !list.def->rules[i].fewer.empty()));
            CHECK(other.text.empty() == (other.more == 0 && other.fewer == 0));
            differing += other.text.empty() ? 0 : 1;
        }
    }
    CHECK(differing > 0);
    CHECK(focus_otherwise(*county, "ningxia-2018/6.a").find("单独组建") != std::string::npos);
    CHECK(focus_otherwise(*county, "ningxia-2018/14.a").empty());
}

TEST_CASE("what is supervised or explained, under the list or a rule of it, is under way")
{
    CountyFixture file(2000);
    const std::string rule = "ningxia-2018/6.a";
    auto county = loaded(file);
    const FocusList before = list_of(county->focus, "unbuilt");
    REQUIRE(before.rows.size() >= 3);
    CHECK(before.open() == static_cast<std::int64_t>(before.rows.size()));
    NoProgress quiet;
    auto writer = Writer::begin(*file.database, *file.catalog, file.actor, "交办");
    REQUIRE(writer);
    SupervisedFinding first{before.key(), before.def->title, "unit", before.rows[0].id};
    SupervisedFinding second{rule, "单独建党组织", "unit", before.rows[1].id};
    SupervisionOrder order{*Date::from_iso("2025-09-01"), *Date::from_iso("2025-09-20"), "张三"};
    REQUIRE(supervise(*file.database, *file.catalog, *writer, {first}, order, quiet));
    order.person.clear();
    REQUIRE(supervise(*file.database, *file.catalog, *writer, {second}, order, quiet));
    REQUIRE(writer->commit());
    Record said(file.def("exception"));
    said.set(file.def("exception"), "rule", before.key());
    said.set(file.def("exception"), "object_kind", std::string("单位"));
    LedgerStore store(*file.database, *file.catalog);
    said.set(file.def("exception"), "object",
             *store.subject_key(file.def("unit"), before.rows[2].id));
    said.set(file.def("exception"), "reason", std::string("厂房搬迁"));
    said.set(file.def("exception"), "accepted_by", std::string("李四"));
    said.set(file.def("exception"), "date", std::string("2025-09-02"));
    said.set(file.def("exception"), "until", std::string("2025-09-30"));
    file.put("exception", said);

    county = loaded(file);
    const FocusList after = list_of(county->focus, "unbuilt");
    CHECK(after.rows.size() == before.rows.size()); // still to be done
    CHECK(after.assigned == 2);
    CHECK(after.overdue == 2);
    CHECK(after.put_off == 1);
    CHECK(after.open() == static_cast<std::int64_t>(after.rows.size()) - 3);
    CHECK(after.handled(*county, after.rows[0]).matter->person == "张三");
    // Among what is due, under the name of who sees to it.
    const auto due =
        std::find_if(county->agenda.begin(), county->agenda.end(), [](const auto& item) {
            return item.kind == AgendaItem::Kind::Supervision && item.overdue();
        });
    REQUIRE(due != county->agenda.end());
    CHECK(std::any_of(due->who.begin(), due->who.end(),
                      [](const auto& who) { return who.who == "张三"; }));
    // The findings of the rule say the same, whichever of the two it was done under.
    const auto of_rule = [&](const FocusList::Row& row) {
        return handled(county->supervisions, county->exceptions, rule, "unit", row.id).how;
    };
    CHECK(of_rule(after.rows[0]) == Handling::Overdue);
    CHECK(of_rule(after.rows[1]) == Handling::Overdue);
    CHECK(of_rule(after.rows[2]) == Handling::Explained);
    CHECK(county->exceptions.valid(rule, "unit", after.rows[2].id)->reason == "厂房搬迁");
    // The day after its last one the reason holds no more.
    CHECK(list_of(loaded(file, {}, "2025-10-01")->focus, "unbuilt").put_off == 0);
}

TEST_CASE("a gap is the share that is left, and comes from the quarters before")
{
    CountyFixture file;
    const auto county = loaded(file, {"ordos-2013"});
    const auto gaps = mass_gaps(*county);
    REQUIRE(gaps.size() == FocusDefs::program().gaps.size());
    for (const MassGap& gap : gaps) {
        CAPTURE(gap.def->id);
        REQUIRE(gap.points.size() == 4);
        CHECK(gap.points[0].day.iso() == "2024-12-31");
        CHECK(gap.points[2].day.iso() == "2025-06-30");
        CHECK(gap.now().day == county->as_of);
        CHECK(gap.now().total > 0);
        CHECK(gap.now().met <= gap.now().total);
        const auto rows = gap_rows(*county->world, *gap.def, county->units);
        CHECK(static_cast<std::int64_t>(rows.size()) == gap.now().total - gap.now().met);
        CHECK(gap.not_met() == static_cast<std::int64_t>(rows.size()));
        // A target is what a policy sets; 100 is none.
        CHECK(gap.target.has_value() == !gap.target_title.empty());
        CHECK(gap.missing().has_value() == gap.target.has_value());
        if (gap.target)
            CHECK(*gap.missing() <= static_cast<std::int64_t>(rows.size()));
        if (gap.def->goal.empty())
            CHECK_FALSE(gap.target.has_value());
    }
    CHECK(gaps[0].now().met == county->figures.overview.org_covered);
    CHECK(gaps[0].now().total == county->figures.overview.units);
    const auto earlier = loaded(file, {}, "2025-06-30");
    CHECK(gaps[0].points[2].met == earlier->figures.overview.org_covered);
    CHECK(gaps[0].points[2].total == earlier->figures.overview.units);
    for (const MassGap& gap : mass_gaps(*earlier)) // no policy
        CHECK_FALSE(gap.target.has_value());
}

TEST_CASE("a gap aims at the most that a policy asks of all units, and else at nothing")
{
    CountyFixture file;
    const auto county = loaded(file);
    County aimed;
    aimed.as_of = county->as_of;
    aimed.definitions = county->definitions;
    aimed.world = county->world;
    for (const double percent : {70.0, 80.0, 100.0}) {
        CoverageGoal& goal = aimed.goals.emplace_back();
        goal.percent = percent;
        goal.title = "覆盖率" + std::to_string(static_cast<int>(percent));
        goal.who = percent == 100 ? "enterprise" : ""; // of some units alone
    }
    for (const MassGap& gap : mass_gaps(aimed)) {
        CAPTURE(gap.def->id);
        CHECK(gap.target.has_value() == (gap.def->goal == "org"));
        CHECK(gap.target_title == (gap.target ? "覆盖率80" : ""));
        if (gap.target) {
            CHECK(*gap.target == 80);
            const std::int64_t wanted = (gap.now().total * 80 + 99) / 100;
            CHECK(*gap.missing() == std::max<std::int64_t>(0, wanted - gap.now().met));
        }
    }
}

TEST_CASE("rules are found by what people call them")
{
    const auto found = [](const char* text) {
        std::string ids;
        const RuleSearch search(text);
        const auto pack = *PolicyPack::builtin(Definitions::program(), "ningxia-2018");
        for (const Rule& rule : pack->rules())
            ids += search.finds(rule) ? rule.id + " " : "";
        return ids;
    };
    CHECK(found("应建").find("6.a ") != std::string::npos);
    CHECK(found("应建未建").find("6.a ") != std::string::npos);
    CHECK(found("yjwj").find("6.a ") != std::string::npos); // initials
    CHECK(found("YJWJ") == found("yjwj"));
    CHECK(found("空壳").find("8.a ") != std::string::npos);
    CHECK(found("逐户制定") == "6.d "); // words of the advice
    CHECK(found("ningxia-2018/6.d") == "6.d ");
    CHECK(found("100人 第6条") == "6.d "); // every word
    CHECK(found("没有这样的规则").empty());
    CHECK(found("  ") == found(""));
    CHECK(found("ＮＩＮＧＸＩＡ－２０１８／６．Ｄ") == "6.d "); // full width
    CHECK(found("100人　第6条") == "6.d ");                     // an ideographic blank
    CHECK(found("\t 100人\n第６条\u00a0") == "6.d ");
    CHECK(found("　") == found(""));
}

TEST_CASE("case and width don't count in any text of a rule")
{
    Rule rule;
    rule.full_id = "own/1.a";
    rule.title = "第一条";
    rule.clause = "附件B";
    rule.group = "Ａ组";
    rule.advice = "登记VPN账号（内网）";
    for (const char* word : {"附件b", "附件Ｂ", "a组", "vpn", "vpn账号(内网)", "OWN/1.A"}) {
        CAPTURE(word);
        CHECK(RuleSearch(word).finds(rule));
    }
    CHECK_FALSE(RuleSearch("附件c").finds(rule));
}

TEST_CASE("no sentence of a finding says that something is to be yes or no")
{
    CountyFixture file(120);
    const auto county = loaded(file, PolicyPack::builtin_ids());
    std::set<std::string> sentences;
    for (const PackResult& pack : county->packs) {
        for (const Rule* rule : pack.evaluation->rules()) {
            FindingFilter some;
            some.rules = {rule->id};
            some.limit = 40;
            pack.evaluation->each_finding(some, [&](const Finding& finding) {
                const Explanation why = pack.evaluation->explain(finding);
                sentences.insert(why.needed.begin(), why.needed.end());
                for (const FactReading& fact : why.facts)
                    sentences.insert(fact.title);
                return true;
            });
        }
    }
    CHECK(sentences.size() > 100);
    for (const std::string& sentence : sentences) {
        CAPTURE(sentence);
        CHECK(sentence.find("为是") == std::string::npos);
        CHECK(sentence.find("为否") == std::string::npos);
        CHECK(sentence.find("须") != 0);
    }
}
