#include "core/store/change_log.h"

#include <algorithm>

#include "core/store/action_list.h"
#include "core/store/action_row.h"
#include "core/store/change_json.h"
#include "core/store/database.h"
#include "core/store/statement.h"
#include "core/store/write_session.h"

namespace lx {

namespace {

ChangeKind kind_of(std::string_view word)
{
    if (word == "insert")
        return ChangeKind::Insert;
    return word == "remove" ? ChangeKind::Remove : ChangeKind::Update;
}

constexpr std::string_view change_columns =
    "SELECT c.id, c.action, c.ledger, c.row_id, c.label, c.kind, a.at, a.actor, a.title, c.fields"
    " FROM change c JOIN action a ON a.id = c.action";
constexpr std::string_view changes_of_action =
    "SELECT c.id, c.action, c.ledger, c.row_id, c.label, c.kind, a.at, a.actor, a.title, c.fields"
    " FROM action a JOIN change c ON c.id >= a.first_change + ? AND c.id < a.first_change + "
    "a.changes"
    " WHERE a.id = ? ORDER BY c.id LIMIT ?";

Result<std::vector<RowChange>> read_changes(Statement& select)
{
    std::vector<RowChange> changes;
    while (true) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return changes;
        RowChange change;
        change.id = select.integer(0);
        change.action = select.integer(1);
        change.ledger = select.text(2);
        change.row = select.integer(3);
        change.label = select.text(4);
        change.kind = kind_of(select.text(5));
        change.when = select.text(6);
        change.user = select.text(7);
        change.action_title = select.text(8);
        LX_ASSIGN(change.fields, read_change_json(select.text(9)));
        changes.push_back(std::move(change));
    }
}

Action read_action(const Statement& row)
{
    Action action;
    action.id = row.integer(0);
    action.title = row.text(1);
    action.kind = row.text(2);
    action.user = row.text(3);
    action.when = row.text(4);
    action.changes = row.integer(5);
    action.target = row.integer(6);
    action.undone = !row.is_null(7);
    action.undone_by = row.integer(7);
    action.barred = row.integer(8) != 0;
    return action;
}

/// A row's newest change tells whether it is there.
const std::string is_gone = "c.kind = 'remove' AND NOT EXISTS (SELECT 1 FROM change l"
                            " WHERE l.ledger = c.ledger AND l.row_id = c.row_id AND l.id > c.id)";

const std::string select_actions =
    "SELECT id, title, kind, actor, at, changes, target, undone_by, id <= " + barrier_sql() +
    " FROM action";

} // namespace

Record removed_record(const LedgerDef& def, const RowChange& removal)
{
    Record record(def);
    record.id = removal.row;
    for (const FieldChange& field : removal.fields)
        if (def.index_of(field.field) >= 0)
            record.set(def, field.field, field.before);
    return record;
}

Result<std::vector<Action>> list_actions(Database& database, const ActionFilter& filter,
                                         std::int64_t limit, std::int64_t before)
{
    std::string where = "(?1 = 0 OR id < ?1)";
    std::vector<std::string_view> texts;
    const auto narrow = [&](const std::string& text, const std::string& condition) {
        if (text.empty())
            return;
        texts.push_back(text);
        std::string sql = condition;
        for (std::size_t at = 0; (at = sql.find('$', at)) != std::string::npos;)
            sql.replace(at, 1, "?" + std::to_string(texts.size() + 2));
        where += " AND " + sql;
    };
    const std::string has_change = "EXISTS (SELECT 1 FROM change c WHERE c.id >= first_change"
                                   " AND c.id < first_change + changes AND ";
    narrow(filter.kind, "kind = $");
    narrow(filter.user, "actor = $");
    narrow(filter.from, "substr(at, 1, 10) >= $");
    narrow(filter.to, "substr(at, 1, 10) <= $");
    narrow(filter.ledger, has_change + "c.ledger = $)");
    narrow(filter.words, "(instr(title, $) > 0 OR " + has_change + "instr(c.label, $) > 0))");
    LX_ASSIGN(Statement select, Statement::prepare(database, select_actions + " WHERE " + where +
                                                                 " ORDER BY id DESC LIMIT ?2"));
    select.bind(1, before);
    select.bind(2, limit);
    for (std::size_t i = 0; i < texts.size(); ++i)
        select.bind(static_cast<int>(i) + 3, texts[i]);
    std::vector<Action> actions;
    while (true) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return actions;
        actions.push_back(read_action(select));
    }
}

Result<std::vector<std::string>> acting_users(Database& database)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(database, "SELECT DISTINCT actor FROM action ORDER BY actor"));
    std::vector<std::string> users;
    while (true) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return users;
        users.emplace_back(select.text(0));
    }
}

