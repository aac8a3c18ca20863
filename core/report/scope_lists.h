#pragma once

#include <vector>

#include "core/base/progress.h"
#include "core/report/report.h"
#include "core/report/report_def.h"
#include "core/rules/scope.h"

namespace lx {

/// By row of `unit`: True where a report's tables would count it whatever the scope.
[[nodiscard]] std::vector<Tri> units_asked(const World& world, const Period& period,
                                           const ReportDef& def);

/// What a report of a scope says beside its figures (spec: domain, section 4a): the scope's name,
/// the units among `asked` that are 口径待定, and those outside that an organization covers, by
/// name; and that those covered inside and outside are all. Nothing for the whole population, or
/// where no unit is asked about.
void add_scope_lists(Report& report, const World& world, const Period& period,
                     const std::vector<Tri>& asked, const ScopedUnits& units, Progress& progress);
/// What a snapshot must hold for that, besides the scope.
[[nodiscard]] Needs scope_list_needs(const FactRegistry& registry);

} // namespace lx
