#include "core/report/report.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace lx;

TEST_CASE("shares are rounded half up with whole numbers")
{
    CHECK(rounded_share(2, 3) == 0.667);
    CHECK(rounded_share(1, 8) == 0.125);
    CHECK(rounded_share(1, 2000) == 0.001); // 0.05 % goes up
    CHECK(rounded_share(0, 5) == 0.0);
    CHECK(rounded_share(5, 5) == 1.0);
    CHECK(rounded_share(3, 0) == 0.0);
    CHECK(rc::check(
        "the rounded share differs from the exact one by at most half a tenth of a per cent", [] {
            const auto whole = *rc::gen::inRange<std::int64_t>(1, 1'000'000);
            const auto part = *rc::gen::inRange<std::int64_t>(0, whole + 1);
            const double exact = static_cast<double>(part) / static_cast<double>(whole);
            RC_ASSERT(std::abs(rounded_share(part, whole) - exact) <= 0.0005 + 1e-12);
        }));
}

TEST_CASE("counts are shown with separators and zero as a dash")
{
    CHECK(show_count(0) == "–");
    CHECK(show_count(999) == "999");
    CHECK(show_count(1234567) == "1,234,567");
    CHECK(show_count(-1200) == "-1,200");
}

TEST_CASE("headings with the same beginning are merged, short ones reach down")
{
    ReportTable table;
    for (const auto& path : std::vector<std::vector<std::string>>{
             {"属地"}, {"企业总数"}, {"其中", "100人以上"}, {"其中", "50人以下"}, {"组织覆盖率"}}) {
        ReportColumn column;
        column.heading = path;
        table.columns.push_back(column);
    }
    CHECK(heading_rows(table) == 2);
    const auto cells = heading_cells(table);
    REQUIRE(cells.size() == 6);
    CHECK(cells[0].rows == 2);
    CHECK(cells[2].text == "其中");
    CHECK(cells[2].columns == 2);
    CHECK(cells[4].text == "100人以上");
    CHECK(cells[4].row == 1);
    CHECK(cells[4].column == 2);
}

TEST_CASE("a figure opens to the rows behind it, a subtotal to those of its parts")
{
    FigureTrace trace;
    trace.ids = {11, 12, 13, 14};
    trace.table_row = {0, 1, 1, -1};
    trace.in_column = {{}, {1, 1, 0, 1}};
    trace.parts = {{0}, {1}, {0, 1}};
    CHECK(trace.behind(0, 1) == std::vector<std::int64_t>{11});
    CHECK(trace.behind(1, 1) == std::vector<std::int64_t>{12});
    CHECK(trace.behind(2, 1) == std::vector<std::int64_t>{11, 12});
    CHECK(trace.behind(2, 0).empty());
    CHECK(trace.behind(9, 9).empty());
}

TEST_CASE("a narrow table is as wide as the lines above and below it, its columns in proportion")
{
    ReportTable table;
    table.columns = {column("属地", 14), column("人数", 7), column("其中", 7)};
    widen_to_lines(table);
    CHECK(table.columns[0].width == 42);
    CHECK(table.columns[1].width == 21);
    const auto before = table.columns[0].width;
    widen_to_lines(table); // wide enough by now
    CHECK(table.columns[0].width == before);
}
