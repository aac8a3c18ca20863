#pragma once

#include <cstdint>
#include <string_view>

namespace lx {

/// How a line of an organization's yearly plan (年度计划) stands on a day.
enum class PlanState : std::uint8_t
{
    Open,    ///< 待办: its month has not ended
    Overdue, ///< 逾期未办: its month ended without
    Done,    ///< 已办: the organization held one of that kind in its month
    Gone     ///< 党组织已撤销: dissolved by the end of its month without having held it
};

/// 待办, 逾期未办, 已办, 党组织已撤销
[[nodiscard]] std::string_view plan_state_title(PlanState state);

} // namespace lx
