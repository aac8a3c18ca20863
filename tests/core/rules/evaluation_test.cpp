#include <catch2/catch.hpp>

#include "tests/support/pack_builder.h"

namespace lx::test {
namespace {

const char* const needs_headcount =
    R"("subject": "unit", "met": {"fact": "headcount", "op": ">=", "value": 100})";

CountyRows unit_with_headcount(int headcount)
{
    CountyRows county;
    county.add("unit", {{"uscc", "A"}});
    county.add("survey", {{"unit", "A"}, {"date", "2025-01-01"}, {"headcount", headcount}});
    return county;
}

TEST_CASE("Met, unmet, unknown and no subject", "[rules][states]")
{
    const auto pack = pack_of(needs_headcount);
    CHECK(state_of(pack, unit_with_headcount(100), "unit", "A") == "met");
    CHECK(state_of(pack, unit_with_headcount(99), "unit", "A") == "unmet");
    CHECK(state_of(pack, unit_with_headcount(100), "unit", "A", "2024-12-31") == "unknown");
    CountyRows gone = unit_with_headcount(100);
    gone.rows()["unit"][0]["deregistered"] = std::string("2025-09-30");
    CHECK(state_of(pack, gone, "unit", "A") == "none");
}

TEST_CASE("who false is no subject, who unknown is unknown, applies false is na", "[rules][states]")
{
    const auto pack = pack_of(
        R"("subject": "unit", "who": {"fact": "formal", "op": ">=", "value": 3},
           "applies": {"fact": "headcount", "op": ">=", "value": 50},
           "met": {"fact": "org_covered", "op": "=", "value": true})");
    CountyRows county = unit_with_headcount(60);
    Row& survey = county.rows()["survey"][0];
    CHECK(state_of(pack, county, "unit", "A") == "unknown");
    survey["formal"] = 2.0;
    CHECK(state_of(pack, county, "unit", "A") == "none");
    survey["formal"] = 3.0;
    CHECK(state_of(pack, county, "unit", "A") == "unmet");
    survey["headcount"] = 40.0;
    CHECK(state_of(pack, county, "unit", "A") == "na");
    survey.erase("formal");
    CHECK(state_of(pack, county, "unit", "A") == "na"); // applies false settles it
}

TEST_CASE("A false part decides an and, a true part an or, whatever is unknown", "[rules][states]")
{
    CountyRows county;
    county.add("unit", {{"uscc", "A"}, {"influential", true}}); // headcount unknown
    const auto state = [&](const char* condition) {
        return state_of(pack_of(std::string(R"("subject": "unit", "met": )") + condition), county,
                        "unit", "A");
    };
    const std::string unknown = R"({"fact": "headcount", "op": ">=", "value": 1})";
    const std::string yes = R"({"fact": "influential", "op": "=", "value": true})";
    const std::string no = R"({"fact": "influential", "op": "=", "value": false})";
    const auto two = [&](const char* group, const std::string& a, const std::string& b) {
        return state(("{\"" + std::string(group) + "\": [" + a + "," + b + "]}").c_str());
    };
    CHECK(two("all", unknown, no) == "unmet");
    CHECK(two("all", unknown, yes) == "unknown");
    CHECK(two("any", unknown, yes) == "met");
    CHECK(two("any", unknown, no) == "unknown");
    CHECK(state(("{\"not\": " + unknown + "}").c_str()) == "unknown");
    CHECK(state(R"({"unknown": true})") == "unknown");
    CHECK(state(R"({"all": []})") == "met");
    CHECK(state(R"({"any": []})") == "unmet");
}

TEST_CASE("Until its deadline a duty is pending, from the day on unmet", "[rules][states]")
{
    const auto pack =
        pack_of(std::string(needs_headcount) + R"(, "deadline": {"date": {"date": "2025-11-10"}})");
    CHECK(state_of(pack, unit_with_headcount(5), "unit", "A", "2025-11-09") == "pending");
    CHECK(state_of(pack, unit_with_headcount(5), "unit", "A", "2025-11-10") == "unmet");
    CHECK(state_of(pack, unit_with_headcount(100), "unit", "A", "2025-11-09") == "met");
    CountyRows nothing;
    nothing.add("unit", {{"uscc", "A"}});
    CHECK(state_of(pack, nothing, "unit", "A", "2025-11-09") == "unknown");
}

TEST_CASE("A deadline may run from a day of the row", "[rules][states]")
{
    const auto pack =
        pack_of(R"("subject": "org_change", "met": {"fact": "approved", "op": "given"},
                   "deadline": {"from": {"fact": "applied"}, "days": {"param": "days"}},
                   "params": {"days": {"title": "天数", "value": 30, "type": "days"}})");
    CountyRows county;
    county.add("org", {{"code", "D"}});
    const auto key = county.add(
        "org_change",
        {{"org", "D"}, {"kind", "变更"}, {"applied", "2025-08-31"}, {"approved", "2025-12-01"}});
    CHECK(state_of(pack, county, "org_change", key, "2025-08-30") == "none");
    CHECK(state_of(pack, county, "org_change", key, "2025-09-29") == "pending");
    CHECK(state_of(pack, county, "org_change", key, "2025-09-30") == "unmet");
    CHECK(state_of(pack, county, "org_change", key, "2025-12-01") == "met");
    const Evaluation evaluation = evaluation_of(pack, county, "2025-09-29");
    int seen = 0;
    evaluation.each_finding({}, [&](const Finding& finding) {
        ++seen;
        CHECK(finding.deadline == Date::from_iso("2025-09-30"));
        return true;
    });
    CHECK(seen == 1);
}

const char* const monthly =
    R"("subject": "org", "cadence": "month",
       "met": {"count": "activity", "via": "org", "where": {"all": [
           {"fact": "kind", "op": "=", "value": "支委会"},
           {"fact": "date", "op": "during", "value": "judged"}]}, "op": ">=", "value": 1})";

CountyRows org_with_meeting(const char* date)
{
    CountyRows county;
    county.add("org", {{"code", "D"}, {"founded", "2025-08-01"}});
    county.add("activity", {{"org", "D"}, {"kind", "支委会"}, {"date", date}});
    return county;
}

TEST_CASE("A cadence looks at the judged period, for who was there the whole of it",
          "[rules][states]")
{
    const auto pack = pack_of(monthly);
    const auto state = [&](const char* meeting, const char* day) {
        return state_of(pack, org_with_meeting(meeting), "org", "D", day);
    };
    CHECK(state("2025-08-01", "2025-09-29") == "met"); // August is judged
    CHECK(state("2025-08-31", "2025-09-29") == "met");
    CHECK(state("2025-09-01", "2025-09-29") == "unmet");
    CHECK(state("2025-09-01", "2025-09-30") == "met");
    CHECK(state("2025-08-01", "2025-08-30") == "na"); // July: not there yet
    CountyRows late = org_with_meeting("2025-08-05");
    late.rows()["org"][0]["founded"] = std::string("2025-08-02");
    CHECK(state_of(pack, late, "org", "D", "2025-08-31") == "na");
    CountyRows leaving = org_with_meeting("2025-07-05");
    leaving.rows()["org"][0]["dissolved"] = std::string("2025-09-02");
    CHECK(state_of(pack, leaving, "org", "D", "2025-09-01") == "unmet"); // there all August
}

TEST_CASE("Without the whole period where the rule says so", "[rules][states]")
{
    const auto pack = pack_of(std::string(monthly) + R"(, "whole_period": false)");
    CountyRows late = org_with_meeting("2025-08-05");
    late.rows()["org"][0]["founded"] = std::string("2025-08-02");
    CHECK(state_of(pack, late, "org", "D", "2025-08-31") == "met");
}

TEST_CASE("The period to come stands in todo until it is done", "[rules][todo]")
{
    const auto pack = pack_of(monthly);
    const auto todo = [&](const char* meeting, const char* day) {
        std::string list;
        evaluation_of(pack, org_with_meeting(meeting), day).each_todo([&](const TodoItem& item) {
            list += item.period + " " + item.due.iso() + ";";
            return true;
        });
        return list;
    };
    CHECK(todo("2025-08-05", "2025-09-15") == "2025-09 2025-09-30;");
    CHECK(todo("2025-09-05", "2025-09-15") == "");
    CHECK(todo("2025-09-25", "2025-09-15") == "2025-09 2025-09-30;"); // still to come
    CHECK(todo("2025-08-05", "2025-08-15") == "");
    CHECK(todo("2025-09-05", "2025-09-30") == "2025-10 2025-10-31;");
}

TEST_CASE("Todo: an own day within the period, deadlines, reminders", "[rules][todo]")
{
    const auto list = [](const std::shared_ptr<const PolicyPack>& pack, const CountyRows& county,
                         const char* day) {
        std::string text;
        evaluation_of(pack, county, day).each_todo([&](const TodoItem& item) {
            text += item.period + " " + item.due.iso() + ";";
            return true;
        });
        return text;
    };
    CountyRows county;
    county.add("org", {{"code", "D"}, {"last_election", "2022-12-01"}});
    const auto plan = pack_of(
        R"("subject": "org", "cadence": "year", "due": {"judged_day": "03-31"},
           "met": {"count": "activity", "via": "org", "where": {"all": [
               {"fact": "kind", "op": "=", "value": "年度计划"},
               {"fact": "date", "op": "during", "value": "judged"}]}, "op": ">=", "value": 1})");
    CHECK(list(plan, county, "2025-02-01") == "2025 2025-03-31;");
    const auto election = pack_of(
        R"("subject": "org", "met": {"fact": "due_election", "op": ">=", "value": {"day": "T"}},
           "remind": {"date": {"fact": "due_election"}, "days": 180})");
    CHECK(list(election, county, "2025-06-03") == "");
    CHECK(list(election, county, "2025-06-04") == " 2025-12-01;");
    CHECK(list(election, county, "2025-12-01") == " 2025-12-01;");
    CHECK(list(election, county, "2025-12-02") == ""); // no longer ahead: a finding
    const auto deadline = pack_of(
        R"("subject": "org", "met": {"fact": "direct_contact", "op": "=", "value": true},
           "deadline": {"date": {"date": "2025-12-31"}})");
    CHECK(list(deadline, county, "2025-06-01") == " 2025-12-31;");
    CHECK(list(deadline, county, "2025-12-31") == "");
}

TEST_CASE("Sums and extremes of linked rows, exact in money", "[rules][aggregates]")
{
    const auto pack = pack_of(
        R"("subject": "unit", "applies": {"count": "fund", "via": "unit", "op": ">=", "value": 1},
           "met": {"left": {"sum": "fund", "field": "amount", "via": "unit"}, "op": "<=",
                   "right": {"times": [{"fact": "wages"}, 0.01]}})");
    CountyRows county;
    county.add("unit", {{"uscc", "A"}});
    county.add("unit", {{"uscc", "B"}});
    county.add("survey", {{"unit", "A"}, {"date", "2025-01-01"}, {"wages", 1234567.89}});
    county.add("fund", {{"unit", "A"}, {"year", 2025}, {"item", "税前列支"}, {"amount", 12000}});
    county.add("fund", {{"unit", "A"}, {"year", 2024}, {"item", "税前列支"}, {"amount", 345.67}});
    CHECK(state_of(pack, county, "unit", "A") == "met"); // 12,345.67 against 12,345.6789
    county.rows()["fund"][1]["amount"] = 345.68;
    CHECK(state_of(pack, county, "unit", "A") == "unmet");
    county.rows()["survey"][0].erase("wages");
    CHECK(state_of(pack, county, "unit", "A") == "unknown");
    CHECK(state_of(pack, county, "unit", "B") == "na");
}

TEST_CASE("The greatest and least of no rows are unknown, the sum is 0", "[rules][aggregates]")
{
    CountyRows county;
    county.add("org", {{"code", "D"}});
    const auto state = [&](const char* condition) {
        return state_of(pack_of(std::string(R"("subject": "org", "met": )") + condition), county,
                        "org", "D");
    };
    const char* const stars =
        R"({"max": "rating", "field": "stars", "via": "org", "op": ">=", "value": 3})";
    const char* const last =
        R"({"max": "activity", "field": "date", "via": "org", "op": ">=", "value": "2025-01-01"})";
    const char* const none =
        R"({"sum": "rating", "field": "stars", "via": "org", "op": "=", "value": 0})";
    CHECK(state(stars) == "unknown");
    CHECK(state(last) == "unknown");
    CHECK(state(none) == "met");
    county.add("rating", {{"org", "D"}, {"year", 2023}, {"stars", 2}});
    county.add("rating", {{"org", "D"}, {"year", 2024}, {"stars", 4}});
    county.add("activity", {{"org", "D"}, {"kind", "党课"}, {"date", "2024-12-31"}});
    CHECK(state(stars) == "met");
    CHECK(state(last) == "unmet");
    CHECK(state(R"({"min": "rating", "field": "stars", "via": "org", "op": "=", "value": 2})") ==
          "met");
}

TEST_CASE("A count is known where the unknown rows don't matter", "[rules][aggregates]")
{
    const auto pack = pack_of(
        R"("subject": "org", "met": {"count": "unit", "via": "covers",
           "where": {"fact": "headcount", "op": ">=", "value": 300}, "op": ">=", "value": 1})");
    CountyRows county;
    county.add("org", {{"code", "D"}});
    for (const char* unit : {"A", "B"}) {
        county.add("unit", {{"uscc", unit}});
        county.add("coverage", {{"org", "D"}, {"unit", unit}});
    }
    CHECK(state_of(pack, county, "org", "D") == "unknown");
    county.add("survey", {{"unit", "A"}, {"date", "2025-01-01"}, {"headcount", 300}});
    CHECK(state_of(pack, county, "org", "D") == "met"); // B doesn't matter
    county.rows()["survey"][0]["headcount"] = 299.0;
    CHECK(state_of(pack, county, "org", "D") == "unknown");
    county.add("survey", {{"unit", "B"}, {"date", "2025-01-01"}, {"headcount", 5}});
    CHECK(state_of(pack, county, "org", "D") == "unmet");
}

