#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/record.h"

namespace lx {

class Database;

/// Who acts, shown in the history.
struct Actor
{
    std::string user;
    const Clock* clock = nullptr; ///< not null
};

enum class WriteOutcome : std::uint8_t
{
    Inserted,
    Updated,
    Unchanged ///< nothing differed: nothing written, nothing logged
};

/// The one door for changes: a transaction that reads the old row, computes the difference, writes
/// the row, its change-log row and its search-index row. Destroyed without `commit` it leaves
/// nothing behind.
class Writer
{
public:
    /// Begins (BEGIN IMMEDIATE). Errors: Locked, Io.
    [[nodiscard]] static Result<Writer> begin(Database& database, const Catalog& catalog,
                                              const Actor& actor, std::string title,
                                              std::string kind = "edit");
    Writer(Writer&&) noexcept;
    Writer& operator=(Writer&&) noexcept;
    ~Writer();

    /// Inserts (record.id 0; gets its id) or updates (id given; all fields of the record are
    /// written). Refused: key taken, reference not there, a circle of references to the own ledger
    /// and an area of a kind that can't stand where it does (detail "field <ledger>.<field>").
    /// Where a natural key changes, honours that name the row by it follow in the same action. Does
    /// not run check_record: callers do, to tell warnings too.
    [[nodiscard]] Result<WriteOutcome> put(const LedgerDef& def, Record& record);
    /// A row as it stands now, what the action wrote so far among it; false where there is none.
    /// Who reads many gives the same record each time: its memory is used again.
    [[nodiscard]] Result<bool> find(const LedgerDef& def, std::int64_t id, Record& record);
    /// `put` of a row that `find` gave as `before` and that was not written since.
    [[nodiscard]] Result<WriteOutcome> change(const LedgerDef& def, const Record& before,
                                              Record& record);
    /// The caller knows the row is new and its key free.
    [[nodiscard]] Result<> insert_new(const LedgerDef& def, Record& record);
    /// The same on a thread of its own, for long lists: the record has its id at once. Refused here
    /// is what its values can't be; what goes wrong on the thread after all ends the writing
    /// (Database) at a later call, at the latest at `settle` or `commit`.
    [[nodiscard]] Result<> insert_behind(const LedgerDef& def, Record& record);
    /// All rows are written, their indices made: what is left is the commit. `progress` (may be
    /// null) can stop it: Cancelled.
    [[nodiscard]] Result<> settle(Progress* progress = nullptr);
    /// Removes a row into the recycle bin (its whole content stays in the change log).
    /// Refused where other rows refer to it: the sentence counts them by ledger.
    [[nodiscard]] Result<> remove(const LedgerDef& def, std::int64_t id);
    /// Keeps a setting of the file (SettingsStore) within the action, beside rows and other
    /// settings; without a value it is taken out. One that is there already changes nothing.
    [[nodiscard]] Result<> put_setting(const std::string& key,
                                       const std::optional<std::string>& value);
    /// A setting as it stands now, what the action set so far among it; nothing where there is
    /// none.
    [[nodiscard]] Result<std::optional<std::string>> setting(const std::string& key);
    [[nodiscard]] Result<> set_title(std::string title);
    /// Commits; gives the action's id (0 where nothing changed: nothing is left behind).
    [[nodiscard]] Result<std::int64_t> commit();
    /// Rows changed so far; those written behind count once they are settled.
    [[nodiscard]] std::int64_t changes() const;

private:
    struct State;
    explicit Writer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// A row that can't be as it was before an action: it was changed since, or its key is taken.
struct UndoConflict
{
    std::string ledger;
    std::int64_t row = 0;
    std::string label;  ///< its name for people when it was logged
    std::string field;  ///< key of the field that was changed since; "" = the row as a whole
    std::string reason; ///< Chinese; names the row, without a full stop
};
/// Undo, redo and withdrawing a batch: the inverse applied through the same door.
struct UndoReport
{
    std::int64_t action = 0; ///< the new action; 0 = nothing was changed
    std::int64_t reverted = 0;
    std::vector<UndoConflict> conflicts; ///< one a row
};
/// What becomes of an undoing in which rows are in conflict.
enum class OnConflict : std::uint8_t
{
    Refuse, ///< an error (Refused) with a sentence that names the first
    Tell,   ///< nothing is changed, the report tells all of them
    Skip    ///< the other rows are turned around; nothing is changed where there are none
};
/// Turns an action around: as "undo" where it is what Ctrl+Z would undo now, otherwise as
/// "withdraw" (which is an action of its own and can be undone). Refused: undone already, or from
/// before a migration or restore.
[[nodiscard]] Result<UndoReport> undo_action(Database&, const Catalog&, const Actor&,
                                             std::int64_t action,
                                             OnConflict conflicts = OnConflict::Refuse);
/// Turns an action around as an action of its own whatever came last ("撤回这次导入"): Ctrl+Z then
/// undoes the withdrawal, not what came before.
[[nodiscard]] Result<UndoReport> withdraw_action(Database&, const Catalog&, const Actor&,
                                                 std::int64_t action,
                                                 OnConflict conflicts = OnConflict::Refuse);
/// Does an undone action again (what `redo_candidate` gives).
[[nodiscard]] Result<UndoReport> redo_action(Database&, const Catalog&, const Actor&,
                                             std::int64_t action);
/// Brings rows back from the recycle bin by the log rows of their removal (ChangeLog::removed), as
/// one action. In conflict: one that is back already, whose key is taken meanwhile, or what it
/// refers to is gone and isn't among them.
[[nodiscard]] Result<UndoReport> restore_rows(Database&, const Catalog&, const Actor&,
                                              std::vector<std::int64_t> changes,
                                              OnConflict conflicts = OnConflict::Refuse);
/// What Ctrl+Z / Ctrl+Y would do now: the newest action not undone / the newest undone one that
/// nothing came after. 0 = nothing.
[[nodiscard]] Result<std::int64_t> undo_candidate(Database&);
[[nodiscard]] Result<std::int64_t> redo_candidate(Database&);

} // namespace lx
