#include "core/report/report_xlsx.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

#include <QFile>
#include <QTemporaryDir>

#include "core/spreadsheet/sheet_reader.h"
#include "tests/support/sheets/sheet_probe.h"

using namespace lx;
using lx::test::part_of;

namespace {

ReportColumn column(const char* heading, ColumnFormat format, const char* group = nullptr)
{
    ReportColumn made;
    made.key = heading;
    made.heading = group == nullptr ? std::vector<std::string>{heading}
                                    : std::vector<std::string>{group, heading};
    made.format = format;
    return made;
}

/// Two areas and their total with a real formula.
Report small_report()
{
    Report report;
    report.name = "测试统计表";
    report.office = "永宁县两新工委";
    report.as_of = *Date::from_iso("2025-09-30");
    report.made = *Date::from_iso("2025-10-09");
    report.unit = "单位：个";
    ReportTable table;
    table.name = "统计表";
    table.title = "测试统计表";
    table.columns = {column("属地", ColumnFormat::Text), column("总数", ColumnFormat::Count),
                     column("已建", ColumnFormat::Count, "其中"),
                     column("覆盖率", ColumnFormat::Percent, "其中"),
                     column("代码", ColumnFormat::Code)};
    const auto row = [](const char* name, std::int64_t total, std::int64_t built,
                        const char* code) {
        ReportRow made;
        made.cells = {ReportCell::of_text(name), ReportCell::of_count(total),
                      ReportCell::of_count(built),
                      ReportCell::of_share(rounded_share(built, total)), ReportCell::of_text(code)};
        return made;
    };
    table.rows = {row("望远镇", 3, 2, "640121102"), row("=1+1", 5, 0, "912345678901234567")};
    ReportRow total = row("合计", 8, 2, "");
    total.style = RowStyle::Total;
    total.cells[1].formula = "SUM(B{r0}:B{r1})";
    table.rows.push_back(total);
    report.tables.push_back(table);
    report.checks = {{"已建不大于总数", "", "2", "8", true},
                     {"一处不符", "望远镇", "3", "2", false}};
    report.list = table;
    report.list.name = "名单";
    return report;
}

std::map<std::string, std::map<std::pair<std::int64_t, int>, std::string>>
cells_of(const std::string& path)
{
    std::map<std::string, std::map<std::pair<std::int64_t, int>, std::string>> found;
    NoProgress quiet;
    auto book = open_workbook(path);
    REQUIRE(book);
    for (std::size_t s = 0; s < (*book)->sheets().size(); ++s) {
        auto& cells = found[(*book)->sheets()[s].name];
        REQUIRE((*book)->read(
            s,
            [&](const SheetRow& row) {
                for (const Cell& cell : *row.cells)
                    cells[{row.row, cell.column}] = std::string(cell.text);
                return true;
            },
            quiet));
    }
    return found;
}

QByteArray bytes(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

TEST_CASE("a report is written with its table, its checks and its name list")
{
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("表.xlsx")).toStdString();
    NoProgress quiet;
    REQUIRE(write_report_xlsx(small_report(), path, {"张三", "", "0951-8011234"}, quiet));
    auto sheets = cells_of(path);
    REQUIRE(sheets.size() == 3);
    auto& table = sheets["统计表"];
    CHECK(table[{0, 0}] == "测试统计表");
    CHECK(table[{2, 0}] == "属地");
    CHECK(table[{2, 2}] == "其中");
    CHECK(table[{3, 3}] == "覆盖率");
    CHECK(table[{4, 1}] == "3");
    CHECK(table[{5, 0}] == "=1+1");               // text, not a formula
    CHECK(table[{5, 4}] == "912345678901234567"); // kept whole
    CHECK(table[{6, 1}] == "8");                  // the formula's cached value
    CHECK(table[{7, 0}].find("张三") != std::string::npos);
    CHECK(sheets["校验"][{1, 4}] == "✓ 通过");
    CHECK(sheets["校验"][{2, 4}] == "✗ 不符");
    CHECK(sheets["名单"][{2, 0}] == "望远镇");
}

TEST_CASE("who is in charge, the seal's place and the day it goes out stand below a table")
{
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("表.xlsx")).toStdString();
    NoProgress quiet;
    ReportSigners signers{"张三", "李四", "", "王五"};
    REQUIRE(write_report_xlsx(small_report(), path, signers, quiet));
    auto sheets = cells_of(path);
    CHECK(sheets["统计表"][{7, 0}] ==
          "单位负责人：王五　　　填表人：张三　　　审核人：李四　　　联系电话：＿＿＿＿＿＿");
    CHECK(sheets["统计表"][{8, 0}] ==
          "填报单位（盖章）　　　　　　报出日期：　　　　年　　月　　日");
    Report own = small_report(); // a county's own report may name other places
    own.signature = {"制表", "审核人"};
    REQUIRE(write_report_xlsx(own, path, signers, quiet));
    CHECK(cells_of(path)["统计表"][{7, 0}] ==
          "单位负责人：王五　　　制表：＿＿＿＿＿＿　　　审核人：李四");
    signers.reported = Date::from_iso("2025-10-12");
    REQUIRE(write_report_xlsx(small_report(), path, signers, quiet));
    CHECK(cells_of(path)["统计表"][{8, 0}].ends_with("报出日期：2025年10月12日"));
}

