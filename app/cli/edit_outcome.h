#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "core/facts/definitions.h"
#include "core/store/writer.h"

namespace lx::cli {

/// A row that was not changed and why.
struct Refusal
{
    std::string key;   ///< natural
    std::string field; ///< heading; "" = the row as a whole
    std::string reason;
};

/// What a command that changes rows, lists or fields has done.
struct EditOutcome
{
    std::int64_t action = 0; ///< in the history; 0 = nothing was changed
    std::int64_t changed = 0;
    std::vector<Refusal> refused{};
    std::vector<std::string> warnings{}; ///< of rows that were taken
    std::vector<std::string> advice{};   ///< what is left to be done
};

/// Rows that could not be turned back, by their natural keys (their names where they are gone).
[[nodiscard]] Result<std::vector<Refusal>> refusals_of(Database& database, const Catalog& catalog,
                                                       const std::vector<UndoConflict>& conflicts);

/// Tells it, as JSON with `--json`; gives the exit status. `done` is the line for people where
/// something was changed.
[[nodiscard]] Result<int> tell_outcome(const Arguments& arguments, const EditOutcome& outcome,
                                       const std::string& done);

/// What is to be said of an action that reaches back into a closed quarter (correction_note_of);
/// nothing where it doesn't.
[[nodiscard]] std::vector<std::string>
closed_notes(Database& database, const DefinitionsPtr& definitions, std::int64_t action);

/// Who acts: `--by`, else who is logged in.
[[nodiscard]] Actor actor_of(const Arguments& arguments, const Session& session);

/// Runs what writes a setting (a list, an own field); its action is the one the log got by it.
template <class Write>
[[nodiscard]] Result<int> tell_setting(Database& database, const Arguments& arguments,
                                       const std::string& done, Write write);
/// Greatest action of the log.
[[nodiscard]] Result<std::int64_t> last_action_of(Database& database);

template <class Write>
Result<int> tell_setting(Database& database, const Arguments& arguments, const std::string& done,
                         Write write)
{
    LX_ASSIGN(const std::int64_t before, last_action_of(database));
    LX_TRY(write());
    LX_ASSIGN(const std::int64_t after, last_action_of(database));
    EditOutcome outcome;
    if (after != before)
        outcome = {after, 1};
    return tell_outcome(arguments, outcome, done);
}

} // namespace lx::cli
