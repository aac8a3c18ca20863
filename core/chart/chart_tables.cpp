#include "core/chart/chart_tables.h"

#include "core/report/figures_table.h"

namespace lx {

Result<ReportTable> chart_table(const ChartDef& def, const County& county, Date day, Progress&)
{
    const Period period = Period::containing(def.period, day);
    std::unique_ptr<World> then;
    if (day != county.as_of)
        then = county.world->at(day);
    const World& world = then != nullptr ? *then : *county.world;
    const ReportDays days(world);
    return figures_table(days, {day, period}, def.table,
                         then != nullptr ? county.units.on(world) : county.units);
}

} // namespace lx
