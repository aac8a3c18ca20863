#include "core/base/points.h"

#include <charconv>
#include <cmath>

namespace lx {

namespace {

constexpr double most = 100'000;

} // namespace

std::string points_text(Points points)
{
    const Points whole = std::abs(points) / kPoint;
    const Points rest = std::abs(points) % kPoint;
    std::string text = (points < 0 ? "-" : "") + std::to_string(whole);
    if (rest != 0)
        text += "." + std::to_string(rest / 10) + (rest % 10 != 0 ? std::to_string(rest % 10) : "");
    return text;
}

std::optional<Points> points_from(std::string_view text)
{
    double number = 0;
    const auto read =
        std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size())
        return std::nullopt;
    return points_from(number);
}

std::optional<Points> points_from(double number)
{
    if (!(std::abs(number) <= most))
        return std::nullopt;
    const double hundredths = number * kPoint;
    if (std::abs(hundredths - std::round(hundredths)) > 1e-6)
        return std::nullopt;
    return std::llround(hundredths);
}

} // namespace lx
