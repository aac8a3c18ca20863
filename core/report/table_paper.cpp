#include "core/report/table_paper.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

namespace lx {

namespace {

constexpr std::array<std::pair<WideTables, std::string_view>, 3> codes{
    {{WideTables::Automatic, "auto"}, {WideTables::A3, "a3"}, {WideTables::Split, "split"}}};

/// Characters of column width there is room for at full size (landscape, half an inch at both
/// sides). A character is 8 px of 96 to the inch in the workbook's 宋体 11, and up to 9.4 where
/// that is not there and another one stands in for it.
constexpr int a4_characters = 109;
constexpr int a3_characters = 158;
/// Points from top to bottom (0.6 and 0.7 inch left free), less what programs round rows up by.
constexpr double a4_height = 501 * 0.97;
constexpr double a3_height = 748 * 0.97;
constexpr double full_size = 10;

int most(int characters)
{
    return static_cast<int>(characters * full_size / smallest_print);
}

int width_of(const std::vector<ReportColumn>& columns, std::size_t from, std::size_t to)
{
    int width = 0;
    for (std::size_t c = from; c < to; ++c)
        width += columns[c].width;
    return width;
}

/// Row headings: the columns that are frozen, a number's name too; never more than half of what
/// there is room for.
std::size_t repeated_columns(const ReportTable& table, int room)
{
    std::size_t wanted = static_cast<std::size_t>(std::max(1, table.frozen_columns));
    if (!table.columns.empty() && table.columns.front().ordinal)
        wanted = std::max<std::size_t>(2, wanted);
    wanted = std::min(wanted, table.columns.size());
    while (wanted > 1 && 2 * width_of(table.columns, 0, wanted) > room)
        --wanted;
    return wanted;
}

/// Where the parts begin: as few as can be, broken inside a group of headings only where it alone
/// is too wide, and then as even as can be.
std::vector<std::size_t> part_begins(const ReportTable& table, std::size_t repeated, int room)
{
    using Cost = std::tuple<int, int, int>; // broken groups, parts, the widest part
    const auto& columns = table.columns;
    const std::size_t all = columns.size();
    const int keys = width_of(columns, 0, repeated);
    const auto breaks_group = [&](std::size_t at) {
        return at > repeated && columns[at].heading.size() > 1 &&
               columns[at - 1].heading.size() > 1 &&
               columns[at].heading.front() == columns[at - 1].heading.front();
    };
    std::vector<Cost> best(all + 1, {std::numeric_limits<int>::max(), 0, 0});
    std::vector<std::size_t> from(all + 1, 0);
    best[repeated] = {0, 0, 0};
    for (std::size_t end = repeated + 1; end <= all; ++end) {
        int width = keys;
        for (std::size_t begin = end; begin-- > repeated;) {
            width += columns[begin].width;
            if (width > room && begin + 1 < end)
                break;
            const auto& [broken, parts, widest] = best[begin];
            const Cost cost{broken + (breaks_group(begin) ? 1 : 0), parts + 1,
                            std::max(widest, width)};
            if (cost < best[end]) {
                best[end] = cost;
                from[end] = begin;
            }
        }
    }
    std::vector<std::size_t> begins;
    for (std::size_t end = all; end > repeated; end = from[end])
        begins.insert(begins.begin(), from[end]);
    if (begins.empty())
        begins.push_back(0);
    begins.front() = 0; // the first part holds the repeated columns anyhow
    return begins;
}

} // namespace

std::optional<WideTables> wide_tables(std::string_view code)
{
    for (const auto& [wide, name] : codes)
        if (name == code)
            return wide;
    return std::nullopt;
}

std::string_view wide_tables_code(WideTables wide)
{
    return codes[static_cast<std::size_t>(wide)].second;
}

std::vector<std::size_t> TablePaper::columns(std::size_t part, std::size_t all) const
{
    std::vector<std::size_t> found;
    for (std::size_t c = 0; part > 0 && c < repeated; ++c)
        found.push_back(c);
    const std::size_t end = part + 1 < begins.size() ? begins[part + 1] : all;
    for (std::size_t c = begins[part]; c < end; ++c)
        found.push_back(c);
    return found;
}

TablePaper table_paper(const ReportTable& table, WideTables wide)
{
    TablePaper paper;
    const std::size_t all = table.columns.size();
    const int width = width_of(table.columns, 0, all);
    if (width > most(a4_characters))
        paper.a3 = wide == WideTables::A3 ||
                   (wide == WideTables::Automatic && width <= most(a3_characters));
    const int characters = paper.a3 ? a3_characters : a4_characters;
    const int room = most(characters);
    int widest = width;
    if (width > room) {
        paper.repeated = repeated_columns(table, room);
        paper.begins = part_begins(table, paper.repeated, room);
        widest = 0;
        for (std::size_t part = 0; part < paper.begins.size(); ++part) {
            int of_part = 0;
            for (const std::size_t column : paper.columns(part, all))
                of_part += table.columns[column].width;
            widest = std::max(widest, of_part);
        }
    }
    if (widest > characters)
        paper.scale = 100 * characters / widest;
    return paper;
}

ReportTable table_part(const ReportTable& table, const std::vector<std::size_t>& columns)
{
    ReportTable part;
    part.name = table.name;
    part.title = table.title;
    part.lines = table.lines;
    part.note = table.note;
    for (const std::size_t column : columns)
        part.columns.push_back(table.columns[column]);
    part.rows.reserve(table.rows.size());
    for (const ReportRow& row : table.rows) {
        ReportRow cut;
        cut.style = row.style;
        cut.level = row.level;
        if (row.style == RowStyle::Section)
            cut.cells = row.cells;
        else
            for (const std::size_t column : columns)
                cut.cells.push_back(column < row.cells.size() ? row.cells[column] : ReportCell{});
        part.rows.push_back(std::move(cut));
    }
    return part;
}

std::vector<std::int64_t> page_starts(const SheetRows& rows, const TablePaper& paper)
{
    const double page = (paper.a3 ? a3_height : a4_height) * 100 / paper.scale;
    const std::size_t end = rows.heights.size();
    // What must not be parted at the end: the foot and two rows above it.
    const std::size_t together =
        rows.foot == 0 ? end : std::max(rows.body, end - std::min(end, rows.foot + 2));
    std::vector<std::int64_t> starts;
    double used = 0;
    std::size_t first = 0; // of the page
    for (std::size_t row = 0; row < end; ++row) {
        double next = rows.heights[row];
        for (std::size_t r = row + 1; row == together && r < end; ++r)
            next += rows.heights[r];
        const bool inside = row > together && first < together;
        if (used + next > page && row > std::max(first, rows.body) && !inside) {
            starts.push_back(static_cast<std::int64_t>(row));
            first = row;
            used = rows.headings;
        }
        used += rows.heights[row];
    }
    return starts;
}

} // namespace lx
