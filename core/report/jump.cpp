#include "core/report/jump.h"

#include <algorithm>
#include <cmath>

namespace lx {

namespace {

/// Makes of a median deviation what a standard deviation would be in a normal series.
constexpr double as_deviation = 1.4826;
/// Of rare events few values are known: they are given this much more room.
constexpr double rare_factor = 3;
/// Fewer values than this have no median deviation worth the name: the largest one counts.
constexpr std::size_t few_values = 4;

double median(std::vector<double> values)
{
    const std::size_t middle = values.size() / 2;
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(middle),
                     values.end());
    if (values.size() % 2 != 0)
        return values[middle];
    return (values[middle] +
            *std::max_element(values.begin(),
                              values.begin() + static_cast<std::ptrdiff_t>(middle))) /
           2;
}

Jump against_last(const std::vector<double>& former, double value, const JumpLimits& limits)
{
    const auto [least, most] = std::minmax_element(former.begin(), former.end());
    const double last = former.front();
    const double way = std::abs(value - last);
    const bool unseen =
        value > *most * (1 + limits.relative) || value < *least * (1 - limits.relative);
    return {unseen && way > limits.absolute && way > limits.relative * std::abs(last), last};
}

Jump against_series(const std::vector<double>& former, double value, const JumpLimits& limits,
                    double relative)
{
    const double usual = median(former);
    std::vector<double> ways;
    for (const double one : former)
        ways.push_back(std::abs(one - usual));
    const double spread =
        former.size() < few_values ? *std::max_element(ways.begin(), ways.end()) : median(ways);
    const double allowed = std::max(
        {limits.spreads * as_deviation * spread, limits.absolute, relative * std::abs(usual)});
    return {std::abs(value - usual) > allowed, usual};
}

} // namespace

std::optional<Jump> judge_jump(const std::vector<std::int64_t>& former, std::int64_t value,
                               const JumpLimits& limits)
{
    if (former.empty())
        return std::nullopt;
    std::vector<double> all(former.begin(), former.end());
    const auto now = static_cast<double>(value);
    if (static_cast<int>(all.size()) < limits.periods)
        return against_last(all, now, limits);
    const auto zeros = static_cast<std::size_t>(std::count(all.begin(), all.end(), 0.0));
    if (zeros * 2 >= all.size()) {
        if (value == 0)
            return Jump{};
        std::erase(all, 0.0);
        if (all.empty())
            return Jump{now > 2 * limits.absolute, 0};
        return against_series(all, now, limits, rare_factor * limits.relative);
    }
    return against_series(all, now, limits, limits.relative);
}

} // namespace lx
