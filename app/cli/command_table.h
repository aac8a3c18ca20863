#pragma once

#include "app/cli/command.h"

namespace lx::cli {

// One function a file in commands/.
[[nodiscard]] Command init_command();
[[nodiscard]] Command template_command();
[[nodiscard]] Command import_command();
[[nodiscard]] Command export_command();
[[nodiscard]] Command merge_command();
[[nodiscard]] Command unmerge_command();
[[nodiscard]] Command event_command();
[[nodiscard]] Command events_command();
[[nodiscard]] Command reconcile_command();
[[nodiscard]] Command policies_command();
[[nodiscard]] Command policy_command();
[[nodiscard]] Command evaluate_command();
[[nodiscard]] Command coverage_command();
[[nodiscard]] Command agenda_command();
[[nodiscard]] Command campaign_command();
[[nodiscard]] Command compare_command();
[[nodiscard]] Command report_command();
[[nodiscard]] Command print_command();
[[nodiscard]] Command verify_command();
[[nodiscard]] Command backup_command();
[[nodiscard]] Command reindex_command();
[[nodiscard]] Command restore_command();
[[nodiscard]] Command sample_command();

} // namespace lx::cli