TEST_CASE("outer is the rule's subject, however deep", "[rules][aggregates]")
{
    // Every direct subordinate has been ranked by the subject itself.
    const auto pack = pack_of(
        R"("subject": "org", "who": {"fact": "kind", "op": "=", "value": "两新工委"},
           "met": {"count": "org", "via": "parent", "where": {"count": "assessment", "via": "org",
               "where": {"all": [{"fact": "assessor", "op": "=", "value": {"outer": "self"}},
                                 {"fact": "rank", "op": "given"}]}, "op": "=", "value": 0},
               "op": "=", "value": 0})");
    CountyRows county;
    county.add("org", {{"code", "W"}, {"kind", "两新工委"}});
    county.add("org", {{"code", "V"}, {"kind", "两新工委"}});
    county.add("org", {{"code", "A"}, {"parent", "W"}});
    county.add("org", {{"code", "B"}, {"parent", "W"}});
    CHECK(state_of(pack, county, "org", "W") == "unmet");
    CHECK(state_of(pack, county, "org", "V") == "met"); // has none
    county.add("assessment", {{"year", 2024}, {"assessor", "W"}, {"org", "A"}, {"rank", 1}});
    county.add("assessment", {{"year", 2024}, {"assessor", "V"}, {"org", "B"}, {"rank", 1}});
    CHECK(state_of(pack, county, "org", "W") == "unmet"); // B was ranked by another
    county.add("assessment", {{"year", 2024}, {"assessor", "W"}, {"org", "B"}, {"rank", 2}});
    CHECK(state_of(pack, county, "org", "W") == "met");
}

