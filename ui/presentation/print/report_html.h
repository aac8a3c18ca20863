#pragma once

#include <string>

#include "core/report/report.h"

namespace lx {

/// The printed form of a report's table: title, office line, table with repeated headings, note and
/// signers; simple HTML for the classes of print_style(). `from` and `rows` choose a part of a long
/// table: the title stands above the first part, note and signers below the last.
[[nodiscard]] std::string report_html(const Report& report, const ReportTable& table,
                                      std::size_t from = 0,
                                      std::size_t rows = static_cast<std::size_t>(-1));

} // namespace lx
