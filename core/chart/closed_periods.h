#pragma once

#include <map>
#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/chart/chart_def.h"
#include "core/report/figure_counts.h"
#include "core/report/report.h"

namespace lx {

class Database;

/// Reports as they were closed, by period (2025Q3) and report: what a chart shows of a period that
/// was closed stays as it was then.
class ClosedPeriods
{
public:
    /// Those of the periods a chart shows on a day that stand closed by that scope (id, "" = 全部
    /// 登记), their last day being known then. Nothing for charts that show no closed figures.
    /// Errors: Database.
    [[nodiscard]] static Result<ClosedPeriods> load(Database& database, const ChartDef& def,
                                                    Date day, const std::string& scope);

    /// The chart's table without the closed periods among those it shows on a day: they need no
    /// counting.
    [[nodiscard]] ReportTableDef open_part(const ChartDef& def, Date day) const;
    /// Puts the closed figures, and the rows behind them where those are kept, into a table made
    /// of that. Gives the names of the periods they are of, by 、.
    std::string put_into(ReportTable& table, const ChartDef& def, Date day, KeepRows keep) const;

private:
    using Reports = std::map<std::string, std::shared_ptr<const Report>>;
    std::map<std::string, Reports> m_periods;
};

} // namespace lx