TEST_CASE("Tables by number and by text", "[rules][terms]")
{
    const auto pack = pack_of(
        R"("subject": "unit", "met": {"left": {"fact": "headcount"}, "op": ">=",
               "right": {"table": "sizes", "key": {"fact": "scale"}}},
           "params": {"sizes": {"title": "人数", "type": "table",
                                "value": {"大型": 300, "中型": 100, "*": 10}}})");
    CountyRows county = unit_with_headcount(100);
    const auto state = [&](const char* scale) {
        county.rows()["unit"][0]["scale"] = std::string(scale);
        return state_of(pack, county, "unit", "A");
    };
    CHECK(state("大型") == "unmet");
    CHECK(state("中型") == "met");
    CHECK(state("微型") == "met");
    county.rows()["unit"][0].erase("scale");
    CHECK(state_of(pack, county, "unit", "A") == "unknown"); // no key
}

TEST_CASE("Dates: plus days and months, choices, made of a year", "[rules][terms]")
{
    CountyRows county;
    county.add("unit", {{"uscc", "A"}, {"registered", "2024-02-29"}, {"register_level", "省"}});
    const auto met = [&](const char* date, const char* expected) {
        INFO(date);
        CHECK(state_of(pack_of(std::string(R"("subject": "unit", "met": {"left": )") + date +
                               R"(, "op": "=", "right": ")" + expected + "\"}"),
                       county, "unit", "A") == "met");
    };
    met(R"({"date_plus": {"from": {"fact": "registered"}, "months": 12}})", "2025-02-28");
    met(R"({"date_plus": {"from": {"fact": "registered"}, "days": -1}})", "2024-02-28");
    met(R"({"if": {"fact": "register_level", "op": "=", "value": "省"}, "then": "2016-09-30",
            "else": "2016-12-31"})",
        "2016-09-30");
    met(R"({"make_date": {"year": {"plus": [{"year": "T"}, -1]}, "day": "12-31"}})", "2024-12-31");
    met(R"({"judged_day": "03-31"})", "2024-03-31");
    met(R"({"day": "T"})", "2025-09-30");
}

