#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/report/report.h"
#include "core/report/report_def.h"
#include "core/report/report_time.h"
#include "core/report/row_plan.h"
#include "core/rules/scope.h"

namespace lx {

/// Sums of one column, by row of the table.
struct Figures
{
    std::vector<std::int64_t> value;
    std::vector<std::int64_t> unknown; ///< rows that could not be judged
};

/// A table of figures counted, not laid out yet.
struct CountedFigures
{
    RowPlan plan;                       ///< a table of periods: one row a period that is counted
    std::vector<TimePoint> periods;     ///< …when each of these is
    std::vector<Figures> figures;       ///< by column of the definition
    std::shared_ptr<FigureTrace> trace; ///< in_column, amounts, ledgers: the same
};

/// One value a row of the ledger: it is asked at all at that point (`of`), belongs to the table and
/// to the scope.
[[nodiscard]] std::vector<Tri> table_members(const World& world, const Period& period,
                                             const ReportTableDef& def, const ScopedUnits& units);
/// The same for what a column of it counts.
[[nodiscard]] std::vector<Tri> column_members(const World& world, const Period& period,
                                              const ReportTableDef& def,
                                              const ReportColumnDef& column,
                                              const ScopedUnits& units);
/// The ledger a column of figures counts rows of.
[[nodiscard]] const std::string& counted_ledger(const ReportTableDef& def,
                                                const ReportColumnDef& column);

/// Whether a table keeps the rows behind its figures, or only counts them.
enum class KeepRows : std::uint8_t
{
    Yes,
    No ///< the trace tells which columns rows stand behind (`ledgers`) and names none
};

/// `closing`: when the report is of.
[[nodiscard]] CountedFigures count_figures(const ReportDays& days, const TimePoint& closing,
                                           const ReportTableDef& def, const ScopedUnits& units,
                                           KeepRows keep = KeepRows::Yes);
/// The points a table of periods is counted at, in its order; others: `closing` alone. Those left
/// out have not begun.
[[nodiscard]] std::vector<TimePoint> counted_points(const ReportTableDef& def,
                                                    const TimePoint& closing);
/// Figures of nothing yet: every column with a sum of 0 for each period of a table of periods, and
/// a trace without rows. Precondition: a table of periods.
[[nodiscard]] CountedFigures empty_periods(const ReportTableDef& def, const TimePoint& closing);

/// Position of a column of a definition by its key. Precondition: there is one.
[[nodiscard]] std::size_t column_at(const ReportTableDef& def, const std::string& key);

} // namespace lx
