#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace lx {

/// How far a figure may move from one period to the next before somebody is asked why. The
/// program's stand in resources/changes/changes.json (jump_limits.h).
struct JumpLimits
{
    double relative = 0; ///< of the figure before, and…
    double absolute = 0; ///< …in its own unit: both have to be passed
    double spreads = 0;  ///< k: times the median deviation, scaled as a standard deviation is
    int periods = 0;     ///< from so many closed periods on the spread is asked too
    bool operator==(const JumpLimits&) const = default;
};

/// A figure beside its own past.
struct Jump
{
    bool jumped = false;
    double usual = 0; ///< what it was held against: the period before, or the median
};

/// Holds a figure against the closed periods before it, the newest first. Few periods: relative and
/// absolute limits together, and outside all that was seen. From `periods` on: median ± k·MAD, no
/// closer than the two limits. Where half the series and more is 0 a value is held against the
/// values that are not (a series of rare events has the median 0 and no spread) with three times
/// the relative limit, the first one ever against twice the absolute limit. Nothing where there is
/// no former period.
[[nodiscard]] std::optional<Jump> judge_jump(const std::vector<std::int64_t>& former,
                                             std::int64_t value, const JumpLimits& limits);

} // namespace lx