TEST_CASE("Blank dates are neither given nor compared, coming ones not given either",
          "[rules][terms]")
{
    CountyRows county;
    county.add("unit", {{"uscc", "A"}});
    county.add("unit", {{"uscc", "B"}, {"planned_date", "2025-10-01"}});
    const auto states = [&](const char* condition) {
        const auto pack = pack_of(std::string(R"("subject": "unit", "met": )") + condition);
        return state_of(pack, county, "unit", "A") + " " + state_of(pack, county, "unit", "B");
    };
    CHECK(states(R"({"fact": "planned_date", "op": "given"})") == "unmet unmet");
    CHECK(states(R"({"fact": "planned_date", "op": "empty"})") == "met unmet");
    CHECK(states(R"({"fact": "planned_date", "op": "<=", "value": "2030-01-01"})") == "unmet met");
    CHECK(states(R"({"fact": "planned_date", "op": "!=", "value": "2030-01-01"})") == "unmet met");
    CHECK(states(R"({"fact": "managing_org.kind", "op": "!=", "value": "党委"})") == "met met");
    CHECK(states(R"({"fact": "managing_org.counts", "op": "=", "value": true})") == "unmet unmet");
}

TEST_CASE("A rule may speak of several kinds of rows", "[rules][states]")
{
    const auto pack = pack_of(
        R"("subjects": [
             {"subject": "worker", "met": {"count": "training", "via": "person", "op": ">=", "value": 1}},
             {"subject": "instructor", "met": {"count": "training", "via": "person", "op": ">=", "value": 1}}])");
    CountyRows county;
    county.add("worker", {{"id_number", "1"}});
    county.add("instructor", {{"code", "Z"}});
    county.add("training", {{"id_number", "1"}, {"date", "2025-01-01"}});
    CHECK(state_of(pack, county, "worker", "1") == "met");
    CHECK(state_of(pack, county, "instructor", "Z") == "unknown"); // no ID number to look by
    const Evaluation evaluation = evaluation_of(pack, county);
    const StateCounts counts = evaluation.counts(pack->rules().front());
    CHECK(counts.met == 1);
    CHECK(counts.unknown == 1);
}

