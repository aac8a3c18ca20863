#pragma once

#include <string>

#include "app/cli/command.h"
#include "core/base/progress.h"
#include "core/report/report_xlsx.h"
#include "ui/presentation/print/page_choice.h"
#include "ui/presentation/print/report_pieces.h"

namespace lx::cli {

/// How a report is written or printed, and which of its pages.
struct ReportWriting
{
    ReportPrint print;
    PageChoice only; ///< of a .pdf
};

[[nodiscard]] bool is_pdf(const std::string& path);

/// Its workbook, or what is printed of it as .pdf; what no font can show is said in notes.
[[nodiscard]] Result<> write_report_file(const Report& report, const std::string& out,
                                         const ReportWriting& how, Progress& progress,
                                         const FurtherSheets& charts = {});

/// A list made of the file's rows, dated today, into --out; said in a note.
[[nodiscard]] Result<> write_list_file(Report report, const Arguments& arguments, Session& session);
/// Who hands such a list out; "" where the file has no jurisdiction.
[[nodiscard]] Result<std::string> office_of_file(Database& database);

} // namespace lx::cli
