#include "ui/start/coverage_bars.h"

#include <algorithm>

#include "core/rules/scope.h"

namespace lx::ui {

namespace {

ChartPoint share_point(std::int64_t part, std::int64_t whole)
{
    ChartPoint point;
    if (whole == 0)
        return point;
    const ReportCell cell = ReportCell::of_share(rounded_share(part, whole));
    point.value = cell.real;
    point.text = show_cell(column({}, 1, ColumnFormat::Percent), cell);
    return point;
}

/// The area of a category; null for one that adds up several.
const CoverageGroup* area_of(const CountyFigures& figures, const ChartCategory& category)
{
    const auto found = std::ranges::find(figures.areas, category.key, &CoverageGroup::key);
    return found == figures.areas.end() ? nullptr : &*found;
}

/// Takes the lines of a goal away from the series of all units: a target of some is drawn against
/// their bars.
void move_target(Chart& chart, const CoverageGoal& goal, std::size_t to)
{
    for (ChartTarget& target : chart.targets) {
        if (target.name.find(goal.title) != std::string::npos)
            target.series = {to};
    }
}

/// What the chart's definition calls the bars of a goal; otherwise as its policy calls the goal.
std::string bars_name(const ChartDef& def, const CoverageGoal& goal)
{
    const auto named = std::ranges::find_if(def.goal_bars, [&](const GoalBarsDef& one) {
        return one.who == goal.who && one.work == goal.work;
    });
    return named == def.goal_bars.end() ? goal.title : named->name;
}

/// What the scope is called that counts all units.
std::string whole_scope_name(const County& county)
{
    const auto scopes = program_scopes(county.definitions->facts());
    return scopes && !scopes->empty() ? scopes->front()->name : std::string();
}

} // namespace

void add_goal_bars(Chart& chart, const ChartDef& def, const County& county)
{
    constexpr std::size_t most = 2;
    std::vector<const CoverageGoal*> shown;
    for (const CoverageGoal& goal : county.goals) {
        if (goal.who.empty() || shown.size() == most ||
            std::ranges::any_of(shown, [&](const CoverageGoal* other) {
                return other->who == goal.who && other->work == goal.work;
            }))
            continue;
        shown.push_back(&goal);
        ChartSeries series;
        series.key = goal.who + (goal.work ? ".work" : ".org");
        series.name = bars_name(def, goal);
        series.format = ColumnFormat::Percent;
        for (const ChartCategory& category : chart.categories) {
            const CoverageGroup* area = area_of(county.figures, category);
            const auto found = area == nullptr ? goal.areas.end() : goal.areas.find(area->id);
            series.points.push_back(found == goal.areas.end()
                                        ? ChartPoint()
                                        : share_point(found->second.first, found->second.second));
        }
        move_target(chart, goal, chart.series.size());
        chart.series.push_back(std::move(series));
    }
}

void add_all_registered(Chart& chart, const County& county)
{
    if (county.of_all == nullptr)
        return;
    const std::size_t scoped = chart.series.size();
    const std::string whole = whole_scope_name(county);
    for (std::size_t s = 0; s < scoped; ++s) {
        const bool work = chart.series[s].key == "work_rate";
        if (!work && chart.series[s].key != "org_rate")
            continue;
        ChartSeries series;
        series.key = chart.series[s].key + ".all";
        series.name = chart.series[s].name + "（" + whole + "）";
        series.format = ColumnFormat::Percent;
        series.beside = s;
        for (const ChartCategory& category : chart.categories) {
            const CoverageGroup* area = area_of(*county.of_all, category);
            series.points.push_back(area == nullptr ? ChartPoint()
                                                    : share_point(work ? area->figures.work_covered
                                                                       : area->figures.org_covered,
                                                                  area->figures.population));
        }
        chart.series.push_back(std::move(series));
    }
}

} // namespace lx::ui