TEST_CASE("Rows that have ended can be subjects where a rule says so", "[rules][states]")
{
    const char* const rule =
        R"("subject": "post", "who": {"fact": "end", "op": "given"},
           "met": {"fact": "reviewed_before_end", "op": "given"})";
    CountyRows county;
    county.add("org", {{"code", "D"}});
    const auto key = county.add("post", {{"org", "D"}, {"id_number", "1"}, {"end", "2025-01-01"}});
    CHECK(state_of(pack_of(rule), county, "post", key) == "none");
    CHECK(state_of(pack_of(std::string(rule) + R"(, "any_row": true)"), county, "post", key) ==
          "unmet");
}

TEST_CASE("The jurisdiction is one subject, an area", "[rules][states]")
{
    const auto pack = pack_of(
        R"("subject": "jurisdiction", "met": {"count": "worker", "via": "all", "op": ">=", "value": 1})");
    CountyRows county;
    county.add("area", {{"code", "T"}, {"kind", "街道"}, {"parent", "640121"}});
    CHECK(state_of(pack, county, "area", "640121") == "unmet");
    CHECK(state_of(pack, county, "area", "T") == "none");
    county.add("worker", {{"id_number", "1"}});
    CHECK(state_of(pack, county, "area", "640121") == "met");
}