bool can_be_taken_back(const Action& action)
{
    return !action.undone && !action.barred && action.kind != "undo" && action.kind != "redo" &&
           action.kind != setting_action && action.changes > 0;
}

Result<std::vector<Action>> ChangeLog::actions(std::int64_t limit, std::int64_t before_id)
{
    return list_actions(m_database, {}, limit, before_id);
}

Result<std::optional<Action>> ChangeLog::action(std::int64_t id)
{
    LX_ASSIGN(Statement select, Statement::prepare(m_database, select_actions + " WHERE id = ?"));
    select.bind(1, id);
    LX_ASSIGN(const bool row, select.step());
    if (!row)
        return std::nullopt;
    return read_action(select);
}

Result<std::vector<RowChange>> ChangeLog::of_row(const std::string& ledger, std::int64_t row)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(m_database, std::string(change_columns) +
                                                 " WHERE c.ledger = ? AND c.row_id = ?"
                                                 " ORDER BY c.id DESC"));
    select.bind(1, std::string_view(ledger));
    select.bind(2, row);
    return read_changes(select);
}

Result<std::vector<RowChange>> ChangeLog::of_action(std::int64_t action, std::int64_t limit,
                                                    std::int64_t offset)
{
    LX_ASSIGN(Statement select, Statement::prepare(m_database, changes_of_action));
    select.bind(1, offset);
    select.bind(2, action);
    select.bind(3, limit);
    return read_changes(select);
}

Result<std::vector<RowChange>> ChangeLog::removed(const std::string& ledger, std::int64_t limit,
                                                  std::int64_t before_id)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(m_database, std::string(change_columns) +
                                                 " WHERE (? = '' OR c.ledger = ?)"
                                                 " AND (? = 0 OR c.id < ?) AND " +
                                                 is_gone + " ORDER BY c.id DESC LIMIT ?"));
    select.bind(1, std::string_view(ledger));
    select.bind(2, std::string_view(ledger));
    select.bind(3, before_id);
    select.bind(4, before_id);
    select.bind(5, limit);
    return read_changes(select);
}

Result<std::map<std::string, std::int64_t>> ChangeLog::removed_counts()
{
    LX_ASSIGN(Statement select,
              Statement::prepare(m_database, "SELECT c.ledger, count(*) FROM change c WHERE " +
                                                 is_gone + " GROUP BY c.ledger"));
    std::map<std::string, std::int64_t> counts;
    while (true) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return counts;
        counts.emplace(select.text(0), select.integer(1));
    }
}

Result<std::optional<FieldChanges>> ChangeLog::changed_since(std::int64_t action,
                                                             std::int64_t limit)
{
    LX_ASSIGN(
        Statement actions,
        Statement::prepare(m_database,
                           "SELECT count(*) FILTER (WHERE id = ?1),"
                           " coalesce(sum(changes) FILTER (WHERE id > ?1), 0),"
                           " coalesce(min(first_change) FILTER (WHERE id > ?1 AND changes > 0), 0),"
                           " count(*) FILTER (WHERE id > ?1 AND kind IN (" +
                               std::string(barrier_kinds) + ")) FROM action WHERE id >= ?1"));
    actions.bind(1, action);
    LX_ASSIGN(const bool counted, actions.step());
    const std::int64_t expected = actions.integer(1);
    if (!counted || (actions.integer(0) == 0 && action != 0) || expected > limit ||
        actions.integer(3) > 0)
        return std::nullopt;
    FieldChanges changes;
    if (expected == 0)
        return changes;
    LX_ASSIGN(Statement select,
              Statement::prepare(m_database, "SELECT ledger, row_id, kind, fields FROM change"
                                             " WHERE id >= ? AND action > ?"));
    select.bind(1, actions.integer(2));
    select.bind(2, action);
    for (std::int64_t rows = 0;; ++rows) {
        LX_ASSIGN(const bool row, select.step());
        if (!row && rows != expected) // something was written beside the log
            return std::nullopt;
        if (!row)
            break;
        LedgerChanges& ledger = changes[std::string(select.text(0))];
        ledger.ids.push_back(select.integer(1));
        if (kind_of(select.text(2)) != ChangeKind::Update) {
            ledger.rows = true;
            continue;
        }
        LX_ASSIGN(const auto fields, read_change_json(select.text(3)));
        for (const FieldChange& field : fields)
            ledger.fields.insert(field.field);
    }
    for (auto& [code, ledger] : changes) {
        std::sort(ledger.ids.begin(), ledger.ids.end());
        ledger.ids.erase(std::unique(ledger.ids.begin(), ledger.ids.end()), ledger.ids.end());
    }
    return changes;
}

Result<std::int64_t> ChangeLog::last_action()
{
    return query_integer(m_database.handle(), "SELECT max(id) FROM action");
}

} // namespace lx
