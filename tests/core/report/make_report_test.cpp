#include "core/report/make_report.h"

#include <catch2/catch.hpp>

#include <regex>
#include <set>

#include <QTemporaryDir>

#include "core/coverage/coverage_summary.h"
#include "core/facts/snapshot.h"
#include "core/rules/policy_pack.h"
#include "core/sample/sample.h"
#include "core/store/database.h"
#include "core/store/ledger_store.h"

using namespace lx;

namespace {

/// A made-up county, made once for all tests of this file.
struct County
{
    QTemporaryDir folder;
    std::unique_ptr<Database> database;
    NoProgress quiet;

    County()
    {
        const std::string path = folder.filePath(QStringLiteral("county.lxdb")).toStdString();
        REQUIRE(
            make_sample(path, Catalog::builtin(), {600, 5, *Date::from_iso("2025-09-30")}, quiet));
        database = std::move(*Database::open(path, Database::Mode::ReadOnly));
    }

    static County& once()
    {
        static County county;
        return county;
    }

    Report report(const std::string& id, const std::vector<std::string>& packs = {},
                  const std::string& period = "2025Q3")
    {
        const auto def = ReportDef::find(Definitions::program()->facts(), id);
        INFO((def ? std::string() : def.error().message));
        REQUIRE(def);
        ReportRequest request;
        request.period = *Period::parse(period);
        request.as_of = std::min(request.period.last, *Date::from_iso("2025-09-30"));
        request.made = *Date::from_iso("2025-10-09");
        request.policies = packs;
        const auto made = make_report(*database, Definitions::program(), *def, request, quiet);
        INFO((made ? std::string() : made.error().message + made.error().detail));
        REQUIRE(made);
        return *made;
    }

    CoverageSummary coverage(CoverageBy by)
    {
        const auto snapshot =
            Snapshot::load(*database, Definitions::program(),
                           coverage_needs(Definitions::program()->facts()), quiet);
        REQUIRE(snapshot);
        return coverage_summary(World(*snapshot, {*Date::from_iso("2025-09-30"), {}, 0}), by);
    }
};

std::size_t column(const ReportTable& table, const std::string& key)
{
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].key == key)
            return c;
    }
    FAIL("no column " << key);
    return 0;
}

std::int64_t total(const ReportTable& table, const std::string& key)
{
    return table.rows.back().cells[column(table, key)].number;
}

} // namespace

TEST_CASE("every report there is can be made, its checks pass and its cells fit its columns")
{
    const auto defs = ReportDef::all(Definitions::program()->facts());
    REQUIRE(defs);
    CHECK(defs->size() >= 18);
    for (const ReportDef& def : *defs) {
        // Of a year the last one that ended: its assessments were held.
        const Period period = Period::judged(def.period, *Date::from_iso("2025-09-30"));
        const Report report =
            County::once().report(def.id, {"ningxia-2018", "district-2020"}, period.code());
        INFO(def.id);
        CHECK(report.office == "永宁县两新工委");
        REQUIRE_FALSE(report.tables.empty());
        for (const ReportTable& table : report.tables) {
            INFO(table.name);
            CHECK_FALSE(table.title.empty());
            for (const ReportRow& row : table.rows)
                REQUIRE(row.cells.size() == table.columns.size());
        }
        CHECK_FALSE(report.checks.empty());
        CHECK_FALSE(report.list.rows.empty());
        for (const ReportCheck& check : report.checks) {
            INFO(check.title << " " << check.place << ": " << check.left << " / " << check.right);
            CHECK((check.passed || check.kind != CheckKind::Must));
        }
    }
}

TEST_CASE("the quarterly table says the same as the coverage figures")
{
    const CoverageSummary coverage = County::once().coverage(CoverageBy::Category);
    CoverageFigures enterprises;
    for (const CoverageGroup& group : coverage.groups) {
        if (group.key == "非公有制企业")
            enterprises = group.figures;
    }
    const ReportTable table = County::once().report("coverage-enterprise").tables.front();
    CHECK(total(table, "total") == enterprises.population);
    CHECK(total(table, "built") == enterprises.org_covered);
    CHECK(total(table, "own") == enterprises.own_org);
    CHECK(total(table, "joint") == enterprises.joint_org);
    CHECK(total(table, "work_covered") == enterprises.work_covered);
    CHECK(total(table, "formal") == enterprises.formal_members);
}

