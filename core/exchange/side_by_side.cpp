#include "core/exchange/side_by_side.h"

#include <algorithm>
#include <set>
#include <string>

#include "core/base/text.h"
#include "core/spreadsheet/column_letters.h"

namespace lx {

namespace {

/// More are no lists that somebody fills in.
constexpr std::size_t most_tables = 8;

/// Positions of the columns that fill fields.
std::vector<std::size_t> filling_columns(const FoundTable& table)
{
    std::vector<std::size_t> filling;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].target && !table.columns[i].continues)
            filling.push_back(i);
    }
    return filling;
}

bool same_heading(const TableColumn& a, const TableColumn& b)
{
    return a.target == b.target && !a.path.empty() && !b.path.empty() &&
           fold(a.path.back()) == fold(b.path.back());
}

/// How many of these columns make one table: the first ones, different fields and a key among
/// them, whose headings come again and again to the end. 0: no such.
std::size_t columns_of_one(const HeadingIndex& index, const FoundTable& table,
                           const std::vector<std::size_t>& filling)
{
    const auto column = [&](std::size_t i) -> const TableColumn& {
        return table.columns[filling[i]];
    };
    const std::size_t all = filling.size();
    std::set<FieldTarget> fields;
    bool keyed = false;
    for (std::size_t one = 1; one * 2 <= all; ++one) {
        const FieldTarget target = *column(one - 1).target;
        if (!fields.insert(target).second)
            return 0;
        keyed = keyed || index.is_key(target);
        if (!keyed || one < 2 || all % one != 0 || all / one > most_tables)
            continue;
        bool repeats = true;
        for (std::size_t i = one; i < all && repeats; ++i)
            repeats = same_heading(column(i), column(i % one));
        if (repeats)
            return one;
    }
    return 0;
}

/// The columns from `first` to before `end` as a table of their own.
PlannedTable part_of(const PlannedTable& whole, int first, int end)
{
    PlannedTable part = whole;
    part.first_column = first;
    part.end_column = end;
    std::erase_if(part.table.columns, [&](const TableColumn& column) {
        return column.column < first || column.column >= end;
    });
    // Those that begin in a table at its left are lines for both.
    std::erase_if(part.merges, [&](const MergedRange& range) {
        return range.last_column < first || range.first_column >= end;
    });
    return part;
}

} // namespace

std::vector<PlannedTable> side_by_side(const HeadingIndex& index, PlannedTable table)
{
    const std::vector<std::size_t> filling = filling_columns(table.table);
    const std::size_t one = columns_of_one(index, table.table, filling);
    if (one == 0)
        return {std::move(table)};
    const auto& columns = table.table.columns;
    // What stands before the first field, 序号, stands before it in each of them.
    const int before = columns[filling.front()].column - columns.front().column;
    std::vector<int> firsts{0};
    std::string places = column_letters(columns.front().column) + "列";
    for (std::size_t at = one; at < filling.size(); at += one) {
        firsts.push_back(
            std::max(columns[filling[at - 1]].column + 1, columns[filling[at]].column - before));
        places += "、" + column_letters(firsts.back()) + "列";
    }
    std::vector<PlannedTable> tables;
    for (std::size_t i = 0; i < firsts.size(); ++i) {
        const int end = i + 1 < firsts.size() ? firsts[i + 1] : table.end_column;
        PlannedTable& part = tables.emplace_back(part_of(table, firsts[i], end));
        part.first_field = columns[filling.front()].column;
        part.second_table = firsts[1];
    }
    tables.front().notes.push_back({table.name, table.table.last_heading + 1, "",
                                    "同样的表头并排有 " + std::to_string(firsts.size()) +
                                        " 组（从" + places + "起），各算一张表导入。"});
    return tables;
}

} // namespace lx
