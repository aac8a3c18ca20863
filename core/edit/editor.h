#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/edit/edit_check.h"
#include "core/ledger/record.h"
#include "core/store/writer.h"

namespace lx {

/// What became of a row that was to be changed.
struct Edited
{
    WriteOutcome outcome = WriteOutcome::Unchanged;
    std::vector<RecordIssue> problems; ///< why it was refused: nothing of the row was written then
    std::vector<RecordIssue> warnings; ///< of a row that was taken or refused

    [[nodiscard]] bool refused() const { return !problems.empty(); }
};

/// A field of a stored row and what it is to hold.
struct FieldEdit
{
    int field = 0; ///< position in the ledger
    Value value;
    /// What stood there when this was decided; another value now refuses the row.
    std::optional<Value> seen{};
};

/// The last day of a row and why. Precondition: the ledger's span has an end.
struct Ending
{
    std::string day;    ///< ISO
    std::string reason; ///< into the ledger's field for it, else a line of 备注; may be empty
};

/// The verbs: every change of rows by window, import and command line. Each checks the same way
/// (check_edit, then references, circles and keys at the door) and says so in one shape; all of
/// them are part of the writer's one action. Nothing is kept until the writer commits.
class Editor
{
public:
    /// `today`: what dates that lie behind us are held against. All must outlive the editor.
    Editor(const Catalog& catalog, Writer& writer, std::optional<Date> today)
        : m_catalog(catalog), m_writer(writer), m_today(today)
    {}

    /// Adds a row (id 0; gets its id) or changes one the caller has as a whole.
    [[nodiscard]] Result<Edited> save(const LedgerDef& def, Record& record);
    /// Changes fields of a stored row; the others stay and aren't held against it.
    [[nodiscard]] Result<Edited> change(const LedgerDef& def, std::int64_t id,
                                        const std::vector<FieldEdit>& fields);
    /// Ends a row. One that ended that day already stays as it is (Unchanged), one that ended on
    /// another is refused, and so is a reason the ledger's field for it can't take.
    [[nodiscard]] Result<Edited> end(const LedgerDef& def, std::int64_t id, const Ending& ending);
    /// Moves a row into the recycle bin; one that others refer to is refused.
    [[nodiscard]] Result<Edited> remove(const LedgerDef& def, std::int64_t id);

    /// The last step of all of them: writes a checked row (id 0: a new one, gets its id). What
    /// references, circles and keys refuse is a problem, of its field where that is a circle.
    [[nodiscard]] Result<Edited> write(const LedgerDef& def, Record& record);
    /// The same for a new row of a long list, written behind (Writer::insert_behind): the caller
    /// knows that its key is free and that what it refers to is there.
    [[nodiscard]] Result<Edited> write_behind(const LedgerDef& def, Record& record);

private:
    /// Of a row that the writer gave as `before`.
    [[nodiscard]] Result<Edited> write(const LedgerDef& def, const Record& before, Record& after);
    [[nodiscard]] Result<Edited> check_and_write(const LedgerDef& def, const Record* before,
                                                 Record& after, EditScope scope);

    const Catalog& m_catalog;
    Writer& m_writer;
    std::optional<Date> m_today;
    Record m_before; ///< the row in hand, and as it is to be; kept for the memory of their texts
    Record m_after;
};

/// What became of many rows.
struct ManyEdited
{
    struct Refusal
    {
        std::int64_t id = 0;
        RecordIssue problem; ///< the first of the row's
    };
    std::int64_t changed = 0; ///< written or removed
    std::int64_t unchanged = 0;
    std::vector<Refusal> refused; ///< in the order of the rows
    /// What there is to say of rows that were written, each sentence once. Doubtful codes are lists
    /// of their own and not among them.
    std::vector<std::string> warnings;
    std::vector<std::string> advice; ///< what is left to be done
};

/// One verb for many rows; what is refused is told and doesn't hold up the others. `doing` is shown
/// with the progress. Errors: Cancelled, those of the verb that are no refusals.
[[nodiscard]] Result<ManyEdited>
edit_many(const std::vector<std::int64_t>& ids, const std::string& doing, Progress& progress,
          const std::function<Result<Edited>(std::int64_t id)>& verb);

} // namespace lx
