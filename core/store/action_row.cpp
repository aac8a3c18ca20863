#include "core/store/action_row.h"

#include <array>
#include <cstring>

#include <QByteArray>
#include <QByteArrayView>

#include "core/base/clock.h"
#include "core/store/statement.h"

namespace lx {

void ActionHash::add(std::int64_t number)
{
    std::array<char, 8> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>((static_cast<std::uint64_t>(number) >> (8 * i)) & 0xff);
    m_hash.addData(QByteArrayView(bytes.data(), bytes.size()));
}

void ActionHash::add(std::string_view text)
{
    add(static_cast<std::int64_t>(text.size()));
    if (!text.empty())
        m_hash.addData(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
}

void ActionHash::add(const ChangeRow& change)
{
    add(change.id);
    add(change.ledger);
    add(change.row);
    add(change.label);
    add(change.kind);
    add(change.fields);
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
    return m_hash.result().toHex().toStdString();
}

Result<ChainEnd> chain_end(sqlite3* handle)
{
    LX_ASSIGN(Statement last,
              Statement::prepare(handle, "SELECT id, hash FROM action ORDER BY id DESC LIMIT 1"));
    LX_ASSIGN(const bool row, last.step());
    if (!row)
        return ChainEnd{};
    return ChainEnd{last.integer(0), std::string(last.text(1))};
}

Result<> append_marker(sqlite3* handle, const std::string& kind, const std::string& title)
{
    LX_ASSIGN(const ChainEnd end, chain_end(handle));
    ActionRow action;
    action.id = end.id + 1;
    action.title = title;
    action.kind = kind;
    action.actor = system_user();
    action.at = SystemClock().now();
    const std::string hash = ActionHash().finish(action, end.hash);
    LX_ASSIGN(Statement insert,
              Statement::prepare(handle, "INSERT INTO action (id, title, kind, actor, at, changes,"
                                         " first_change, hash) VALUES (?, ?, ?, ?, ?, 0, 0, ?)"));
    insert.bind(1, action.id);
    insert.bind(2, std::string_view(action.title));
    insert.bind(3, std::string_view(action.kind));
    insert.bind(4, std::string_view(action.actor));
    insert.bind(5, std::string_view(action.at));
    insert.bind(6, std::string_view(hash));
    return insert.run();
}

std::string system_user()
{
    for (const char* name : {"USER", "USERNAME", "LOGNAME"})
        if (const QByteArray user = qgetenv(name); !user.isEmpty())
            return user.toStdString();
    return "系统";
}

} // namespace lx
