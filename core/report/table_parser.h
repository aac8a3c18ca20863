#pragma once

#include "core/base/object_reader.h"
#include "core/report/fact_needs.h"
#include "core/report/report_def.h"

namespace lx {

/// Reads what a table of a definition file has besides its kind, name and title: where its rows
/// come from, its columns, periods, checks and notes; and that all they name is there. Checks of
/// figures are added to `checks`.
void read_ledger_table(ObjectReader& in, const FactNeeds& facts, PeriodKind period,
                       ReportTableDef& def, std::vector<CheckDef>& checks);
/// What checks may name of a table of figures.
[[nodiscard]] CheckedTable checked_table(const ReportTableDef& def);
/// `=` or `<=`.
void read_check_op(ObjectReader& in, std::string& op);
/// What is counted over rows, not said of one.
[[nodiscard]] bool is_figure_kind(ReportColumnDef::Kind kind);

} // namespace lx
