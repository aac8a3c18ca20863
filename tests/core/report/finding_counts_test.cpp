// Counts of findings by rule, policy area and answerable organization are those of the summary.
#include <catch2/catch.hpp>

#include <map>

#include "core/report/make_report.h"
#include "tests/support/sample_file.h"

using namespace lx;
using namespace lx::test;

namespace {

std::string counts(const std::string& rows)
{
    return R"({"kind": "finding_counts", "name": "按)" + rows +
           R"(", "title": "问题（{policy}）", "rows": ")" + rows + "\"}";
}

Result<ReportDef> read(const std::string& tables)
{
    return ReportDef::from_json(
        Definitions::program()->facts(), "reports/x.json",
        R"({"id": "x", "name": "问题统计表", "period": "quarter", "tables": [)" + tables + "]}");
}

} // namespace

TEST_CASE("findings are counted once a rule, whatever they are counted by, and open to subjects")
{
    const auto def = read(
        R"({"kind": "rules", "name": "汇总", "title": "汇总", "columns": [{"value": "rule.title", "heading": ["事项"]}, {"value": "rule.clause", "heading": ["条款"]}, {"value": "rule.unmet", "heading": ["未落实"]}]},)" +
        counts("rule") + "," + counts("group") + "," + counts("org"));
    INFO((def ? std::string() : def.error().message));
    REQUIRE(def);
    SampleFile file(200, 3);
    ReportRequest request;
    request.period = *Period::parse("2025Q3");
    request.as_of = request.period.last;
    request.made = request.as_of;
    request.policies = {"ningxia-2018"};
    NoProgress quiet;
    const auto report = make_report(file.database(), Definitions::program(), *def, request, quiet);
    INFO((report ? std::string() : report.error().message));
    REQUIRE(report);
    REQUIRE(report->tables.size() == 4);
    const ReportTable& summary = report->tables[0];
    const std::int64_t unmet = summary.rows.back().cells[2].number;
    REQUIRE(unmet > 0);
    std::map<std::string, std::int64_t> by_rule;
    for (const ReportRow& row : summary.rows)
        if (row.style == RowStyle::Normal && row.cells[2].number > 0)
            by_rule[row.cells[0].text + "（" + row.cells[1].text + "）"] += row.cells[2].number;
    for (std::size_t t = 1; t < 4; ++t) {
        const ReportTable& table = report->tables[t];
        INFO(table.name);
        CHECK(table.title.find("{policy}") == std::string::npos);
        CHECK(table.rows.back().key == total_row_key);
        CHECK(table.rows.back().cells.back().number == unmet);
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            std::int64_t sum = 0;
            for (std::size_t c = 1; c + 1 < table.columns.size(); ++c) {
                const std::int64_t number = table.rows[r].cells[c].number;
                sum += number;
                REQUIRE(table.trace->counts(r, c));
                CHECK(table.trace->ledger_behind(r, c) == table.columns[c].key);
                CHECK(std::ssize(table.trace->behind(r, c)) == number);
            }
            CHECK(table.rows[r].cells.back().number == sum);
        }
    }
    std::map<std::string, std::int64_t> counted;
    for (const ReportRow& row : report->tables[1].rows)
        if (row.key != total_row_key)
            counted[row.cells[0].text] += row.cells.back().number;
    CHECK(counted == by_rule);
}

TEST_CASE("findings are counted by rule, group or org alone")
{
    const auto def = read(counts("colour"));
    REQUIRE_FALSE(def);
    CHECK(def.error().message.find("tables[0].rows") != std::string::npos);
}
