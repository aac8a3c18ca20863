#pragma once

#include <string>

#include "core/report/report.h"
#include "core/report/signers.h"

namespace lx {

/// Which rows of a table are printed, and who signs below the last of them.
struct PrintedRows
{
    std::size_t from = 0;
    std::size_t rows = static_cast<std::size_t>(-1);
    ReportSigners signers{};
};

/// The printed form of a report's table: title, office line, table with repeated headings, note and
/// signers; simple HTML for the classes of print_style(). Of a long table that is printed by parts
/// the title stands above the first rows, note and signers below the last.
[[nodiscard]] std::string report_html(const Report& report, const ReportTable& table,
                                      const PrintedRows& part = {});

} // namespace lx
