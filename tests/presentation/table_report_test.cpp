#include "ui/presentation/table_report.h"

#include <catch2/catch.hpp>

#include "ui/presentation/list_report.h"
#include "ui/presentation/print/report_html.h"
#include "ui/presentation/text_table_model.h"

using namespace lx;
using namespace lx::ui;

namespace {

std::vector<ShownTable::Row> all_rows(const QAbstractItemModel& model)
{
    std::vector<ShownTable::Row> rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows.push_back({model.index(row, 0)});
    return rows;
}

struct Plain
{
    TextTableModel model;
    ShownTable shown;
    Plain()
    {
        model.set_columns({QStringLiteral("名称"), QStringLiteral("户数"), QStringLiteral("日期")},
                          {Qt::AlignLeft, Qt::AlignRight, Qt::AlignHCenter});
        model.set_rows(
            {{{QStringLiteral("甲公司"), QStringLiteral("1,234"), QStringLiteral("2025-03-31")}},
             {{QStringLiteral("乙协会"), QStringLiteral("–"), QString()}},
             {{QStringLiteral("丙店"), QStringLiteral("至少 3"), QString()}}});
        shown.head = {
            QStringLiteral("示例"), {QStringLiteral("依据：第6条")}, *Date::from_iso("2025-09-30")};
        shown.model = &model;
        shown.columns = {0, 1, 2};
        shown.rows = all_rows(model);
    }
};

} // namespace

TEST_CASE("a table of the window is printed with its head, its rows numbered and counted")
{
    Plain f;
    const auto report = table_report(f.shown);
    REQUIRE(report);
    const ReportTable& table = report->tables.front();
    CHECK(table.title == "示例");
    CHECK(table.lines == std::vector<std::string>{"依据：第6条", "共 3 行"});
    CHECK(report->of_a_day);
    CHECK(report->as_of == *Date::from_iso("2025-09-30"));
    REQUIRE(table.columns.size() == 4);
    CHECK(table.columns[0].ordinal);
    CHECK(table.columns[1].heading.front() == "名称");
    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[2].cells[0].number == 3);
    CHECK(table.rows[0].cells[1].text == "甲公司");
    const std::string html = report_html(*report, table);
    CHECK(html.find("依据：第6条") != std::string::npos);
    CHECK(html.find("依据：第6条") < html.find("甲公司"));
}

TEST_CASE("figures of a printed table stay figures, words beside them stay words")
{
    Plain f;
    const auto report = table_report(f.shown);
    REQUIRE(report);
    const ReportTable& table = report->tables.front();
    CHECK(table.columns[2].format == ColumnFormat::Count);
    CHECK(table.rows[0].cells[2].number == 1234);
    CHECK(table.rows[0].cells[2].text.empty());
    CHECK(show_cell(table.columns[2], table.rows[1].cells[2]) == "–");
    CHECK(show_cell(table.columns[2], table.rows[2].cells[2]) == "至少 3");
}

TEST_CASE("columns are printed in the order they are shown in, those left out are not")
{
    Plain f;
    f.shown.columns = {2, 0};
    const auto report = table_report(f.shown);
    REQUIRE(report);
    const ReportTable& table = report->tables.front();
    REQUIRE(table.columns.size() == 3);
    CHECK(table.columns[1].heading.front() == "日期");
    CHECK(table.rows[0].cells[2].text == "甲公司");
}

TEST_CASE("what stands above others is no row of its own in a printed tree")
{
    Plain f;
    f.shown.rows[0].group = true;
    f.shown.rows[1].level = 1;
    const auto report = table_report(f.shown);
    REQUIRE(report);
    const ReportTable& table = report->tables.front();
    CHECK(table.rows[0].style == RowStyle::Subtotal);
    CHECK(table.rows[0].cells[0].blank);
    CHECK(table.rows[1].cells[0].number == 1);
    CHECK(table.rows[1].cells[1].text == "　乙协会");
    CHECK(table.lines.back() == "共 2 行");
}

TEST_CASE("a table too long for paper is refused in words")
{
    Plain f;
    f.shown.rows.assign(most_printed_rows + 1, f.shown.rows.front());
    const auto report = table_report(f.shown);
    REQUIRE_FALSE(report);
    CHECK(report.error().kind == ErrorKind::Refused);
    CHECK(report.error().message.find("示例") != std::string::npos);
}
