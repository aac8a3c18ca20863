// Checks: every form of a term, every operator, what is missing, and the names that make the
// difference.
#include "core/report/check_run.h"

#include <catch2/catch.hpp>

#include <QJsonDocument>
#include <QJsonObject>

#include "core/base/object_reader.h"
#include "core/report/report_json.h"

using namespace lx;

namespace {

/// A table of two areas and their total: units, those built, and the share. Units 1, 2, 3 stand in
/// the first area, 4 in the second; 1 and 4 are built.
Report sample(std::vector<std::int64_t> built = {1, 4})
{
    Report report;
    report.id = "sample";
    report.name = "样表";
    report.as_of = *Date::from_iso("2025-09-30");
    report.made = report.as_of;
    ReportTable table;
    table.name = "统计表";
    for (const auto& [key, format] :
         {std::pair{"row", ColumnFormat::Text}, std::pair{"all", ColumnFormat::Count},
          std::pair{"built", ColumnFormat::Count}, std::pair{"rate", ColumnFormat::Percent}}) {
        ReportColumn one = column(key, 8, format);
        one.heading = {key};
        table.columns.push_back(one);
    }
    auto trace = std::make_shared<FigureTrace>();
    trace->ledger = "unit";
    trace->ids = {1, 2, 3, 4};
    trace->table_row = {0, 0, 0, 1};
    trace->parts = {{0}, {1}, {0, 1}};
    trace->in_column = {{}, {1, 1, 1, 1}, {0, 0, 0, 0}, {}};
    trace->amounts.resize(4);
    std::int64_t counts[3] = {0, 0, 0};
    for (const std::int64_t id : built) {
        const auto k = static_cast<std::size_t>(id - 1);
        trace->in_column[2][k] = 1;
        ++counts[trace->table_row[k]];
        ++counts[2];
    }
    const std::int64_t all[3] = {3, 1, 4};
    const char* names[3] = {"望远镇", "李俊镇", "合计"};
    const char* keys[3] = {"640121100", "640121101", "合计"};
    for (std::size_t r = 0; r < 3; ++r) {
        ReportRow row;
        row.key = keys[r];
        row.style = r == 2 ? RowStyle::Total : RowStyle::Normal;
        row.cells = {ReportCell::of_text(names[r]), ReportCell::of_count(all[r]),
                     ReportCell::of_count(counts[r]),
                     ReportCell::of_share(rounded_share(counts[r], all[r]))};
        table.rows.push_back(std::move(row));
    }
    table.trace = trace;
    report.tables.push_back(std::move(table));
    return report;
}

/// A definition whose only check is this one.
ReportDef with_check(const std::string& json)
{
    const QJsonObject object =
        QJsonDocument::fromJson(QByteArray::fromStdString("{\"title\": \"项\"," + json + "}"))
            .object();
    ObjectReader in("", object);
    ReportDef def;
    def.checks.push_back(read_check(in, "", {{"统计表", {"all", "built", "rate"}}}));
    in.finish();
    INFO(json << ": " << in.error());
    REQUIRE(in.error().empty());
    return def;
}

std::vector<ReportCheck> run(const std::string& json, CheckedReports reports)
{
    return run_checks(with_check(json), reports, {}, true);
}

std::vector<ReportCheck> run(const std::string& json)
{
    static const Report report = sample();
    return run(json, {&report});
}

std::string complaint(const std::string& json)
{
    ObjectReader in(
        "", QJsonDocument::fromJson(QByteArray::fromStdString("{\"title\": \"项\"," + json + "}"))
                .object());
    (void)read_check(in, "", {{"统计表", {"all", "built", "rate"}}});
    in.finish();
    return in.error();
}

} // namespace

TEST_CASE("a check of columns is held for every row")
{
    const auto found = run(R"("left": "built", "op": "<=", "right": "all")");
    REQUIRE(found.size() == 3);
    CHECK(found[0].passed);
    CHECK(found[0].place == "望远镇");
    CHECK(found[0].cell == "第1行C列");
    CHECK(found[2].place == "合计");
}

TEST_CASE("rows, sums of rows and single cells")
{
    CHECK(run(R"("left": "合计,all", "op": "=", "right": "sum,all")")[0].passed);
    CHECK(run(R"("left": "统计表!640121100,all", "op": "=", "right": 3)")[0].passed);
    CHECK(run(R"("left": "望远镇,all", "op": "=", "right": "3")")[0].passed);
    CHECK(
        run(R"("left": ["合计,all", "-望远镇,all"], "op": "=", "right": "李俊镇,all")")[0].passed);
    const auto children = run(R"("left": "all", "op": "=", "right": "children,all")");
    REQUIRE(children.size() == 1); // only the total has parts
    CHECK(children[0].passed);
    const auto columns =
        run(R"("left": "合计,*", "op": ">=", "right": "望远镇,*", "level": "all")");
    REQUIRE(columns.size() == 3);
    CHECK(columns[0].place == "all");
}

