// A report of a scope names it, counts by it and lists what it leaves out.
#include <algorithm>

#include <catch2/catch.hpp>

#include "core/base/input_file.h"
#include "core/report/make_report.h"
#include "core/report/report_xlsx.h"
#include "tests/support/county_world.h"
#include "tests/support/sample_file.h"
#include "tests/support/sheets/sheet_probe.h"

using namespace lx;
using namespace lx::test;

namespace {

const FactRegistry& facts()
{
    return Definitions::program()->facts();
}

ReportDef def_of(const std::string& id)
{
    const auto def = ReportDef::find(facts(), id);
    REQUIRE(def);
    return *def;
}

ReportRequest request_of(const std::string& scope = {})
{
    ReportRequest request;
    request.period = *Period::parse("2025Q3");
    request.as_of = request.period.last;
    request.made = request.as_of;
    request.policies = {"ningxia-2018"};
    request.scope = scope;
    return request;
}

Report made(Database& database, const std::string& id, const std::string& scope)
{
    NoProgress quiet;
    const auto report =
        make_report(database, Definitions::program(), def_of(id), request_of(scope), quiet);
    INFO(message(report));
    REQUIRE(report);
    return *report;
}

Report of_rows(const CountyRows& county, const std::string& id, const std::string& scope)
{
    NoProgress quiet;
    const auto world = world_of(county);
    ScopedUnits units;
    const auto scopes = program_scopes(facts());
    for (const auto& one : *scopes)
        if (one->id == scope)
            units = ScopedUnits::of(one, *world);
    return report_from_world(*world, def_of(id), request_of(), quiet, units);
}

const ReportTable* table_named(const Report& report, const std::string& name)
{
    for (const ReportTable& table : report.tables)
        if (table.name == name)
            return &table;
    return nullptr;
}

std::string bytes_of(const std::string& path)
{
    return *read_file(path, std::size_t{64} << 20);
}

std::vector<std::string> names_in(const ReportTable* table)
{
    std::vector<std::string> names;
    if (table != nullptr)
        for (const ReportRow& row : table->rows)
            names.push_back(row.cells[1].text);
    return names;
}

std::int64_t total(const ReportTable& table, const std::string& key)
{
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (table.columns[c].key == key)
            return table.rows.back().cells[c].number;
    FAIL("no column " << key);
    return 0;
}

/// Two townships: in the first A (60 people, covered) and B (never surveyed, covered), in the
/// second C (5 people, covered), D (30 people, not covered) and a social organization.
CountyRows county()
{
    CountyRows rows;
    for (const char* area : {"640121100", "640121101"})
        rows.add("area", {{"code", area},
                          {"name", std::string("镇") + area},
                          {"kind", "乡镇苏木"},
                          {"parent", "640121"}});
    const auto unit = [&](const char* code, const char* area, int headcount, bool covered,
                          const char* category = "非公有制企业") {
        rows.add("unit", {{"uscc", code},
                          {"name", code},
                          {"area", area},
                          {"category", category},
                          {"status", "正常"}});
        if (headcount > 0)
            rows.add("survey", {{"unit", code}, {"date", "2025-06-30"}, {"headcount", headcount}});
        if (!covered)
            return;
        const std::string org = std::string("P") + code;
        rows.add("org", {{"code", org}, {"name", org + "党支部"}, {"kind", "党支部"}});
        rows.add("coverage", {{"org", org}, {"unit", code}, {"start", "2020-01-01"}});
    };
    unit("A", "640121100", 60, true);
    unit("B", "640121100", -1, true);
    unit("C", "640121101", 5, true);
    unit("D", "640121101", 30, false);
    unit("E", "640121101", 40, true, "社会组织");
    return rows;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("figures of a scope are its units', those left out stand by name", "[scope]")
{
    const Report all = of_rows(county(), "coverage-enterprise", "all");
    CHECK(total(all.tables.front(), "total") == 4);
    CHECK(total(all.tables.front(), "built") == 3);
    CHECK(all.scope.empty());
    CHECK(all.tables.size() == 1);

    const Report report = of_rows(county(), "coverage-enterprise", "three-haves");
    CHECK(total(report.tables.front(), "total") == 2); // A, D
    CHECK(total(report.tables.front(), "built") == 1);
    CHECK(scope_line(report) ==
          "统计口径：三有企业（口径待定 1 家，口径外已建党组织 2 家，另附名单）");
    CHECK(names_in(table_named(report, "口径待定")) == Names{"B"});
    CHECK(names_in(table_named(report, "口径外已建党组织")) == Names{"B", "C"}); // no social E
    std::vector<std::string> places;
    for (const ReportCheck& check : report.checks) {
        INFO(check.title << " " << check.place);
        CHECK((check.passed || check.kind != CheckKind::Must));
        if (check.title.find("口径外") != std::string::npos)
            places.push_back(check.place + " " + check.left + "=" + check.right);
    }
    CHECK(places == Names{" 3=3", "镇640121100 2=2", "镇640121101 1=1"});
    // The name list is of the units counted.
    CHECK(report.list.rows.size() == 2);
}

TEST_CASE("lists follow the scope, and their checks hold against its figures", "[scope]")
{
    const Report report = of_rows(county(), "ledger-real-name", "three-haves");
    CHECK(names_in(table_named(report, "单独建立")).size() == 1);
    CHECK(table_named(report, "未覆盖")->rows.size() == 1);
    CHECK(names_in(table_named(report, "口径外已建党组织")) == Names{"B", "C", "E"});
    for (const ReportCheck& check : report.checks)
        CHECK((check.passed || check.kind != CheckKind::Must));
}

TEST_CASE("by any scope every report's checks hold, and the whole population's is as without",
          "[scope]")
{
    SampleFile file(200, 3);
    for (const char* id : {"coverage-enterprise", "coverage-social", "ledger-real-name",
                           "ledger-five-clears", "targets"}) {
        const Report plain = made(file.database(), id, "");
        const TempFolder folder;
        NoProgress quiet;
        REQUIRE(write_report_xlsx(plain, folder / "a.xlsx", {}, quiet));
        const auto scopes = program_scopes(facts());
        for (const auto& scope : *scopes) {
            const Report report = made(file.database(), id, scope->id);
            for (const ReportCheck& check : report.checks) {
                INFO(id << " " << scope->id << ": " << check.title << " " << check.place << " "
                        << check.left << " " << check.right);
                CHECK((check.passed || check.kind != CheckKind::Must));
            }
            if (!scope->whole()) {
                INFO(report.scope);
                CHECK(report.scope.find(scope->name) != std::string::npos);
                continue;
            }
            REQUIRE(write_report_xlsx(report, folder / "b.xlsx", {}, quiet));
            CHECK(bytes_of(folder / "a.xlsx") == bytes_of(folder / "b.xlsx"));
        }
    }
}

TEST_CASE("the workbook names the scope below the title of every table", "[scope]")
{
    const TempFolder folder;
    NoProgress quiet;
    const Report report = of_rows(county(), "coverage-enterprise", "three-haves");
    REQUIRE(write_report_xlsx(report, folder / "r.xlsx", {}, quiet));
    for (std::size_t sheet = 0; sheet < report.tables.size(); ++sheet) {
        const SheetProbe probe = probe_file(folder / "r.xlsx", sheet);
        CHECK(probe.cells.at("A2").find("t:统计口径：三有企业") == 0);
        CHECK(probe.cells.at("A3").find("t:填报单位") == 0);
    }
}

TEST_CASE("what rules find is theirs by any scope, and the report says so", "[scope]")
{
    SampleFile file(60, 3);
    const Report all = made(file.database(), "rules", "");
    const Report report = made(file.database(), "rules", "three-haves");
    CHECK(report.tables.size() == all.tables.size());
    for (std::size_t i = 0; i < all.tables.size(); ++i)
        CHECK(report.tables[i].rows.size() == all.tables[i].rows.size());
    CHECK(all.scope.empty());
    CHECK(report.scope.find("不随统计口径") != std::string::npos);
}

TEST_CASE("a report by a scope there is not names those there are", "[scope]")
{
    SampleFile file(5, 1);
    NoProgress quiet;
    const auto report = make_report(file.database(), Definitions::program(),
                                    def_of("coverage-enterprise"), request_of("x"), quiet);
    REQUIRE_FALSE(report);
    CHECK(report.error().message.find("three-haves（三有企业）") != std::string::npos);
}

TEST_CASE("a table names which unit its rows follow the scope of, or is refused", "[scope]")
{
    const auto table = [](const std::string& unit) {
        return ReportDef::from_json(
            facts(), "x.json",
            R"({"id":"x","name":"x","period":"quarter","tables":[{"kind":"list","name":"t","title":"t",
                "ledger":"member","unit":")" +
                unit + R"(","columns":[{"fact":"name","width":10}]}]})");
    };
    CHECK(message(table("unit")) == "");
    const auto refused = table("org");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("x.json") != std::string::npos);
    CHECK(refused.error().message.find("tables[0].unit") != std::string::npos);
}
