#pragma once

#include <string>
#include <vector>

#include "core/report/report.h"

namespace lx {

/// Key of the column that adds up the series a chart has no tones left for.
inline constexpr const char* rest_column_key = "rest";

/// Adds a column to a table of figures, one row a category, that adds up those of these keys (those
/// the table has). Rows stand behind it where they are of one ledger.
void add_rest_column(ReportTable& table, const std::vector<std::string>& keys,
                     const std::string& name);

} // namespace lx
