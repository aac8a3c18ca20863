#include "core/chart/chart_tables.h"

#include <mutex>

#include "core/chart/trend_counts.h"
#include "core/report/figures_table.h"
#include "core/report/finding_counts.h"

namespace lx {

namespace {

/// A pack as it judges the county on another day.
Result<std::shared_ptr<const Evaluation>> evaluated_on(const PackResult& said, const County& county,
                                                       Date day, Progress& progress)
{
    EvaluateOptions how;
    how.targets = false;
    how.todo = false;
    how.progress = &progress;
    LX_ASSIGN(auto evaluation,
              evaluate(said.pack,
                       county.seen(county.world->shared_snapshot(), day, said.pack->scope()), how));
    return std::make_shared<const Evaluation>(std::move(evaluation));
}

Result<ReportTable> findings_table(const ChartDef& def, const County& county, Date day,
                                   KeepRows keep, Progress& progress)
{
    if (county.packs.empty())
        return fail(ErrorKind::Usage,
                    "没有执行中的政策，没有问题可统计；请先选定执行的政策，或用 --policy 指定。");
    const std::lock_guard lock(county.mutex);
    std::vector<std::shared_ptr<const Evaluation>> evaluations;
    std::vector<const Evaluation*> all;
    for (const PackResult& said : county.packs) {
        if (day == county.as_of) {
            evaluations.push_back(said.evaluation);
        } else {
            LX_ASSIGN(auto then, evaluated_on(said, county, day, progress));
            evaluations.push_back(std::move(then));
        }
        all.push_back(evaluations.back().get());
    }
    return finding_counts_table(all, def.table, {}, keep);
}

} // namespace

Result<ReportTable> chart_table(const ChartDef& def, const County& county, Date day,
                                const ReportTableDef& table, KeepRows keep, Progress& progress)
{
    if (def.of_policies())
        return findings_table(def, county, day, keep, progress);
    const Period period = Period::containing(def.period, day);
    std::unique_ptr<World> then;
    if (day != county.as_of)
        then = county.world->at(day);
    const World& world = then != nullptr ? *then : *county.world;
    const ScopedUnits units = then != nullptr ? county.units.on(world) : county.units;
    if (keep == KeepRows::No && def.trend)
        if (auto counted = count_trend(world, {day, period}, table, *def.trend, units))
            return lay_out_figures(table, std::move(*counted));
    const ReportDays days(world);
    return figures_table(days, {day, period}, table, units, keep);
}

} // namespace lx
