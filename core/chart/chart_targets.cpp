#include "core/chart/chart_targets.h"

#include <algorithm>
#include <cstdio>

namespace lx {

namespace {

/// Series of these keys, on whatever day.
std::vector<std::size_t> series_of(const Chart& chart, const std::vector<std::string>& keys)
{
    std::vector<std::size_t> found;
    for (std::size_t s = 0; s < chart.series.size() && !keys.empty(); ++s)
        if (std::find(keys.begin(), keys.end(), chart.series[s].key) != keys.end())
            found.push_back(s);
    return found;
}

/// 90%, 66.7%
std::string percent_text(double share)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.10g%%", share * 100);
    return text;
}

/// The goals of one of the coverages, a line for each figure: 企业党组织覆盖率 90%.
void add_goals(const ChartTargetDef& def, const County& county, const Chart& chart,
               std::vector<ChartTarget>& targets)
{
    const bool work = def.of == ChartTargetDef::Of::WorkCoverage;
    for (const CoverageGoal& goal : county.goals) {
        if (goal.work != work ||
            (!def.who.empty() && !goal.who.empty() &&
             std::find(def.who.begin(), def.who.end(), goal.who) == def.who.end()))
            continue;
        const double value = goal.percent / 100;
        const auto series = series_of(chart, def.series);
        const auto same = std::find_if(targets.begin(), targets.end(), [&](const ChartTarget& one) {
            return one.value == value && one.series == series;
        });
        if (same == targets.end())
            targets.push_back({goal.title, value, series});
        else if (same->name.find(goal.title) == std::string::npos)
            same->name += "、" + goal.title;
    }
}

} // namespace

std::vector<ChartTarget> chart_targets(const ChartDef& def, const County& county,
                                       const Chart& chart)
{
    std::vector<ChartTarget> targets;
    for (const ChartTargetDef& one : def.targets)
        if (one.of != ChartTargetDef::Of::Fixed)
            add_goals(one, county, chart, targets);
    for (ChartTarget& goal : targets)
        if (const std::string figure = percent_text(goal.value);
            goal.name.find(figure) == std::string::npos)
            goal.name += " " + figure;
    for (const ChartTargetDef& one : def.targets)
        if (one.of == ChartTargetDef::Of::Fixed)
            targets.push_back({one.name, one.value, series_of(chart, one.series)});
    return targets;
}

} // namespace lx
