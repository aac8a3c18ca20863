#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/exchange/heading_index.h"
#include "core/exchange/import_plan.h"
#include "core/spreadsheet/sheet_reader.h"

namespace lx {

/// Yuan that plain numbers count by a line such as "单位：万元", "附表二（单位：元）",
/// "计量单位：人、千元". Empty where the text names no unit of money ("填报单位：万元科技公司").
[[nodiscard]] std::optional<std::int64_t> money_unit_of_line(std::string_view text);
/// The same of a row, by its last cell that names one.
[[nodiscard]] std::optional<std::int64_t> money_unit_of_row(const std::vector<Cell>& cells);

/// Columns of money whose headings name no unit count by that of the line above the table
/// (PlannedTable::money_unit). Notes which, and those that by no line count otherwise than they do
/// in the table `before` on the sheet (null: there is none).
void settle_money_units(const HeadingIndex& index, const FoundTable* before, PlannedTable& table);

} // namespace lx
