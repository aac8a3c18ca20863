#include "app/cli/command_table.h"

namespace lx::cli {

const std::vector<Command>& commands()
{
    static const std::vector<Command> table{
        init_command(),     template_command(),   import_command(),    export_command(),
        list_command(),     lists_command(),      edit_command(),      replace_command(),
        end_command(),      remove_command(),     bin_command(),       restore_row_command(),
        undo_command(),     redo_command(),       history_command(),   field_command(),
        fields_command(),   duplicates_command(), merge_command(),     unmerge_command(),
        event_command(),    events_command(),     reconcile_command(), policies_command(),
        policy_command(),   evaluate_command(),   coverage_command(),  agenda_command(),
        campaign_command(), compare_command(),    life_command(),      instructors_command(),
        training_command(), assess_command(),     stars_command(),     allowance_command(),
        scope_command(),    scopes_command(),     report_command(),    check_command(),
        close_command(),    reopen_command(),     hand_up_command(),   handed_in_command(),
        quarters_command(), changes_command(),    bind_command(),      fill_command(),
        print_command(),    map_command(),        letters_command(),   due_command(),
        attach_command(),   verify_command(),     reindex_command(),   backup_command(),
        restore_command(),  sample_command(),     chart_command(),     charts_command(),
    };
    return table;
}

} // namespace lx::cli