TEST_CASE("every figure opens to as many rows as it says, and the list marks the same rows")
{
    const Report report = County::once().report("coverage-enterprise");
    const ReportTable& table = report.tables.front();
    REQUIRE(table.trace);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        for (const char* key : {"total", "h100", "built", "joint", "uncovered", "unbuilt_mass"}) {
            const std::size_t c = column(table, key);
            INFO(table.rows[r].cells.front().text << " " << key);
            CHECK(static_cast<std::int64_t>(table.trace->behind(r, c).size()) ==
                  table.rows[r].cells[c].number);
        }
    }
    std::int64_t marked = 0;
    const std::size_t built = column(report.list, "built");
    for (const ReportRow& row : report.list.rows)
        marked += row.cells[built].text == "✓" ? 1 : 0;
    CHECK(marked == total(table, "built"));
}

TEST_CASE("no ID number stands whole in the list of findings")
{
    const std::regex id_number("[0-9]{17}[0-9X]");
    bool masked = false;
    Report report = County::once().report("rules", {"ningxia-2018"});
    report.tables.push_back(report.list);
    for (const ReportTable& table : report.tables) {
        for (const ReportRow& row : table.rows) {
            for (const ReportCell& cell : row.cells) {
                masked = masked || cell.text.find("********") != std::string::npos;
                INFO(cell.text);
                const bool person = cell.ledger != "unit" && cell.ledger != "org";
                CHECK_FALSE((person && std::regex_search(cell.text, id_number)));
            }
        }
    }
    CHECK(masked);
}

TEST_CASE("an accepted exception stands in the list of findings")
{
    int said = 0;
    for (const ReportTable& table : County::once().report("rules", {"ningxia-2018"}).tables) {
        if (table.columns.back().heading.front() != "情况说明")
            continue; // the summary
        for (const ReportRow& row : table.rows)
            said += row.cells.back().text.find("（县两新工委，至 ") != std::string::npos ? 1 : 0;
    }
    CHECK(said > 0);
}

TEST_CASE("the targets by area and the rows they lack")
{
    const Report report =
        County::once().report("targets", {"district-2020", "liaoning-2016", "ordos-2013"});
    REQUIRE(report.tables.size() >= 4); // figures and missing rows of each policy
    const ReportTable& figures = report.tables[0];
    const ReportTable& missing = report.tables[1];
    const auto of_first_target = [](const ReportTable& table) {
        return std::count_if(table.rows.begin(), table.rows.end(), [](const ReportRow& row) {
            return std::any_of(row.cells.begin(), row.cells.end(),
                               [](const ReportCell& cell) { return cell.text == "1.a"; });
        });
    };
    const std::vector<ReportCell>& whole = figures.rows[0].cells;
    const auto number = [&](const char* key) { return whole[column(figures, key)].number; };
    CHECK(of_first_target(figures) > 3); // the county and its areas
    CHECK(of_first_target(missing) == number("应达数") - number("已达数"));
    CHECK(number("差额") <= number("应达数") - number("已达数"));
    CHECK(number("差额") > 0);
    CHECK(whole[column(figures, "目标")].text == "≥ 90%");
    CHECK(whole[column(figures, "完成期限")].text == "2020-12-31");
    REQUIRE_FALSE(report.checks.empty());
    for (const ReportCheck& check : report.checks) {
        INFO(check.title << " " << check.left << " " << check.right);
        CHECK((check.passed || check.kind != CheckKind::Must));
    }
}