TEST_CASE("each sheet numbers its own pages, where a page ends is fixed")
{
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("表.xlsx")).toStdString();
    NoProgress quiet;
    Report report = small_report();
    ReportTable& list = report.list;
    const ReportRow row = list.rows.front();
    list.rows.assign(100, row); // 100 rows of 20 pt and the headings: five pages of 486 pt
    REQUIRE(write_report_xlsx(report, path, {}, quiet));
    const std::string table = part_of(path, "xl/worksheets/sheet1.xml");
    CHECK(table.find("firstPageNumber=\"1\" orientation=\"landscape\" useFirstPageNumber=\"1\"") !=
          std::string::npos);
    CHECK(table.find("&amp;C第 &amp;P 页 共 1 页") != std::string::npos);
    CHECK(table.find("rowBreaks") == std::string::npos);
    const std::string names = part_of(path, "xl/worksheets/sheet3.xml");
    CHECK(names.find("&amp;L名单&amp;C第 &amp;P 页 共 5 页") != std::string::npos);
    CHECK(names.find("<rowBreaks count=\"4\" manualBreakCount=\"4\"><brk id=\"23\"") !=
          std::string::npos);
}

TEST_CASE("a table wider than A4 is printed on A3 or in parts with its row headings")
{
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("表.xlsx")).toStdString();
    NoProgress quiet;
    Report report = small_report();
    ReportTable& table = report.tables.front();
    for (int i = 0; i < 15; ++i) { // 200 characters with what is there
        table.columns.push_back(column(("栏" + std::to_string(i)).c_str(), ColumnFormat::Count));
        for (ReportRow& row : table.rows)
            row.cells.push_back(ReportCell::of_count(i));
    }
    REQUIRE(write_report_xlsx(report, path, {}, quiet));
    const std::string a3 = part_of(path, "xl/worksheets/sheet1.xml");
    CHECK(a3.find("<pageSetup paperSize=\"8\" scale=\"79\"") != std::string::npos);
    CHECK(a3.find("<colBreaks") == std::string::npos);
    REQUIRE(write_report_xlsx(report, path, {}, quiet, WideTables::Split));
    const std::string split = part_of(path, "xl/worksheets/sheet1.xml");
    CHECK(split.find("paperSize=\"9\"") != std::string::npos);
    CHECK(split.find("<colBreaks count=\"1\" manualBreakCount=\"1\">") != std::string::npos);
    CHECK(split.find("共 2 页") != std::string::npos);
    CHECK(part_of(path, "xl/workbook.xml")
              .find("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'统计表'!$A:$A,"
                    "'统计表'!$3:$4</definedName>") != std::string::npos);
    // Each part has its title and its signers; the repeated column none of them.
    auto cells = cells_of(path)["统计表"];
    CHECK(cells[{0, 0}].empty());
    CHECK(cells[{0, 1}] == "测试统计表");
    const auto later = std::find_if(cells.begin(), cells.end(), [](const auto& cell) {
        return cell.second == "测试统计表（续）";
    });
    REQUIRE(later != cells.end());
    CHECK(later->first.first == 0);
    CHECK(cells[{7, later->first.second}].starts_with("单位负责人："));
}

TEST_CASE("a table without rows says so")
{
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("表.xlsx")).toStdString();
    NoProgress quiet;
    Report report = small_report();
    report.tables.front().rows.clear();
    REQUIRE(write_report_xlsx(report, path, {}, quiet));
    CHECK(cells_of(path)["统计表"][{4, 0}] == "没有符合条件的记录。");
}

TEST_CASE("the same report is the same file, byte for byte")
{
    QTemporaryDir folder;
    NoProgress quiet;
    const std::string first = folder.filePath(QStringLiteral("a.xlsx")).toStdString();
    const std::string second = folder.filePath(QStringLiteral("b.xlsx")).toStdString();
    REQUIRE(write_report_xlsx(small_report(), first, {}, quiet));
    REQUIRE(write_report_xlsx(small_report(), second, {}, quiet));
    CHECK(bytes(first) == bytes(second));
}

TEST_CASE("a place that can't be written is named")
{
    NoProgress quiet;
    const auto written = write_report_xlsx(small_report(), "/nonexistent-folder/x.xlsx", {}, quiet);
    REQUIRE_FALSE(written);
    CHECK(written.error().kind == ErrorKind::Io);
    CHECK(written.error().message.find("/nonexistent-folder/x.xlsx") != std::string::npos);
}
