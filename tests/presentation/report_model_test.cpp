#include <QAbstractItemModelTester>
#include <QImage>
#include <QPainter>
#include <catch2/catch.hpp>

#include "ui/presentation/print/laid_piece.h"
#include "ui/presentation/print/report_pieces.h"
#include "ui/presentation/report_model.h"

using namespace lx;
using namespace lx::ui;

namespace {

/// Two areas and their total; row ids 11, 12 in the first, 13 in the second, of which 11 and 13
/// count in the second figure.
std::shared_ptr<const Report> small_report()
{
    auto report = std::make_shared<Report>();
    report->name = "统计表";
    report->period = "2025年第3季度";
    ReportTable table;
    table.name = "统计表";
    table.title = "统计表";
    table.columns = {{"area", {"属地"}, ColumnFormat::Text, 12},
                     {"all", {"总数"}, ColumnFormat::Count, 8},
                     {"big", {"其中", "100人以上"}, ColumnFormat::Count, 8}};
    const auto row = [&](const char* name, RowStyle style, std::int64_t all, std::int64_t big) {
        table.rows.push_back(
            {style,
             style == RowStyle::Total ? 0 : 1,
             {ReportCell::of_text(name), ReportCell::of_count(all), ReportCell::of_count(big)}});
    };
    row("东镇", RowStyle::Normal, 2, 1);
    row("西镇", RowStyle::Normal, 1, 1);
    row("合计", RowStyle::Total, 3, 2);
    auto trace = std::make_shared<FigureTrace>();
    trace->ledger = "unit";
    trace->ids = {11, 12, 13};
    trace->table_row = {0, 0, 1};
    trace->in_column = {{}, {1, 1, 1}, {1, 0, 1}};
    trace->parts = {{0}, {1}, {0, 1}};
    table.trace = trace;
    report->tables.push_back(table);
    ReportTable list;
    list.name = "名单";
    list.columns = {{"name", {"单位名称"}, ColumnFormat::Text, 20},
                    {"n", {"人数"}, ColumnFormat::Count, 8}};
    ReportCell named = ReportCell::of_text("甲");
    named.ledger = "unit";
    named.row = 11;
    list.rows.push_back({RowStyle::Normal, 0, {named, ReportCell::of_count(5)}});
    report->list = list;
    return report;
}

} // namespace

TEST_CASE("every figure of a report opens to the rows behind it")
{
    const auto report = small_report();
    ReportModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(report, &report->tables.front());
    REQUIRE(model.rowCount() == 3);
    CHECK(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString() ==
          QStringLiteral("其中 / 100人以上"));
    const auto figure = model.behind(model.index(0, 2));
    REQUIRE(figure.list);
    CHECK(figure.list->query.ledger == "unit");
    CHECK(*figure.list->query.ids == std::vector<std::int64_t>{11});
    CHECK(figure.list->title.contains(QStringLiteral("东镇")));
    CHECK(figure.list->title.contains(QStringLiteral("100人以上")));
    const auto total = model.behind(model.index(2, 1));
    REQUIRE(total.list);
    CHECK(*total.list->query.ids == std::vector<std::int64_t>{11, 12, 13});
    CHECK_FALSE(model.behind(model.index(0, 0)).any());

    model.show(report, &report->list);
    const auto row = model.behind(model.index(0, 1)); // the row is named in another cell
    CHECK(row.ledger == "unit");
    CHECK(row.row == 11);
    model.clear();
    CHECK(model.rowCount() == 0);
}

TEST_CASE("a long list is printed in pieces with one title and one line of signers")
{
    auto report = std::make_shared<Report>(*small_report());
    ReportTable table = report->list;
    table.title = "很长的名单";
    for (int i = 1; i < 25; ++i)
        table.rows.push_back(table.rows.front());
    report->tables = {table};
    const auto pieces = report_pieces(*report, {}, 10);
    REQUIRE(pieces.size() == 3);
    int titles = 0;
    int signers = 0;
    std::size_t rows = 0;
    for (const PrintPiece& piece : pieces) {
        titles += piece.html.find("很长的名单") != std::string::npos ? 1 : 0;
        signers += piece.html.find("填表人") != std::string::npos ? 1 : 0;
        for (std::size_t at = piece.html.find("甲"); at != std::string::npos;
             at = piece.html.find("甲", at + 1))
            ++rows;
    }
    CHECK(titles == 1);
    CHECK(signers == 1);
    CHECK(rows == 25);
}

TEST_CASE("a laid out piece draws its pages as the paper will have them")
{
    std::string html = "<table border=\"1\" width=\"100%\">";
    for (int i = 0; i < 120; ++i)
        html += "<tr><td>第" + std::to_string(i) + "行</td></tr>";
    const LaidPiece piece({"长表", html + "</table>"}, PageSetup::portrait());
    REQUIRE(piece.pages() >= 2);
    const auto ink = [&](int page) {
        QImage paper(420, 594, QImage::Format_RGB32);
        paper.fill(Qt::white);
        QPainter painter(&paper);
        piece.draw(painter, paper.rect(), page, page + 1, piece.pages());
        painter.end();
        std::int64_t dark = 0;
        for (int y = 0; y < paper.height(); ++y) {
            for (int x = 0; x < paper.width(); ++x)
                dark += qGray(paper.pixel(x, y)) < 160 ? 1 : 0;
        }
        // Nothing stands in the margin of 15 mm (at 2 dots a mm).
        for (int y = 0; y < paper.height(); ++y)
            CHECK(qGray(paper.pixel(10, y)) > 200);
        return dark;
    };
    CHECK(ink(0) > 200);
    CHECK(ink(1) > 20);
}
