#pragma once

#include "app/cli/command.h"

namespace lx::cli {

/// Whether `word` is what `report` does to a county's own reports: copy, change, remove, show.
[[nodiscard]] bool is_own_report_action(const std::string& word);
/// report copy|change|remove|show ID: a county's own reports, and what one is made of.
[[nodiscard]] Result<int> run_own_report_action(const Arguments& arguments, Session& session);
/// report list: those of the program; with --db the file's own too.
[[nodiscard]] Result<int> list_reports(const Arguments& arguments);

} // namespace lx::cli
