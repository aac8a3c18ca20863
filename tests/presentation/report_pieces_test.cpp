// A report as it is printed: its paper, the size of its text, what its pages count.
#include "ui/presentation/print/report_pieces.h"

#include <catch2/catch.hpp>

#include <QBuffer>
#include <QPdfWriter>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QTextDocument>

#define POINTERHOLDER_TRANSITION 4 // none of qpdf's former pointer class
#include <qpdf/QPDF.hh>

#include "ui/presentation/print/laid_piece.h"

using namespace lx;

namespace {

ReportTable table_of(const std::string& name, int columns, int rows)
{
    ReportTable table;
    table.name = name;
    table.title = name + "标题";
    table.columns.push_back(column("属地", 16));
    for (int c = 0; c < columns; ++c) {
        ReportColumn made = column("第" + std::to_string(c) + "栏", 8, ColumnFormat::Count);
        made.heading.insert(made.heading.begin(), "第" + std::to_string(c / 8) + "组");
        table.columns.push_back(made);
    }
    for (int r = 0; r < rows; ++r) {
        ReportRow row;
        row.cells.push_back(ReportCell::of_text("第" + std::to_string(r) + "行"));
        for (int c = 0; c < columns; ++c)
            row.cells.push_back(ReportCell::of_count(1000 * c));
        table.rows.push_back(row);
    }
    return table;
}

Report report_of(std::vector<ReportTable> tables)
{
    Report report;
    report.name = "统计表";
    report.office = "永宁县两新工委";
    report.as_of = *Date::from_iso("2025-09-30");
    report.made = *Date::from_iso("2025-10-09");
    report.tables = std::move(tables);
    return report;
}

/// The smallest text of a piece as it is laid out for paper, in pt.
double smallest(const PrintPiece& piece)
{
    const PageSetup setup = setup_of(piece, PageSetup::landscape_table());
    QBuffer nowhere;
    QPdfWriter device(&nowhere);
    device.setPageLayout(setup.layout());
    const auto document = make_print_document(piece, setup, device);
    double least = 100;
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next())
        for (auto at = block.begin(); !at.atEnd(); ++at)
            if (!at.fragment().text().trimmed().isEmpty())
                least = std::min(least, at.fragment().charFormat().fontPointSize());
    return least;
}

std::size_t times(const std::vector<PrintPiece>& pieces, const std::string& text)
{
    return static_cast<std::size_t>(
        std::count_if(pieces.begin(), pieces.end(), [&](const PrintPiece& piece) {
            return piece.html.find(text) != std::string::npos;
        }));
}

} // namespace

TEST_CASE("however wide a table is, no text of it is printed smaller than 7 pt")
{
    for (const int columns : {3, 20, 26, 40, 90})
        for (const WideTables wide : {WideTables::Automatic, WideTables::A3, WideTables::Split}) {
            const auto pieces = report_pieces(report_of({table_of("表", columns, 12)}), {{}, wide});
            for (const PrintPiece& piece : pieces) {
                INFO(columns << " " << piece.title);
                CHECK(smallest(piece) >= 7);
                CHECK(piece.html.find("第11行") != std::string::npos); // the row headings again
                CHECK(LaidPiece(piece, PageSetup::landscape_table()).pages() == 1);
            }
        }
}

TEST_CASE("a wide table is one page of A3 or parts on A4, each with title and signers")
{
    const Report report = report_of({table_of("表", 24, 12)}); // 208 characters
    const auto a3 = report_pieces(report);
    REQUIRE(a3.size() == 1);
    CHECK(a3.front().a3);
    const auto parted = report_pieces(report, {{"张三", "", "", "王五"}, WideTables::Split});
    REQUIRE(parted.size() == 2);
    CHECK_FALSE(parted.front().a3);
    CHECK_FALSE(parted.front().goes_on);
    CHECK(parted.back().goes_on);
    CHECK(times(parted, "表标题") == 2);
    CHECK(times(parted, "表标题（续）") == 1);
    CHECK(times(parted, "单位负责人：王五") == 2);
    CHECK(times(parted, "填报单位（盖章）") == 2);
    CHECK(times(parted, "第0组") == 1); // a group of headings is not broken
    CHECK(times(parted, "第1组") == 1);
}

TEST_CASE("a table without rows takes no page and is named below the last one")
{
    const auto pieces = report_pieces(
        report_of({table_of("甲表", 3, 2), table_of("乙表", 3, 0), table_of("丙表", 3, 1)}));
    REQUIRE(pieces.size() == 2);
    CHECK(times(pieces, "乙表标题") == 0);
    CHECK(pieces.back().html.find("没有记录、未另打印的表：乙表。") != std::string::npos);
    // Where there is nothing at all one page says so.
    const auto none = report_pieces(report_of({table_of("甲表", 3, 0), table_of("乙表", 3, 0)}));
    REQUIRE(none.size() == 1);
    CHECK(none.front().html.find("没有符合条件的记录。") != std::string::npos);
}

TEST_CASE("pages of one print may be of different paper")
{
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("表.pdf")).toStdString();
    NoProgress quiet;
    const auto pieces = report_pieces(
        report_of({table_of("甲", 3, 2), table_of("乙", 24, 2), table_of("丙", 3, 2)}));
    REQUIRE(write_pdf(pieces, PageSetup::landscape_table(), "t", path, quiet));
    QPDF pdf;
    pdf.processFile(path.c_str());
    std::vector<int> widths;
    for (QPDFObjectHandle page : pdf.getAllPages())
        widths.push_back(
            static_cast<int>(page.getKey("/MediaBox").getArrayItem(2).getNumericValue() + 0.5));
    CHECK(widths == std::vector<int>{842, 1191, 842});
}
