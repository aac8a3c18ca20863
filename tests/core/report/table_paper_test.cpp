// On which paper a table stands, and where its pages end.
#include "core/report/table_paper.h"

#include <numeric>
#include <set>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/report/report_def.h"

using namespace lx;

namespace {

/// Columns of these widths; those of one letter stand below one heading.
ReportTable table_of(const std::vector<int>& widths, const std::string& groups = {}, int frozen = 1)
{
    ReportTable table;
    table.frozen_columns = frozen;
    for (std::size_t c = 0; c < widths.size(); ++c) {
        ReportColumn made = column("栏" + std::to_string(c), widths[c]);
        if (c < groups.size() && groups[c] != ' ')
            made.heading.insert(made.heading.begin(), std::string(1, groups[c]));
        table.columns.push_back(made);
    }
    return table;
}

int width_of(const ReportTable& table, const std::vector<std::size_t>& columns)
{
    return std::accumulate(columns.begin(), columns.end(), 0, [&](int sum, std::size_t column) {
        return sum + table.columns[column].width;
    });
}

using Places = std::vector<std::size_t>;

} // namespace

TEST_CASE("a narrow table stays on A4 at full size, a wider one is set smaller, never below 7 pt")
{
    const TablePaper narrow = table_paper(table_of({20, 30, 40}), WideTables::Automatic);
    CHECK_FALSE(narrow.a3);
    CHECK(narrow.scale == 100);
    CHECK(narrow.begins == Places{0});
    const TablePaper wider = table_paper(table_of(std::vector<int>(10, 15)), WideTables::Automatic);
    CHECK_FALSE(wider.a3);
    CHECK(wider.begins == Places{0});
    CHECK(wider.scale >= 70);
    CHECK(wider.scale < 100);
}

TEST_CASE("a wide table goes to A3 or is parted, as the clerk chooses")
{
    const ReportTable table = table_of(std::vector<int>(20, 10));
    const TablePaper automatic = table_paper(table, WideTables::Automatic);
    CHECK(automatic.a3);
    CHECK(automatic.begins == Places{0});
    const TablePaper split = table_paper(table, WideTables::Split);
    CHECK_FALSE(split.a3);
    CHECK(split.begins.size() == 2);
    CHECK(split.columns(1, 20).front() == 0); // the row headings again
    // Too wide for A3 as well: parted on A4 by itself, on A3 where that is wanted.
    const ReportTable wide = table_of(std::vector<int>(40, 10));
    CHECK_FALSE(table_paper(wide, WideTables::Automatic).a3);
    CHECK(table_paper(wide, WideTables::A3).a3);
    CHECK(table_paper(wide, WideTables::A3).begins.size() == 2);
    // A table that has room on A4 stays there.
    CHECK_FALSE(table_paper(table_of({20, 30}), WideTables::A3).a3);
}

TEST_CASE("a table is parted where its headings part")
{
    //                                 k a a a a b b b b b b c c
    const std::vector<int> widths = {20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20};
    const TablePaper paper = table_paper(table_of(widths, " aaaabbbbbbcc"), WideTables::Split);
    CHECK(paper.begins == Places{0, 5, 11});
    // One group alone is too wide: it is broken, and as evenly as can be.
    const ReportTable one = table_of(widths, " aaaaaaaaaaaa");
    const TablePaper broken = table_paper(one, WideTables::Split);
    CHECK(broken.begins == Places{0, 7});
}

TEST_CASE("what counts the rows is repeated together with what they are called")
{
    ReportTable table = table_of({6, 30, 40, 40, 40, 40});
    table.columns.front().ordinal = true;
    CHECK(table_paper(table, WideTables::Split).repeated == 2);
    // Row headings that would leave no room are not all repeated.
    const ReportTable heavy = table_of({60, 60, 60, 60}, {}, 3);
    CHECK(table_paper(heavy, WideTables::Split).repeated == 1);
}

TEST_CASE("each column stands on one part, row headings on all, and no text is below 7 pt")
{
    rc::check([] {
        const auto widths = *rc::gen::container<std::vector<int>>(rc::gen::inRange(4, 50));
        const auto frozen = *rc::gen::inRange(0, 4);
        std::string groups;
        for (std::size_t c = 0; c < widths.size(); ++c)
            groups += *rc::gen::element('a', 'b', ' ');
        const ReportTable table = table_of(widths, groups, frozen);
        const auto wide =
            *rc::gen::element(WideTables::Automatic, WideTables::A3, WideTables::Split);
        const TablePaper paper = table_paper(table, wide);
        RC_ASSERT(paper.scale >= 70);
        RC_ASSERT(paper.scale <= 100);
        std::vector<int> seen(widths.size(), 0);
        for (std::size_t part = 0; part < paper.begins.size(); ++part) {
            const auto columns = paper.columns(part, widths.size());
            for (const std::size_t column : columns)
                ++seen[column];
            // As wide as the paper at that scale, or one column beside the row headings.
            const int room = paper.a3 ? 158 : 109;
            RC_ASSERT(width_of(table, columns) * paper.scale <= room * 100);
        }
        for (std::size_t c = 0; c < seen.size(); ++c)
            RC_ASSERT(seen[c] == (c < paper.repeated && paper.begins.size() > 1
                                      ? static_cast<int>(paper.begins.size())
                                      : 1));
    });
}

TEST_CASE("no page holds more than it has room for, and none ends before the signers alone")
{
    rc::check([] {
        SheetRows rows;
        rows.heights = {34, 20, 30, 30}; // title, office, two rows of headings
        rows.body = 4;
        rows.headings = 60;
        const auto body = *rc::gen::container<std::vector<int>>(rc::gen::inRange(20, 120));
        rows.heights.insert(rows.heights.end(), body.begin(), body.end());
        rows.heights.insert(rows.heights.end(), {20, 20, 20});
        rows.foot = 3;
        const TablePaper paper;
        const auto starts = page_starts(rows, paper);
        std::size_t first = 0;
        for (std::size_t page = 0; page <= starts.size(); ++page) {
            const std::size_t end =
                page < starts.size() ? static_cast<std::size_t>(starts[page]) : rows.heights.size();
            RC_ASSERT(end > first);
            double height = page == 0 ? 0 : rows.headings;
            for (std::size_t row = first; row < end; ++row)
                height += rows.heights[row];
            RC_ASSERT(height <= 501);
            first = end;
        }
        if (!starts.empty())
            RC_ASSERT(static_cast<std::size_t>(starts.back()) +
                          std::min<std::size_t>(5, body.size() + 3) <=
                      rows.heights.size());
    });
}

TEST_CASE("the words for wide tables are read as they are written")
{
    for (const WideTables wide : {WideTables::Automatic, WideTables::A3, WideTables::Split})
        CHECK(wide_tables(wide_tables_code(wide)) == wide);
    CHECK_FALSE(wide_tables("A5"));
}