TEST_CASE("operators")
{
    const auto holds = [](const char* op, const char* left, const char* right) {
        const auto found =
            run(std::string("\"left\": ") + left + ", \"op\": \"" + op + "\", \"right\": " + right);
        REQUIRE(found.size() == 1);
        return found[0].passed;
    };
    CHECK(holds("≠", "1", "2"));
    CHECK_FALSE(holds("!=", "2", "2"));
    CHECK(holds(">", "3", "2"));
    CHECK_FALSE(holds(">", "2", "2"));
    CHECK(holds("≥", "2", "2"));
    CHECK(holds("<", "1", "2"));
    CHECK(holds("≤", "2", "2"));
    CHECK(holds("同有同无", "0", "0"));
    CHECK(holds("同有同无", "4", "1"));
    CHECK_FALSE(holds("同有同无", "4", "0"));
    CHECK(holds("只能有一", "4", "0"));
    CHECK_FALSE(holds("只能有一", "4", "1"));
}

TEST_CASE("shares are held within the digits they are printed with")
{
    // 2 of 4: 50.0 %.
    CHECK(run(R"("left": "合计,rate", "op": "=", "right": 50)")[0].passed);
    const auto near = run(R"("left": "望远镇,rate", "op": "=", "right": 33.4)"); // 33.3 %
    CHECK_FALSE(near[0].passed);
    CHECK(near[0].left == "33.3%");
    CHECK(near[0].difference == "-0.1%");
    CHECK(run(R"("left": "望远镇,rate", "op": "=", "right": 33.4, "tolerance": 1)")[0].passed);
}

TEST_CASE("a failed check names the rows that make the difference")
{
    const auto found = run(R"("left": "合计,all", "op": "=", "right": "合计,built")");
    REQUIRE(found.size() == 1);
    CHECK(found[0].failed());
    CHECK(found[0].ledger == "unit");
    CHECK(found[0].names == std::vector<CheckedName>{{2, 1}, {3, 1}});
}

TEST_CASE("former periods: the same cell, held against what was")
{
    const Report now = sample({1, 4});
    const Report before = sample({1, 2, 3});
    CheckedReports reports;
    reports.now = &now;
    const std::string check = R"("left": "built", "op": ">=", "right": "built@previous")";
    for (const ReportCheck& one : run(check, reports)) {
        CHECK_FALSE(one.failed()); // not judged is no failure
        CHECK(one.unjudged == "没有上期的数");
    }
    reports.previous = &before;
    const auto found = run(check, reports);
    REQUIRE(found.size() == 3);
    CHECK(found[0].failed()); // 1 against 3
    CHECK(found[0].names == std::vector<CheckedName>{{2, -1}, {3, -1}});
    CHECK(found[1].passed);
    CHECK(found[2].names == std::vector<CheckedName>{{2, -1}, {3, -1}, {4, 1}});
    CHECK(
        run(R"("left": "合计,all", "op": "=", "right": "合计,all@opening")", reports)[0].unjudged ==
        "上期没有封账");
    reports.opening = &before;
    CHECK(run(R"("left": "合计,all", "op": "=", "right": "合计,all@opening")", reports)[0].passed);
}

TEST_CASE("a row that wasn't there before: skipped, or counted as nothing")
{
    const Report now = sample();
    Report before = sample();
    before.tables[0].rows[1].key = "640121199";
    before.tables[0].rows[1].cells[0] = ReportCell::of_text("旧镇");
    CheckedReports reports;
    reports.now = &now;
    reports.previous = &before;
    const auto skipped = run(R"("left": "all", "op": "=", "right": "all@previous")", reports);
    CHECK(skipped[1].unjudged == "没有这一行");
    const auto zero =
        run(R"("left": "all", "op": "=", "right": "all@previous", "missing": "zero")", reports);
    CHECK(zero[1].failed());
    const auto all =
        run(R"("left": "all", "op": "=", "right": "all@previous", "missing": "skip_all")", reports);
    CHECK(all[1].failed());
}

