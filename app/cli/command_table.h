#pragma once

#include "app/cli/command.h"

namespace lx::cli {

// One function a file in commands/.
[[nodiscard]] Command init_command();
[[nodiscard]] Command template_command();
[[nodiscard]] Command import_command();
[[nodiscard]] Command export_command();
[[nodiscard]] Command list_command();
[[nodiscard]] Command lists_command();
[[nodiscard]] Command edit_command();
[[nodiscard]] Command replace_command();
[[nodiscard]] Command end_command();
[[nodiscard]] Command remove_command();
[[nodiscard]] Command bin_command();
[[nodiscard]] Command restore_row_command();
[[nodiscard]] Command undo_command();
[[nodiscard]] Command redo_command();
[[nodiscard]] Command history_command();
[[nodiscard]] Command field_command();
[[nodiscard]] Command fields_command();
[[nodiscard]] Command duplicates_command();
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
[[nodiscard]] Command life_command();
[[nodiscard]] Command training_command();
[[nodiscard]] Command assess_command();
[[nodiscard]] Command stars_command();
[[nodiscard]] Command allowance_command();
[[nodiscard]] Command instructors_command();
[[nodiscard]] Command scope_command();
[[nodiscard]] Command scopes_command();
[[nodiscard]] Command report_command();
[[nodiscard]] Command changes_command();
[[nodiscard]] Command check_command();
[[nodiscard]] Command close_command();
[[nodiscard]] Command reopen_command();
[[nodiscard]] Command hand_up_command();
[[nodiscard]] Command handed_in_command();
[[nodiscard]] Command quarters_command();
[[nodiscard]] Command bind_command();
[[nodiscard]] Command fill_command();
[[nodiscard]] Command print_command();
[[nodiscard]] Command chart_command();
[[nodiscard]] Command charts_command();
[[nodiscard]] Command map_command();
[[nodiscard]] Command letters_command();
[[nodiscard]] Command due_command();
[[nodiscard]] Command attach_command();
[[nodiscard]] Command verify_command();
[[nodiscard]] Command backup_command();
[[nodiscard]] Command reindex_command();
[[nodiscard]] Command restore_command();
[[nodiscard]] Command sample_command();

/// `report set`: all reports of a quarter.
[[nodiscard]] Result<int> write_report_set(const Arguments& arguments, Session& session);

} // namespace lx::cli
