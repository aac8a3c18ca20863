#include "core/map/map_classes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include <QString>

#include "core/base/text.h"
#include "core/base/thousands.h"
#include "core/map/map_picture.h"

namespace lx {

namespace {

/// A bound of the legend: 66.7% or 1,234.
std::string bound_text(double value, bool share)
{
    if (!share)
        return thousands_text(static_cast<std::int64_t>(std::ceil(value)));
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f%%", value);
    return text.data();
}

double shown(double bound, bool share)
{
    return share ? std::round(bound * 10) / 10 : std::ceil(bound);
}

std::string class_text(const std::vector<double>& bounds, std::size_t at,
                       const std::vector<double>& values, bool share)
{
    if (bounds.empty())
        return values.empty() ? "没有数" : bound_text(values.front(), share);
    if (at == 0)
        return "不足 " + bound_text(bounds.front(), share);
    if (at == bounds.size())
        return bound_text(bounds.back(), share) + " 及以上";
    return bound_text(bounds[at - 1], share) + "–不足 " + bound_text(bounds[at], share);
}

} // namespace

std::optional<std::vector<double>> read_bounds(const std::string& text)
{
    std::vector<double> bounds;
    for (std::string part : split_list(text)) {
        part = half_width(part);
        if (part.ends_with('%'))
            part.pop_back();
        bool number = false;
        bounds.push_back(QString::fromStdString(part).trimmed().toDouble(&number));
        if (!number)
            return std::nullopt;
    }
    return bounds;
}

Result<> check_bounds(const std::vector<double>& bounds, bool share)
{
    constexpr std::size_t most = 6;
    const double highest = share ? 100 : 1e9;
    if (bounds.empty() || bounds.size() > most)
        return fail(ErrorKind::BadInput, "分级的界限要有 1 到 6 个。");
    // Written so that NaN is refused too.
    if (!std::ranges::all_of(bounds, [&](double one) { return one >= 0 && one <= highest; }))
        return fail(ErrorKind::BadInput, share ? "分级的界限是百分数，要在 0 到 100 之间。"
                                               : "分级的界限要在 0 到 1,000,000,000 之间。");
    const auto ascends = [&](double a, double b) { return shown(a, share) < shown(b, share); };
    if (std::ranges::adjacent_find(bounds, std::not_fn(ascends)) != bounds.end())
        return fail(ErrorKind::BadInput, share ? "分级的界限要从小到大，保留一位小数后也各不相同。"
                                               : "分级的界限要从小到大，取整后也各不相同。");
    return {};
}

Result<> classify(std::vector<MapPicture>& pictures, const MapWanted& wanted)
{
    const bool share = wanted.shade.share();
    const bool own = wanted.classes == ClassKind::Own;
    if (own)
        LX_TRY(check_bounds(wanted.own_bounds, share));
    std::vector<double> values;
    for (const MapPicture& picture : pictures) {
        for (const MapArea& area : picture.areas) {
            if (area.value && !area.few)
                values.push_back(*area.value);
        }
    }
    std::vector<double> bounds =
        own ? wanted.own_bounds
            : class_bounds(wanted.classes, values, std::clamp(wanted.class_count, 2, 7));
    for (double& bound : bounds)
        bound = shown(bound, share);
    bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
    for (MapPicture& picture : pictures) {
        for (std::size_t c = 0; c <= bounds.size(); ++c)
            picture.classes.push_back({class_text(bounds, c, values, share), 0});
        for (MapArea& area : picture.areas) {
            area.shade = area.value ? class_of(bounds, *area.value) : 0;
            if (area.value && !area.few)
                ++picture.classes[area.shade].areas;
        }
    }
    return {};
}

} // namespace lx
