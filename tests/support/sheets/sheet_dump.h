#pragma once

#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/spreadsheet/sheet_reader.h"

namespace lx::test {

inline std::string column_letters(std::int32_t column)
{
    std::string letters;
    for (std::int32_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

/// One row as a line: its number from 1 ("h" behind it where hidden), then each cell: the column,
/// a sign for the kind (' text, = number, @ date, ? bool, ! error) and the text.
inline std::string dump_row(const SheetRow& row)
{
    std::string line = std::to_string(row.row + 1) + (row.hidden ? "h" : "");
    for (const Cell& cell : *row.cells) {
        constexpr char signs[] = " '=@?!";
        line += " " + column_letters(cell.column) + signs[static_cast<int>(cell.kind)];
        line += cell.text;
    }
    return line;
}

/// The rows of a sheet, each a line; or what reading it failed with, as a line of its own.
inline std::vector<std::string> dump_sheet(Workbook& book, std::size_t index = 0)
{
    std::vector<std::string> lines;
    NoProgress quiet;
    const auto facts = book.read(
        index,
        [&](const SheetRow& row) {
            lines.push_back(dump_row(row));
            return true;
        },
        quiet);
    if (!facts)
        lines.push_back("错误:" + facts.error().message);
    return lines;
}

} // namespace lx::test
