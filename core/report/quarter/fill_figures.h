#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/progress.h"
#include "core/facts/definitions.h"
#include "core/report/quarter/binding_def.h"
#include "core/report/report.h"
#include "core/report/report_def.h"
#include "core/spreadsheet/cell_content.h"

namespace lx {

class Database;

/// What figures are asked for.
struct FigureRequest
{
    Period period;       ///< of parts that name none
    Date today;          ///< 填报日期
    std::string scope{}; ///< 统计口径, by id or name; "" = 全部登记
};

/// The report as it counts over a period; as it was closed, where that is. Errors: Usage (a report
/// of another kind of period, an unknown scope), Database, Cancelled.
[[nodiscard]] Result<Report> period_report(Database& database, const DefinitionsPtr& definitions,
                                           const ReportDef& def, const Period& period,
                                           const FigureRequest& request, Progress& progress);

/// Figures of reports by row and column; each report is made once a period.
class FigureBook
{
public:
    FigureBook(Database& database, DefinitionsPtr definitions, FigureRequest request);

    /// The figure a cell is bound to. Errors (Usage): no such row, several of that name; those of
    /// period_report.
    [[nodiscard]] Result<PatchValue> value(const BoundCell& cell, Progress& progress);
    /// The report over a period (nothing: that of the request). Errors: Usage; as period_report.
    [[nodiscard]] Result<const Report*>
    report(const std::string& id, const std::optional<Period>& period, Progress& progress);

    /// The reports that can be made: the program's and the file's own. Errors: Database.
    [[nodiscard]] Result<const std::vector<ReportDef>*> reports();
    /// The period of parts that name none.
    [[nodiscard]] const Period& period() const { return m_request.period; }

private:
    [[nodiscard]] Result<const ReportDef*> def_of(const std::string& id);
    Database& m_database;
    DefinitionsPtr m_definitions;
    FigureRequest m_request;
    std::vector<ReportDef> m_defs;
    std::map<std::pair<std::string, std::string>, Report> m_reports; ///< by id and period
};

/// The column whose texts name the rows of a table: the first that doesn't count them.
[[nodiscard]] std::size_t name_column(const ReportTable& table);
/// A cell of a report as a workbook is filled with it.
[[nodiscard]] PatchValue patch_value(const ReportColumn& column, const ReportCell& cell);

} // namespace lx