TEST_CASE("Findings can be filtered, counted off and stopped", "[rules][findings]")
{
    const auto pack = pack_of(needs_headcount);
    CountyRows county;
    for (int i = 0; i < 10; ++i) {
        const std::string key = "U" + std::to_string(i);
        county.add("unit", {{"uscc", key}});
        county.add("survey",
                   {{"unit", key}, {"date", "2025-01-01"}, {"headcount", i < 4 ? 200 : 5}});
    }
    const Evaluation evaluation = evaluation_of(pack, county);
    const auto ids = [&](const FindingFilter& filter) {
        std::vector<std::int64_t> list;
        evaluation.each_finding(filter, [&](const Finding& finding) {
            list.push_back(finding.id);
            return true;
        });
        return list;
    };
    using Ids = std::vector<std::int64_t>;
    CHECK(ids({}) == Ids{5, 6, 7, 8, 9, 10});
    FindingFilter filter;
    filter.states = {State::Met};
    CHECK(ids(filter) == Ids{1, 2, 3, 4});
    filter.offset = 1;
    filter.limit = 2;
    CHECK(ids(filter) == Ids{2, 3});
    filter = {};
    filter.ledger = "unit";
    filter.id = 7;
    CHECK(ids(filter) == Ids{7});
    filter.id = 99;
    CHECK(ids(filter) == Ids{});
    filter = {};
    filter.rules = {"test-1/1.a"};
    CHECK(ids(filter).size() == 6);
    filter.rules = {"9.z"};
    CHECK(ids(filter).empty());
    int seen = 0;
    evaluation.each_finding({}, [&](const Finding&) { return ++seen < 3; });
    CHECK(seen == 3);
}

TEST_CASE("An unknown rule is wrong usage; a cancel stops", "[rules][findings]")
{
    class Stop final : public Progress
    {
    public:
        void report(std::string_view, std::int64_t, std::int64_t) override {}
        [[nodiscard]] bool cancelled() const override { return true; }
    };
    const auto pack = pack_of(needs_headcount);
    const auto world = world_of(unit_with_headcount(1));
    EvaluateOptions options;
    options.rules = {"9.z"};
    const auto unknown = evaluate(pack, world, options);
    REQUIRE_FALSE(unknown.has_value());
    CHECK(unknown.error().kind == ErrorKind::Usage);
    CHECK_THAT(unknown.error().message, Catch::Contains("9.z"));
    Stop stop;
    options.rules = {};
    options.progress = &stop;
    const auto cancelled = evaluate(pack, world, options);
    REQUIRE_FALSE(cancelled.has_value());
    CHECK(cancelled.error().kind == ErrorKind::Cancelled);
}

} // namespace
} // namespace lx::test
