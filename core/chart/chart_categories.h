#pragma once

#include <string>
#include <vector>

#include "core/chart/chart.h"
#include "core/chart/chart_def.h"
#include "core/report/report.h"

namespace lx {

/// A category of a chart with its row in each of the tables (one a day); -1 = it has none there.
struct CategoryRows
{
    std::string key;
    std::string name;
    std::vector<int> rows;
};

/// The rows of a chart's tables as categories, the first table's order first: areas directly below
/// the jurisdiction, values, rules. Sorted and cut off as the definition says; a row that adds up
/// those cut off is put into each table.
[[nodiscard]] std::vector<CategoryRows> chart_rows(const ChartDef& def,
                                                   std::vector<ReportTable>& tables);
/// What has no value (未填), or no area: it stands last.
[[nodiscard]] bool is_blank_name(const std::string& name);
/// Position of a column of a table by its key; -1 = there is none.
[[nodiscard]] int column_place(const ReportTable& table, const std::string& key);

} // namespace lx
