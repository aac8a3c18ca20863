// Definitions of events: those of the program can be read, and what is wrong in one is told with
// its place.
#include "core/events/event_def.h"

#include <set>

#include <catch2/catch.hpp>

#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

/// A small event with some members put in.
std::string definition(const std::string& fields, const std::string& checks,
                       const std::string& steps, const std::string& more = "")
{
    return R"({"id": "x", "name": "示例", "group": "示例", "title": "示例 {org}", "fields": [
        {"key": "org", "of": "coverage.org", "required": true},
        {"key": "date", "of": "coverage.start", "required": true},
        {"key": "units", "name": "单位", "type": "ref_list", "ledger": "unit"})" +
           fields + R"(], "checks": [)" + checks + R"(], "steps": [)" +
           (steps.empty()
                ? R"({"add": "coverage", "each": "units", "set": {"org": "@org", "unit": "@each", "start": "@date"}})"
                : steps) +
           "]" + more + "}";
}

std::string trouble(const std::string& json)
{
    return message(EventDef::from_json(Catalog::builtin(), "x.json", json));
}

} // namespace

TEST_CASE("the events of the program can be read and are found by every name they have")
{
    const auto events = EventDef::all(Catalog::builtin());
    REQUIRE(message(events) == std::string());
    std::set<std::string> names;
    for (const EventDef& event : *events) {
        INFO(event.id);
        CHECK(names.insert(event.name).second);
        for (const std::string& synonym : event.synonyms)
            CHECK(names.insert(synonym).second);
        CHECK(EventDef::find(Catalog::builtin(), event.id)->id == event.id);
        CHECK(EventDef::find(Catalog::builtin(), event.name)->id == event.id);
        // Everything it asks for is used.
        for (const EventField& field : event.fields)
            CHECK_FALSE(field.field.name.empty());
    }
    CHECK(message(EventDef::find(Catalog::builtin(), "升空")).find("成立党组织") !=
          std::string::npos);
}

TEST_CASE("an event begins from rows it can't do without")
{
    const auto begins_at = [](const char* name, const char* ledger) -> std::string {
        const auto event = EventDef::find(Catalog::builtin(), name);
        REQUIRE(event.has_value());
        const auto start = event_start(*event, ledger);
        if (!start)
            return "-";
        const EventField& field = event->fields[start->field];
        return start->column ? field.key + "." + field.columns[*start->column].key : field.key;
    };
    CHECK(begins_at("成立党组织", "unit") == "units");
    CHECK(begins_at("成立党组织", "org") == "parent");
    CHECK(begins_at("成立党组织", "area") == "-"); // can be left blank
    CHECK(begins_at("换届", "org") == "org");
    CHECK(begins_at("换届", "unit") == "-");
    CHECK(begins_at("登记活动", "org") == "orgs.org");  // a row of the table for each
    CHECK(begins_at("发展党员", "org") == "-");         // asked at one stage alone
    CHECK(begins_at("党员转接", "member") == "member"); // with the way it is asked at
    CHECK(begins_at("党员转接", "org") == "to_org");
    CHECK(begins_at("党员转接", "unit") == "-");
    const auto transfer = EventDef::find(Catalog::builtin(), "党员转接");
    const auto start = event_start(*transfer, "member");
    REQUIRE(start->with.size() == 1);
    CHECK(transfer->fields[start->with.front().first].key == "way");
    CHECK(text_of(start->with.front().second) == "县内转接");
}

