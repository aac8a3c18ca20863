#pragma once

#include <string>
#include <vector>

#include "core/report/report.h"
#include "core/report/report_def.h"

namespace lx {

/// Puts a row below a table that adds up some of its rows, shares of the sums; rows stand behind
/// its figures as behind theirs. Gives its number. The table's trace is its own.
int add_rest_row(ReportTable& table, const ReportTableDef& def, const std::vector<int>& rows,
                 const std::string& name);

} // namespace lx
