#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/ledger/record.h"
#include "core/ledger/value.h"

namespace lx {

class Database;

/// One action of a user: one transaction. Everything it changed can be undone or withdrawn
/// together.
struct Action
{
    std::int64_t id = 0;
    std::string title; ///< Chinese: "修改 单位 宁夏某某有限公司", "导入 单位 10,000 行"
    std::string kind; ///< "edit", "import", "undo", "redo", "withdraw", "sample", …
    std::string user;
    std::string when;         ///< "2025-09-30T14:05:09"
    std::int64_t changes = 0; ///< rows touched
    std::int64_t target = 0;  ///< undo, redo, withdraw: the action it turned around; else 0
    bool undone = false;
    std::int64_t undone_by = 0; ///< the action that turned this one around; 0 = none
    bool barred = false;        ///< the file was made, upgraded or restored since: it stays
};

/// One changed row: what was, what is.
struct FieldChange
{
    std::string field; ///< key
    Value before;
    Value after;
};

enum class ChangeKind : std::uint8_t
{
    Insert,
    Update,
    Remove
};

struct RowChange
{
    std::int64_t id = 0; ///< of the log row
    std::int64_t action = 0;
    std::string ledger;
    std::int64_t row = 0; ///< the row's internal id
    std::string label;    ///< its name for people at that time
    ChangeKind kind = ChangeKind::Update;
    std::string when;
    std::string user;
    std::string action_title;
    std::vector<FieldChange> fields;
};

/// A removed row as it was, with its id; fields that have gone since are left out.
[[nodiscard]] Record removed_record(const LedgerDef& def, const RowChange& removal);

/// What happened to a ledger: rows came or went, fields of rows changed.
struct LedgerChanges
{
    bool rows = false;
    std::set<std::string> fields;  ///< keys
    std::vector<std::int64_t> ids; ///< rows that came, changed or went; ascending, each once
};
/// By ledger.
using FieldChanges = std::map<std::string, LedgerChanges, std::less<>>;

/// Reads the change log. Writing is done by Writer alone.
class ChangeLog
{
public:
    explicit ChangeLog(Database& database) : m_database(database) {}
    /// Newest first.
    [[nodiscard]] Result<std::vector<Action>> actions(std::int64_t limit,
                                                      std::int64_t before_id = 0);
    [[nodiscard]] Result<std::optional<Action>> action(std::int64_t id);
    /// Newest first.
    [[nodiscard]] Result<std::vector<RowChange>> of_row(const std::string& ledger,
                                                        std::int64_t row);
    /// In the order they were made.
    [[nodiscard]] Result<std::vector<RowChange>> of_action(std::int64_t action, std::int64_t limit,
                                                           std::int64_t offset = 0);
    /// The recycle bin: removals whose row has not come back since, newest first (`restore_rows` in
    /// writer.h brings them back). `ledger` "" = all.
    [[nodiscard]] Result<std::vector<RowChange>>
    removed(const std::string& ledger, std::int64_t limit, std::int64_t before_id = 0);
    /// How many there are, by ledger.
    [[nodiscard]] Result<std::map<std::string, std::int64_t>> removed_counts();
    /// Greatest action id so far; what changed after it is what depends on a re-evaluation.
    [[nodiscard]] Result<std::int64_t> last_action();
    /// What changed after an action; nothing where more than `limit` rows did, or where the log
    /// does not tell it (the file was migrated or restored since, or has no such action).
    [[nodiscard]] Result<std::optional<FieldChanges>> changed_since(std::int64_t action,
                                                                    std::int64_t limit);

private:
    Database& m_database;
};

} // namespace lx