TEST_CASE("another report of the period")
{
    const Report now = sample();
    Report other = sample({1});
    other.id = "other";
    CheckedReports reports;
    reports.now = &now;
    reports.others.emplace("other", &other);
    CHECK(run(R"("left": "合计,built", "op": ">", "right": "other/统计表!合计,built")", reports)[0]
              .passed);
    CHECK(run(R"("left": "合计,built", "op": ">", "right": "none/统计表!合计,built")", reports)[0]
              .unjudged == "没有报表“none”");
}

TEST_CASE("shares name the rows of their numerators, beside those of another share alone")
{
    const Report now = sample({1});
    const Report before = sample({1, 2, 3});
    CheckedReports reports;
    reports.now = &now;
    reports.previous = &before;
    ReportDef def = with_check(R"("left": "合计,rate", "op": ">=", "right": "合计,rate@previous")");
    ReportTableDef& table = def.tables.emplace_back();
    table.name = "统计表";
    ReportColumnDef& rate = table.columns.emplace_back();
    rate.kind = ReportColumnDef::Kind::Share;
    rate.column.key = "rate";
    rate.numerator = "built";
    const auto found = run_checks(def, reports, {}, true);
    REQUIRE(found.size() == 1);
    CHECK(found[0].difference == "-50.0%");
    CHECK(found[0].ledger == "unit");
    CHECK(found[0].names == std::vector<CheckedName>{{2, -1}, {3, -1}});
    def.checks = with_check(R"("left": "合计,rate", "op": ">=", "right": 90)").checks;
    CHECK(run_checks(def, reports, {}, true)[0].names.empty());
}

TEST_CASE("jumps name who came and who went")
{
    const Report now = sample({1});
    const Report before = sample({1, 2, 3, 4});
    CheckedReports reports;
    reports.now = &now;
    reports.closed = {&before};
    const auto found = run_checks(with_check(R"("jump": ["built"], "level": "total")"), reports,
                                  {0.3, 1, 3, 8}, true);
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == CheckKind::Explain);
    CHECK(found[0].failed());
    CHECK(found[0].left == "1");
    CHECK(found[0].right == "4");
    CHECK(found[0].names == std::vector<CheckedName>{{2, -1}, {3, -1}, {4, -1}});
}

TEST_CASE("checks of some quarters only")
{
    const Report now = sample();
    CheckedReports reports;
    reports.now = &now;
    reports.number = 3;
    const std::string check = R"("left": "合计,all", "op": "=", "right": 4, "periods": )";
    CHECK(run(check + "[4]", reports).empty());
    CHECK(run(check + "[3, 4]", reports).size() == 1);
}

TEST_CASE("a misspelt check is refused with its place")
{
    CHECK(complaint(R"("left": "bult", "op": "=", "right": "all")").find("没有“bult”这一栏") !=
          std::string::npos);
    CHECK(complaint(R"("left": "表9!合计,all", "op": "=", "right": "all")").find("表9") !=
          std::string::npos);
    CHECK(complaint(R"("left": "all@yesterday", "op": "=", "right": "all")").find("left") !=
          std::string::npos);
    CHECK(complaint(R"("left": "all", "op": "~", "right": "all")").find("op") != std::string::npos);
    CHECK(complaint(R"("left": "all", "op": "=", "right": "all", "kind": "也许")").find("kind") !=
          std::string::npos);
    CHECK(complaint(R"("left": "all", "op": "=", "right": "all", "kimd": "说明")").find("kimd") !=
          std::string::npos);
    CHECK(complaint(R"("jump": ["alll"])").find("alll") != std::string::npos);
}

TEST_CASE("a report read from its document is the same report")
{
    Report report = sample();
    report.scope = "统计口径：三有企业";
    report.checks = run(R"("left": "合计,all", "op": "=", "right": "合计,built")");
    report.list = report.tables[0];
    report.tables[0].rows[0].cells[1].formula = "SUM(B{r1}:B{r2})";
    auto trace = std::make_shared<FigureTrace>(*report.tables[0].trace);
    trace->amounts[1] = {5, FigureTrace::kNoAmount, -7, 0};
    report.tables[0].trace = trace;
    const std::string json = report_json(report);
    const auto read = report_from_json(json);
    REQUIRE(read);
    CHECK(report_json(*read) == json);
    CHECK(read->tables[0].trace->behind(2, 2) == report.tables[0].trace->behind(2, 2));
    CHECK(read->tables[0].trace->amounts[1] == trace->amounts[1]);
    CHECK(read->checks[0].names == report.checks[0].names);
    CHECK_FALSE(report_from_json("{\"id\": 1"));
}
