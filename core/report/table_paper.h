#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/report/report.h"

namespace lx {

/// What becomes of a table whose text would be smaller than 7 pt on A4 landscape.
enum class WideTables : std::uint8_t
{
    Automatic, ///< A3 where all of it fits there, otherwise parted on A4
    A3,        ///< on A3 landscape, parted there where that is not enough
    Split      ///< parted on A4
};
/// auto, a3, split.
[[nodiscard]] std::optional<WideTables> wide_tables(std::string_view code);
[[nodiscard]] std::string_view wide_tables_code(WideTables wide);

/// The smallest text of a printed table, in pt.
inline constexpr double smallest_print = 7;

/// The paper of a table: how large, and which columns stand on which part of it. A table is parted
/// where its headings part, if there is room for that; its first columns stand on every part.
struct TablePaper
{
    bool a3 = false;                     ///< otherwise A4; landscape
    int scale = 100;                     ///< per cent of 10 pt text in a workbook
    std::size_t repeated = 1;            ///< columns that stand on every part
    std::vector<std::size_t> begins{0U}; ///< first column of each part

    /// Columns of a part, those that are repeated first.
    [[nodiscard]] std::vector<std::size_t> columns(std::size_t part, std::size_t all) const;
};
[[nodiscard]] TablePaper table_paper(const ReportTable& table, WideTables wide);
/// One part as a table of its own: its columns, all rows (headings inside the table too).
[[nodiscard]] ReportTable table_part(const ReportTable& table,
                                     const std::vector<std::size_t>& columns);

/// A sheet of a workbook from top to bottom, in points at its full size.
struct SheetRows
{
    std::vector<double> heights;
    std::size_t body = 0; ///< the first row below the headings
    double headings = 0;  ///< height of what is repeated on each page
    std::size_t foot = 0; ///< rows at the end that take two more along
};
/// Rows a page begins with, the first page apart, so that no page overflows at that scale.
[[nodiscard]] std::vector<std::int64_t> page_starts(const SheetRows& rows, const TablePaper& paper);

} // namespace lx
