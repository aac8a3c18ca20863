#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/date.h"

namespace lx {

/// How a supervised matter stands on a day.
enum class SupervisionState : std::uint8_t
{
    Open,    ///< 督办中
    Overdue, ///< 督办逾期: its last day is past
    Closed   ///< 已销号
};
/// How a milestone of a campaign stands on a day.
enum class MilestoneState : std::uint8_t
{
    Done,
    DoneLate, ///< after its last day
    Overdue,  ///< not done, its last day is past
    Open
};

[[nodiscard]] SupervisionState supervision_state(std::optional<Date> due,
                                                 std::optional<Date> closed, Date as_of);
/// 督办中, 督办逾期, 已销号
[[nodiscard]] std::string_view supervision_title(SupervisionState state);
[[nodiscard]] MilestoneState milestone_state(std::optional<Date> due, std::optional<Date> done,
                                             Date as_of);
/// 已完成, 逾期完成, 逾期, 进行中
[[nodiscard]] std::string_view milestone_state_title(MilestoneState state);

} // namespace lx
