#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/spreadsheet/sheet_reader.h"

namespace lx {

/// A piece of a part: its bytes [begin, end).
struct ByteRange
{
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// One `<c>` of a worksheet.
struct CellPlace
{
    std::int64_t row = 0;
    std::int32_t column = 0;
    std::uint32_t style = 0;
    ByteRange bytes;
    bool formula = false;
};

/// One `<row>`.
struct RowPlace
{
    std::int64_t row = 0;
    ByteRange tag;
    std::size_t content_end = 0; ///< where `</row>` begins
    bool closed = false;         ///< `<row/>`
    std::optional<std::uint32_t> style;
    std::size_t first_cell = 0; ///< its cells in SheetPlaces::cells…
    std::size_t cells = 0;      ///< …and how many
};

/// A formula of a worksheet.
struct SheetFormula
{
    enum class Kind : std::uint8_t
    {
        Plain,
        Shared, ///< the first one of it has the text and says where it holds
        Array,
        DataTable
    };
    Kind kind = Kind::Plain;
    std::int64_t row = 0;
    std::int32_t column = 0;
    std::string text;
    std::optional<MergedRange> where; ///< Shared, Array, DataTable: as the file says
};

/// What a list of allowed values says: where it holds and where the values stand.
struct ListRule
{
    std::vector<MergedRange> where;
    std::string source; ///< a formula: "是,否" in quotation marks, or a range
};

/// Where everything stands in the bytes of a worksheet part.
struct SheetPlaces
{
    std::string prefix; ///< of its tags: "x:"
    ByteRange rows_tag; ///< sheetData; empty where there is none
    std::size_t rows_end = 0;
    bool rows_closed = false; ///< `<sheetData/>`
    std::optional<ByteRange> dimension_tag;
    std::vector<RowPlace> rows;
    bool ascending = true; ///< rows, each once
    std::vector<CellPlace> cells;
    std::vector<SheetFormula> formulas;
    std::vector<MergedRange> merges;
    std::vector<ListRule> lists;
    struct ColumnStyle
    {
        std::int32_t first = 0;
        std::int32_t last = 0;
        std::uint32_t style = 0;
    };
    std::vector<ColumnStyle> columns;

    /// The row's place among `rows`; nullptr where the file has none of it.
    [[nodiscard]] const RowPlace* find_row(std::int64_t row) const;
    /// The cell's place; nullptr where the file has none. `times`: how often it is there.
    [[nodiscard]] const CellPlace* find_cell(std::int64_t row, std::int32_t column,
                                             int* times = nullptr) const;
};

/// Reads a worksheet part. `sheet` is its name, for sentences. Errors: BadInput (damaged, not in
/// UTF-8, too many cells).
[[nodiscard]] Result<SheetPlaces> read_sheet_places(std::string_view part,
                                                    const std::string& sheet);

/// The value of an attribute in the bytes of a tag, between its quotation marks; nothing where the
/// tag has none of that name.
[[nodiscard]] std::optional<ByteRange> attribute_place(std::string_view tag, std::string_view name);

/// "A1", "A1:C3".
[[nodiscard]] std::optional<MergedRange> read_range(const std::string& text);
[[nodiscard]] inline bool holds(const MergedRange& range, std::int64_t row, std::int32_t column)
{
    return row >= range.first_row && row <= range.last_row && column >= range.first_column &&
           column <= range.last_column;
}

} // namespace lx
