// Definitions of charts: those of the program have their schema's form, bad ones say what is wrong
// and where.
#include <catch2/catch.hpp>

#include "core/base/object_reader.h"
#include "core/chart/chart_def.h"
#include "core/facts/definitions.h"
#include "tests/support/schema/schema_check.h"

using namespace lx;
using namespace lx::test;

namespace {

const FactRegistry& facts()
{
    return Definitions::program()->facts();
}

const std::string table =
    R"("table": {"kind": "figures", "name": "单位", "ledger": "unit", "rows": "category", "columns": [)"
    R"({"key": "all", "heading": ["单位"], "count": {"all": []}},)"
    R"({"key": "org", "heading": ["已建"], "count": {"use": "org_covered"}},)"
    R"({"key": "rate", "heading": ["覆盖率"], "share": ["org", "all"]}]})";

/// A definition with that kind and further members; "" = it can be read.
std::string said(const std::string& kind, const std::string& more, const std::string& of = table)
{
    const auto read =
        ChartDef::from_json(facts(), "charts/x.json",
                            R"({"id": "x", "name": "图", "period": "quarter", "kind": ")" + kind +
                                "\", " + of + ", " + more + "}");
    return read ? std::string() : read.error().message;
}

} // namespace

TEST_CASE("the program's charts have the form their schema describes")
{
    const auto ids = builtin_ids("charts");
    REQUIRE(ids);
    for (const std::string& id : *ids) {
        INFO(id);
        check_form(":/charts/chart.schema.json", definition(":/charts/" + id + ".json"), "kind");
    }
    const auto all = ChartDef::all(facts());
    INFO((all ? std::string() : all.error().message));
    REQUIRE(all);
    CHECK(all->size() == ids->size());
}

TEST_CASE("a chart that can't be drawn says file, place and what is wrong")
{
    CHECK(said("bars", R"("series": ["all", "org"])").empty());
    CHECK(said("pie", R"("series": ["all"])").empty());
    const struct
    {
        const char* kind;
        const char* more;
        const char* place;
    } bad[] = {
        {"donut", R"("series": ["all"])", "kind"},
        {"bars", R"("series": [])", "series"},
        {"bars", R"("series": ["none"])", "series[0]"},
        {"bars", R"("series": ["all", "all"])", "series[1]"},
        {"bars", R"("series": ["all", "rate"])", "series"},
        {"stacked", R"("series": ["rate"])", "kind"},
        {"pie", R"("series": ["all", "org"])", "kind"},
        {"pie", R"("series": ["rate"])", "kind"},
        {"pie", R"("series": ["all"], "most": 5)", "most"},
        {"bars", R"("series": ["all"], "most": 0)", "most"},
        {"bars", R"("series": ["all"], "sort": {"by": "none"})", "sort.by"},
        {"bars", R"("series": ["all"], "sort": {"by": "all", "order": "up"})", "sort.order"},
        {"bars", R"("series": ["all"], "of_former": true)", "of_former"},
        {"bars", R"("series": ["all"], "targets": [{"goal": "stars"}])", "targets[0].goal"},
        {"bars", R"("series": ["all"], "targets": [{"value": 1, "name": "线"}])",
         "targets[0].source"},
        {"bars", R"("series": ["rate"], "targets": [{"goal": "org_coverage", "series": ["all"]}])",
         "targets[0].series"},
        {"bars", R"("series": ["all"], "closed": {})", "closed"},
        {"bars", R"("series": ["all"], "colour": "red")", "colour"},
        {"pie",
         R"("series": [{"key": "a", "columns": ["all", "org", "all", "org", "all", "org"]}])",
         "kind"},
    };
    for (const auto& one : bad) {
        INFO(one.kind << " " << one.more);
        const std::string error = said(one.kind, one.more);
        CHECK_THAT(error, Catch::Contains("charts/x.json") && Catch::Contains(one.place));
    }
    CHECK_THAT(said("bars", R"("series": ["all"])",
                    R"("table": {"kind": "figures", "name": "单位", "ledger": "ship"})"),
               Catch::Contains("table.ledger"));
    CHECK_THAT(
        said(
            "bars", R"("series": ["all"])",
            R"("table": {"kind": "list", "name": "名册", "ledger": "unit", "columns": [{"fact": "name"}]})"),
        Catch::Contains("table"));
    CHECK_THAT(said("bars", R"("series": ["all"])", R"("report": "none", "table": "x")"),
               Catch::Contains("none"));
}
