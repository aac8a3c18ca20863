#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/exchange/table_finder.h"

namespace lx {

/// The day a list says it tells of.
struct StatedDay
{
    Date day;          ///< of a month its last one
    std::string words; ///< as a sentence has it: "填报日期2025年9月28日", "统计时间2025年9月"
    std::int64_t row = -1; ///< of the sheet, from 0
};

/// The day in a row such as "填报日期 2025.9.28", "（截至2025年9月30日）", "统计时间：2025年9月";
/// it may stand in the cell after its words. Empty where none or several are named.
[[nodiscard]] std::optional<StatedDay> stated_day_of_row(const HeadRow& row);

/// The only day the rows before `end` state; empty where they state none or several.
[[nodiscard]] std::optional<StatedDay> stated_day_above(const std::vector<HeadRow>& rows,
                                                        std::int64_t end);

} // namespace lx
