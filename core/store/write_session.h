#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/record.h"
#include "core/store/action_row.h"
#include "core/store/change_log.h"
#include "core/store/ledger_writer.h"
#include "core/store/statement.h"
#include "core/store/transaction.h"
#include "core/store/write_behind.h"
#include "core/store/writer.h"

namespace lx {

/// Kind of the actions that keep something by the way: Ctrl+Z passes over them. (Older files also
/// have changes of own fields under it.)
inline constexpr const char* setting_action = "setting";
/// For sessions that write nothing but these.
[[nodiscard]] const Catalog& no_ledgers();

/// An own field as its table has it.
struct OwnFieldRow
{
    Value definition;
    Value position;
    bool operator==(const OwnFieldRow&) const = default;
};

/// What stands behind Writer and undo: one transaction, one action, its log and the chain.
class WriteSession
{
public:
    [[nodiscard]] static Result<std::unique_ptr<WriteSession>>
    begin(Database& database, const Catalog& catalog, const Actor& actor, std::string title,
          std::string kind, std::optional<std::int64_t> target = std::nullopt);

    /// Inserts; id 0 gets the next one. Refused: key taken, reference not there.
    [[nodiscard]] Result<> insert(const LedgerDef& def, Record& record);
    /// The same on a thread of its own: the row has its id at once. What its values are refused for
    /// is told here; what goes wrong on the thread ends the action (Database) at a later call.
    /// Every other call waits for them first.
    [[nodiscard]] Result<> insert_behind(const LedgerDef& def, Record& record);
    /// Waits for the rows inserted behind, makes the indices that were left out meanwhile and tells
    /// what went wrong. `progress` (may be null) can stop it: Cancelled.
    [[nodiscard]] Result<> settle(Progress* progress = nullptr);
    /// Writes what differs from the row as it is. Refused also where the row is gone.
    [[nodiscard]] Result<WriteOutcome> update(const LedgerDef& def, Record& record);
    /// The same where the row is known as it is: `before`, read in this session, unchanged since.
    [[nodiscard]] Result<WriteOutcome> change(const LedgerDef& def, const Record& before,
                                              Record& record);
    /// Refused where other rows refer to it.
    [[nodiscard]] Result<> remove(const LedgerDef& def, std::int64_t id);
    /// False where there is no such row.
    [[nodiscard]] Result<bool> find(const LedgerDef& def, std::int64_t id, Record& record);
    /// The row's name for people.
    [[nodiscard]] Result<std::string> label(const LedgerDef& def, const Record& record);

    /// What the table `setting` keeps by a name; empty where there is nothing.
    [[nodiscard]] Result<Value> setting(const std::string& key);
    /// Keeps a text there; nothing takes it out. Unchanged: nothing is
    /// written.
    [[nodiscard]] Result<> put_setting(const std::string& key,
                                       const std::optional<std::string>& value);
    /// The row of an own field by "ledger/key"; empty where there is none.
    [[nodiscard]] Result<OwnFieldRow> own_field(const std::string& name);
    /// The same for the definition of an own field; "" takes it out. One that is there keeps its
    /// place unless it `moves`.
    [[nodiscard]] Result<> put_own_field(std::string_view ledger, std::string_view key,
                                         std::int64_t position, const std::string& definition,
                                         bool moves = false);

    /// Makes the action's row though nothing changed yet (an undo whose rows are as before
    /// already).
    [[nodiscard]] Result<> start_action();
    /// The action's id; 0 where nothing changed.
    [[nodiscard]] Result<std::int64_t> commit();

    ~WriteSession();
    WriteSession(const WriteSession&) = delete;
    WriteSession& operator=(const WriteSession&) = delete;

    [[nodiscard]] ActionRow& action() { return m_action; }
    [[nodiscard]] const Catalog& catalog() const { return m_catalog; }
    [[nodiscard]] sqlite3* handle() const { return m_handle; }

private:
    WriteSession(Database& database, const Catalog& catalog, Transaction transaction);
    [[nodiscard]] Result<LedgerWriter*> writer(const LedgerDef& def);
    /// Waits for the rows inserted behind.
    [[nodiscard]] Result<> wait();
    /// What a row of this ledger is held against is there again.
    [[nodiscard]] Result<> make_indices(LedgerWriter& rows);
    /// Before a row is inserted behind.
    [[nodiscard]] Result<> leave_out_indices(LedgerWriter& rows);
    /// The steps of an insertion: before the file, gives what writes it; the row and its log.
    [[nodiscard]] Result<LedgerWriter*> check_new(const LedgerDef& def, Record& record);
    /// Its log's fields stand in m_json.
    [[nodiscard]] Result<RowWritten> write_new(LedgerWriter& rows, const Record& record,
                                               SearchTexts texts);
    [[nodiscard]] Error refusal(const LedgerDef& def, const Record& record, RowWritten written);
    [[nodiscard]] Result<std::string> label(const LedgerWriter& rows, const Record& record);
    [[nodiscard]] Result<> log(const LedgerWriter& rows, const Record& record, ChangeKind kind);
    /// A change whose fields stand in m_json.
    [[nodiscard]] Result<> log_change(std::string_view ledger, std::int64_t row,
                                      std::string_view label, ChangeKind kind);
    [[nodiscard]] Result<std::string> label_by_id(const LedgerDef& def, std::int64_t id);
    [[nodiscard]] Result<> check_lists(const LedgerDef& def, const Record& record);
    /// Refused where a row would stand above itself (上级).
    [[nodiscard]] Result<> check_circle(const LedgerDef& def, const Record& record,
                                        std::size_t field);
    [[nodiscard]] Result<bool> exists(const LedgerDef& def, std::int64_t id);
    [[nodiscard]] Result<bool> listed_elsewhere(const LedgerDef& def, std::int64_t id);
    /// The action is an undo, a redo or a withdrawal: what it writes stood there before.
    [[nodiscard]] bool turns_around() const;
    /// What changed (m_changed) is part of the natural key.
    [[nodiscard]] bool changes_key(const LedgerDef& def) const;
    /// Rows that name this row by its natural key follow when the key changes.
    [[nodiscard]] Result<> follow_key(const LedgerDef& def, std::int64_t id,
                                      const std::string& old_key);
    void forget_lists(const LedgerDef& def);
    [[nodiscard]] Error key_taken(const LedgerDef& def, const Record& record);
    [[nodiscard]] Error reference_missing(const LedgerDef& def, const Record& record);

    Database& m_database;
    const Catalog& m_catalog;
    sqlite3* m_handle;
    ActionRow m_action;
    std::string m_previous_hash;
    WriteStamp m_stamp;
    std::unordered_map<const LedgerDef*, std::unique_ptr<LedgerWriter>> m_writers;
    std::unordered_map<const LedgerDef*, Statement> m_labels;
    std::unordered_map<const LedgerDef*, Statement> m_exists;
    std::map<std::pair<const LedgerDef*, std::size_t>, Statement> m_parents;
    /// Ids that RefList fields anywhere name, by the ledger they point to; read when first asked
    /// for.
    std::unordered_map<std::string, std::unordered_set<std::int64_t>> m_listed;
    std::optional<Statement> m_insert_change;
    std::int64_t m_last_change = 0;
    bool m_started = false;
    ActionHash m_hash;
    std::string m_json;
    std::string m_label;
    Record m_before;
    std::vector<std::size_t> m_changed;
    Transaction m_transaction;           // rolls back before the statements go
    std::optional<WriteBehind> m_behind; // last: stops before anything else goes
};

} // namespace lx