TEST_CASE("a report of the wrong kind of period is refused with the period that would be right")
{
    County& county = County::once();
    const auto refused = [&](const std::string& id, const std::string& period) {
        ReportRequest request;
        request.period = *Period::parse(period);
        request.as_of = request.period.last;
        const auto made = make_report(*county.database, Definitions::program(),
                                      *ReportDef::find(Definitions::program()->facts(), id),
                                      request, county.quiet);
        REQUIRE_FALSE(made);
        CHECK(made.error().kind == ErrorKind::Usage);
        return made.error().message;
    };
    const auto has = [](const std::string& text, const std::string& part) {
        return text.find(part) != std::string::npos;
    };
    CHECK(has(refused("coverage-enterprise", "2025-09"), "应写 2025Q3"));
    CHECK(has(refused("coverage-enterprise", "2025-04"), "应写 2025Q2"));
    CHECK(has(refused("coverage-enterprise", "2024"), "应写 2024Q4"));
    CHECK(has(refused("half-promotion", "2025Q3"), "应写 2025H2"));
    CHECK(has(refused("annual", "2025H1"), "应写 2025（2025年）"));
    CHECK(has(refused("annual", "2025H1"), "不能用 2025H1"));
}

TEST_CASE("a report definition with a mistake is refused with file and place")
{
    const auto wrong = [](const std::string& column) {
        return ReportDef::from_json(
            Definitions::program()->facts(), "x.json",
            R"({"id":"x","name":"x","period":"quarter","tables":[{"kind":"figures","name":"t","ledger":"unit",
            "rows":"area","columns":[)" +
                column + "]}]}");
    };
    const auto unknown =
        wrong(R"({"key":"a","heading":["a"],"count":{"fact":"no_such","op":"=","value":1}})");
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().message.find("x.json") != std::string::npos);
    CHECK(unknown.error().message.find("no_such") != std::string::npos);
    CHECK_FALSE(wrong(R"({"key":"a","heading":["a"]})"));
    const auto says = [&](const std::string& column, const std::string& part) {
        const auto refused = wrong(column);
        REQUIRE_FALSE(refused);
        INFO(refused.error().message);
        CHECK(refused.error().message.find("tables[0]") != std::string::npos);
        CHECK(refused.error().message.find(part) != std::string::npos);
    };
    const std::string good =
        R"({"key":"a","heading":["a"],"count":{"fact":"counts","op":"=","value":true}})";
    REQUIRE(wrong(good));
    says(good + R"(,{"key":"b","heading":["b"],"share":["a","c"]})", "“c”");
    says(good + R"(,{"key":"b","heading":["b"],"share":"a"})", "分子");
    says(good + R"(,{"key":"a","heading":["b"],"share":["a","a"]})", "已经有了");
    says(R"({"key":"a","headings":["a"],"number":true})", "headings");
    CHECK_FALSE(ReportDef::from_json(Definitions::program()->facts(), "x.json", "{"));
    const auto between = [&](const std::string& left) {
        return ReportDef::from_json(
            Definitions::program()->facts(), "x.json",
            R"({"id":"x","name":"x","period":"quarter","tables":[{"kind":"figures","name":"t","ledger":"unit",
            "rows":"area","columns":[)" +
                good + R"(]}],"between":[{"title":"t","left":)" + left +
                R"(,"op":"=","right":["t","a"]}]})");
    };
    CHECK(between(R"(["units"])"));
    CHECK_FALSE(between(R"(["population"])"));
    CHECK_FALSE(between(R"(["t","b"])"));
    CHECK_FALSE(between(R"(["t","rows"])")); // rows are those of a list
    CHECK_FALSE(between(R"(["t","a","t"])"));
    says(good + R"(,{"key":"b","heading":["b"],"sum":"name"})", "不能合计");
    says(good + R"(,{"key":"b","heading":["b"],"sum":"managing_org.name"})", "不能合计");
    says(good + R"(,{"fact":"name","heading":["b"]})", "统计表");
}

TEST_CASE("a list's columns are of its rows, through links there are")
{
    const auto list = [](const std::string& column) {
        const auto read = ReportDef::from_json(
            Definitions::program()->facts(), "x.json",
            R"({"id":"x","name":"x","period":"quarter","tables":[{"kind":"list","name":"t","ledger":"unit","columns":[)" +
                column + "]}]}");
        return read ? std::string() : read.error().message;
    };
    CHECK(list(R"({"related":[["investor","unit"]],"fact":"name","heading":["出资人"]})").empty());
    CHECK(list(R"({"related":[["dispatch","instructor"]],"fact":"start","heading":["a"]})")
              .find("没有到") != std::string::npos);
    CHECK(
        list(R"({"related":[["nothing","unit"]],"fact":"name","heading":["a"]})").find("没有到") !=
        std::string::npos);
    CHECK(list(R"({"key":"a","heading":["a"],"count":{"all":[]}})").find("名册") !=
          std::string::npos);
    CHECK(list(R"({"mark":"name","heading":["a"]})").find("是否") != std::string::npos);
}

