#pragma once

#include <vector>

#include "core/base/object_reader.h"
#include "core/report/fact_needs.h"
#include "core/report/report_def.h"

namespace lx {

/// `period` of a definition: month, quarter, half_year or year.
void read_period_kind(ObjectReader& in, PeriodKind& period);
/// A table of a definition file, whole: kind, name, title, what stands in it, and that all it names
/// is there. Checks of figures are added to `checks`.
void read_table(ObjectReader& in, const FactNeeds& facts, PeriodKind period, ReportTableDef& def,
                std::vector<CheckDef>& checks);

} // namespace lx
