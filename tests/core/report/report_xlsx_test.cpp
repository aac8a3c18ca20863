#include "core/report/report_xlsx.h"

#include <catch2/catch.hpp>

#include <map>

#include <QFile>
#include <QTemporaryDir>

#include "core/spreadsheet/sheet_reader.h"

using namespace lx;

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
