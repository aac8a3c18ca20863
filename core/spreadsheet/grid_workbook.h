#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/spreadsheet/sheet_reader.h"

namespace lx {

/// A sheet held in memory, for formats that can't be streamed.
struct GridSheet
{
    struct Cell
    {
        std::int32_t column = 0;
        CellKind kind = CellKind::Text;
        double number = 0;
        std::string text;
    };
    struct Row
    {
        std::int64_t row = 0;
        bool hidden = false;
        std::vector<Cell> cells; ///< ascending
    };
    SheetInfo info;
    std::vector<Row> rows; ///< ascending
    std::vector<MergedRange> merges;
    std::vector<std::int32_t> hidden_columns; ///< ascending
};

/// Files larger than this are not held in memory.
constexpr std::int64_t most_grid_bytes = std::int64_t{64} << 20;

/// A workbook of such sheets; `format` must be a literal.
[[nodiscard]] std::unique_ptr<Workbook> make_grid_workbook(std::vector<GridSheet> sheets,
                                                           std::string_view format);

} // namespace lx