TEST_CASE("a county's own list of findings: other columns, facts beside the named values")
{
    const auto def = ReportDef::from_json(Definitions::program()->facts(), "own.json",
                                          R"({"id":"own","name":"本县清单","period":"quarter",
"tables":[{"kind":"findings","name":"全部","title":"{policy}","columns":[
{"number":true,"heading":["号"]},{"value":"finding.subject","heading":["对象"]},
{"fact":"area.name","heading":["属地"]},{"value":"finding.deadline","heading":["期限"],"format":"mark"}]}]})");
    INFO((def ? std::string() : def.error().message));
    REQUIRE(def);
    County& county = County::once();
    ReportRequest request;
    request.period = *Period::parse("2025Q3");
    request.as_of = request.period.last;
    request.policies = {"ningxia-2018"};
    const auto made =
        make_report(*county.database, Definitions::program(), *def, request, county.quiet);
    REQUIRE(made);
    REQUIRE(made->tables.size() == 1); // all policy areas in one
    const ReportTable& table = made->tables.front();
    CHECK(table.name == "全部");
    CHECK(table.title == (*PolicyPack::builtin(Definitions::program(), "ningxia-2018"))->name());
    CHECK(table.columns[3].format == ColumnFormat::Mark);
    std::set<std::string> places;
    for (const ReportRow& row : table.rows)
        places.insert(row.cells[2].text);
    CHECK(places.size() > 3); // townships, and "" for subjects that stand nowhere
    CHECK(std::all_of(made->checks.begin(), made->checks.end(), [](const ReportCheck& check) {
        return check.passed || check.kind != CheckKind::Must;
    }));
}

TEST_CASE("a table of policies with a mistake is refused with file and place")
{
    const auto says = [](const std::string& table, const std::string& place,
                         const std::string& part) {
        const auto refused = ReportDef::from_json(
            Definitions::program()->facts(), "x.json",
            R"({"id":"x","name":"x","period":"quarter","tables":[)" + table + "]}");
        INFO(table);
        REQUIRE_FALSE(refused);
        INFO(refused.error().message);
        CHECK(refused.error().message.find("x.json") != std::string::npos);
        CHECK(refused.error().message.find(place) != std::string::npos);
        CHECK(refused.error().message.find(part) != std::string::npos);
    };
    const auto column = [](const std::string& kind, const std::string& body) {
        return R"({"kind":")" + kind + R"(","name":"t","title":"t","columns":[{"heading":["h"],)" +
               body + "}]}";
    };
    const std::string good = column("targets", R"("value":"target.id")");
    REQUIRE(ReportDef::from_json(Definitions::program()->facts(), "x.json",
                                 R"({"id":"x","name":"x","period":"quarter","tables":[)" + good +
                                     "]}"));
    says(column("targets", R"("value":"finding.rule")"), "columns[0].value", "finding.rule");
    says(column("targets", R"("value":"target.id","formt":"mark")"), "columns[0]", "formt");
    says(column("targets", R"("value":"target.id","format":"count")"), "columns[0].format", "写");
    says(column("targets", R"("fact":"uscc")"), "columns[0].fact", "uscc"); // areas have none
    says(column("findings", R"("fact":"no_such")"), "columns[0].fact", "no_such");
    says(column("rules", R"("fact":"name")"), "columns[0].fact", "name"); // no one's
    says(column("finding", R"("value":"finding.rule")"), "kind", "findings");
    says(good + "," + column("findings", R"("value":"finding.rule")"), "tables", "一个报表");
    says(R"({"kind":"rules","name":"t","title":"t","each":"finding.group","columns":[]})", "each",
         "finding.group");
}
