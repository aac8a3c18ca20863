#include "core/store/action_row.h"

#include <QByteArray>
#include <QByteArrayView>

#include "core/base/clock.h"
#include "core/store/change_json.h"
#include "core/store/given_number.h"
#include "core/store/statement.h"

namespace lx {

void ActionHash::add(std::int64_t number)
{
    for (std::size_t i = 0; i < sizeof number; ++i)
        m_bytes += static_cast<char>((static_cast<std::uint64_t>(number) >> (8 * i)) & 0xff);
}

void ActionHash::add(std::string_view text)
{
    add(static_cast<std::int64_t>(text.size()));
    m_bytes += text;
}

void ActionHash::take()
{
    m_hash.addData(QByteArrayView(m_bytes.data(), static_cast<qsizetype>(m_bytes.size())));
    m_bytes.clear();
}

void ActionHash::add(const ChangeRow& change)
{
    add(change.id);
    add(change.ledger);
    add(change.row);
    add(change.label);
    add(change.kind);
    add(change.fields);
    take();
}

std::string ActionHash::finish(const ActionRow& action, std::string_view previous)
{
    add(action.id);
    add(std::string_view(action.title));
    add(std::string_view(action.kind));
    add(std::string_view(action.actor));
    add(std::string_view(action.at));
    add(action.changes);
    add(action.target.value_or(0));
    add(previous);
    take();
    return m_hash.result().toHex().toStdString();
}

std::string barrier_sql()
{
    return "(SELECT coalesce(max(id), 0) FROM action WHERE kind IN (" + std::string(barrier_kinds) +
           "))";
}

Result<ChainEnd> chain_end(sqlite3* handle)
{
    LX_ASSIGN(
        Statement last,
        Statement::prepare(handle, "SELECT id, hash, at FROM action ORDER BY id DESC LIMIT 1"));
    LX_ASSIGN(const bool row, last.step());
    if (!row)
        return ChainEnd{};
    return ChainEnd{last.integer(0), std::string(last.text(1)), std::string(last.text(2))};
}

Result<> write_chain_head(sqlite3* handle, std::int64_t action, const std::string& hash)
{
    LX_ASSIGN(Statement write,
              Statement::prepare(handle, "INSERT INTO chain_head (one, action, hash)"
                                         " VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE"
                                         " SET action = excluded.action, hash = excluded.hash"));
    write.bind(1, action);
    write.bind(2, std::string_view(hash));
    return write.run();
}

std::string moment_after(const ChainEnd& end, std::string now)
{
    return now < end.at ? end.at : now;
}

namespace {

Result<> insert_changes(sqlite3* handle, std::int64_t action, std::int64_t first,
                        const std::vector<MarkerChange>& changes, ActionHash& hash)
{
    LX_ASSIGN(Statement insert,
              Statement::prepare(handle, "INSERT INTO change (id, action, ledger, row_id, label,"
                                         " kind, fields) VALUES (?, ?, ?, ?, ?, ?, ?)"));
    for (const MarkerChange& change : changes) {
        const ChangeRow row{first++,      change.ledger, change.row,
                            change.label, change.kind,   change.fields};
        insert.bind(1, row.id);
        insert.bind(2, action);
        insert.bind(3, row.ledger);
        insert.bind(4, row.row);
        insert.bind(5, row.label);
        insert.bind(6, row.kind);
        insert.bind(7, row.fields);
        LX_TRY(insert.run());
        hash.add(row);
    }
    return {};
}

Result<bool> has_table(sqlite3* handle, std::string_view name)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(handle, "SELECT 1 FROM sqlite_schema WHERE name = ?"));
    select.bind(1, name);
    return select.step();
}

} // namespace

Result<std::vector<MarkerChange>> named_texts(sqlite3* handle)
{
    std::vector<MarkerChange> texts;
    {
        LX_ASSIGN(Statement select,
                  Statement::prepare(handle, "SELECT key, value FROM setting ORDER BY key"));
        while (true) {
            LX_ASSIGN(const bool row, select.step());
            if (!row)
                break;
            MarkerChange& text = texts.emplace_back(MarkerChange{
                std::string(setting_log), 0, std::string(select.text(0)), "insert", {}});
            ChangeJson json(text.fields);
            json.add(setting_value, Value{}, select.value(1));
            json.finish();
        }
    }
    LX_ASSIGN(Statement select,
              Statement::prepare(handle, "SELECT ledger || '/' || key, definition, position"
                                         " FROM own_field ORDER BY ledger, position, key"));
    while (true) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return texts;
        MarkerChange& text = texts.emplace_back(
            MarkerChange{std::string(own_field_log), 0, std::string(select.text(0)), "insert", {}});
        ChangeJson json(text.fields);
        json.add(own_field_definition, Value{}, select.value(1));
        json.add(own_field_position, Value{}, select.value(2));
        json.finish();
    }
}

Result<> append_marker(sqlite3* handle, const std::string& kind, const std::string& title,
                       const MarkerChanges& changes)
{
    LX_ASSIGN(const ChainEnd end, chain_end(handle));
    LX_ASSIGN(const std::int64_t last_change, query_integer(handle, "SELECT max(id) FROM change"));
    LX_TRY(check_last_number(handle, end.id));
    LX_TRY(check_last_number(handle, last_change));
    ActionRow action;
    action.id = end.id + 1;
    action.title = title;
    action.kind = kind;
    action.actor = system_user();
    action.at = moment_after(end, SystemClock().now());
    std::vector<MarkerChange> made;
    if (changes) {
        LX_ASSIGN(made, changes(action));
    }
    action.changes = std::ssize(made);
    LX_ASSIGN(Statement insert,
              Statement::prepare(handle, "INSERT INTO action (id, title, kind, actor, at, changes,"
                                         " first_change, hash) VALUES (?, ?, ?, ?, ?, ?, ?, '')"));
    insert.bind(1, action.id);
    insert.bind(2, std::string_view(action.title));
    insert.bind(3, std::string_view(action.kind));
    insert.bind(4, std::string_view(action.actor));
    insert.bind(5, std::string_view(action.at));
    insert.bind(6, action.changes);
    insert.bind(7, made.empty() ? std::int64_t{0} : last_change + 1);
    LX_TRY(insert.run());
    ActionHash chain;
    LX_TRY(insert_changes(handle, action.id, last_change + 1, made, chain));
    const std::string hash = chain.finish(action, end.hash);
    LX_ASSIGN(Statement update,
              Statement::prepare(handle, "UPDATE action SET hash = ? WHERE id = ?"));
    update.bind(1, std::string_view(hash));
    update.bind(2, action.id);
    LX_TRY(update.run());
    // A backup of an older version keeps its tables until it is opened.
    LX_ASSIGN(const bool has_head, has_table(handle, "chain_head"));
    return has_head ? write_chain_head(handle, action.id, hash) : Result<>{};
}

std::string system_user()
{
    for (const char* name : {"USER", "USERNAME", "LOGNAME"})
        if (const QByteArray user = qgetenv(name); !user.isEmpty())
            return user.toStdString();
    return "系统";
}

} // namespace lx