TEST_CASE("what is wrong in a definition is told with file and place")
{
    REQUIRE(trouble(definition("", "", "")) == std::string());
    const auto wrong = [](const std::string& json, const std::string& part) {
        const std::string told = trouble(json);
        INFO(told);
        CHECK(told.find("x.json") != std::string::npos);
        CHECK(told.find(part) != std::string::npos);
        CHECK(told.ends_with("。"));
    };
    wrong("[]", "最外层");
    wrong(definition(R"(, {"key": "a", "of": "coverage.colour"})", "", ""), "coverage.colour");
    wrong(definition(R"(, {"key": "org", "of": "coverage.org"})", "", ""), "写了两次");
    wrong(definition(R"(, {"key": "each", "of": "coverage.org"})", "", ""), "另有用处");
    wrong(definition(R"(, {"key": "a", "name": "甲", "type": "colour"})", "", ""), "colour");
    wrong(definition(R"(, {"key": "a", "name": "甲", "type": "ref", "ledger": "x"})", "", ""),
          "没有“x”这个台账");
    wrong(definition(R"(, {"key": "a", "of": "org.kind", "values": ["公司"]})", "", ""), "公司");
    wrong(definition(R"(, {"key": "a", "of": "org.kind", "default": "公司"})", "", ""), "default");
    wrong(definition(R"(, {"key": "a", "of": "org.kind", "default_named": "x"})", "", ""), "取法");
    wrong(definition(R"(, {"key": "a", "of": "org.kind", "when": {"b": true}})", "", ""), "“b”");
    wrong(definition(R"(, {"key": "a", "of": "org.kind", "colour": 1})", "", ""), "colour");
    wrong(definition(R"(, {"key": "a", "name": "甲", "columns": [
                         {"key": "b", "name": "乙", "columns": []}]})",
                     "", ""),
          "表中不能再有表");
    wrong(definition(R"(, {"key": "a", "name": "甲", "fill": {"from": "survey", "by": "b"},
                         "columns": [{"key": "b", "of": "unit.name"}]})",
                     "", ""),
          "fill.by");
    // Names, fields and values of steps.
    wrong(definition("", "", R"({"add": "x", "set": {"a": 1}})"), "steps[0].add");
    wrong(definition("", "", R"({"add": "coverage", "set": {"colour": 1}})"), "set.colour");
    wrong(definition("", "", R"({"add": "coverage", "set": {"org": "@unit"}})"), "“unit”");
    wrong(definition("", "", R"({"add": "coverage", "set": {"org": "@units"}})"), "“党组织”");
    wrong(definition("", "", R"({"add": "coverage", "set": {"start": "@org"}})"), "“起”");
    wrong(definition("", "", R"({"add": "coverage", "set": {"start": "soon"}})"), "“起”");
    wrong(definition("", "", R"({"add": "coverage", "set": {"org": "@org.colour"}})"), "colour");
    wrong(definition("", "", R"({"add": "coverage", "set": {"org": "@each"}})"), "each");
    wrong(definition("", "", R"({"add": "coverage", "set": {"end+": "@date"}})"), "续写");
    wrong(definition("", "", R"({"add": "coverage"})"), "set");
    wrong(definition("", "", R"({"add": "coverage", "each": "date", "set": {"org": "@org"}})"),
          "不是行的列表");
    wrong(definition("", "", R"({"end": "kit", "row": "@org"})"), "没有结束日期");
    wrong(definition("", "", R"({"change": "unit", "row": "@org", "set": {"name": "甲"}})"),
          "steps[0].row");
    wrong(definition("", "", R"({"change": "unit", "set": {"name": "甲"}})"), "where");
    wrong(definition("", "", R"({"end": "coverage", "where": {"org.kind": "党委"}})"),
          "至少要有一栏");
    wrong(definition("", "", R"({"end": "coverage", "where": {"org": {"maybe": "@org"}}})"), "not");
    wrong(definition("", "",
                     R"({"add": "coverage", "unless": {"org.kind": "党委"},
                         "set": {"org": "@org"}})"),
          "steps[0].unless");
    wrong(definition("", "",
                     R"({"end": "coverage", "where": {"org": "@org"}, "name": "gone"},
                        {"change": "org", "row": "@org", "set": {"note": "x"}, "name": "gone"})"),
          "另一个台账");
    wrong(definition("", "",
                     R"({"change": "survey", "where": {"unit": "@units"}, "open": true,
                         "set": {"headcount": 1}})"),
          "没有结束日期");
    wrong(
        definition(R"(, {"key": "a", "name": "甲", "columns": [{"key": "b", "of": "unit.name"}]})",
                   "", R"({"add": "coverage", "each": "a", "when": {"each": true},
                             "set": {"org": "@org"}})"),
        "哪一列");
    // Checks and sheets.
    wrong(definition("", R"({"left": "@date", "op": "~", "right": "@date", "message": "x"})", ""),
          "checks[0].op");
    wrong(definition("", R"({"left": "@units", "op": "distinct", "right": "@org", "message": "x"})",
                     ""),
          "checks[0].right");
    wrong(definition("", R"({"named": "moon"})", ""), "moon");
    wrong(definition("", R"({"none": "coverage", "where": {"org": "@org"}})", ""), "message");
    wrong(definition("", R"({"none": "coverage", "where": {"org": "@org"}, "message": "{a}"})", ""),
          "“a”");
    wrong(definition("", R"({"none": "coverage", "where": {"org": "@org"}, "message": "{rows.a}"})",
                     ""),
          "“a”");
    wrong(definition("", R"({"given": ["x"], "message": "y"})", ""), "“x”");
    wrong(definition("", R"({"given": ["org"], "message": "y", "weight": "soft"})", ""), "weight");
    wrong(definition("", "", "", R"(, "sheets": [{"sheet": "poster", "of": "@org"}])"), "poster");
    wrong(definition("", "", "", R"(, "colour": 1)"), "colour");
}
