// What a WriteSession changes beside the rows of ledgers: settings and own fields, logged like
// them.
#include "core/store/write_session.h"

#include "core/store/change_json.h"

namespace lx {

namespace {

ChangeKind kind_between(const Value& before, const Value& after)
{
    if (is_empty(before))
        return ChangeKind::Insert;
    return is_empty(after) ? ChangeKind::Remove : ChangeKind::Update;
}

} // namespace

Result<Value> WriteSession::setting(const std::string& key)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(m_handle, "SELECT value FROM setting WHERE key = ?"));
    select.bind(1, std::string_view(key));
    LX_ASSIGN(const bool row, select.step());
    return row ? select.value(0) : Value{};
}

Result<> WriteSession::put_setting(const std::string& key, const std::optional<std::string>& value)
{
    LX_TRY(settle());
    const Value after = value ? Value(*value) : Value{};
    LX_ASSIGN(const Value before, setting(key));
    if (before == after)
        return {};
    LX_ASSIGN(Statement write,
              Statement::prepare(m_handle,
                                 value ? "INSERT INTO setting (key, value) VALUES (?, ?)"
                                         " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
                                       : "DELETE FROM setting WHERE key = ?"));
    write.bind(1, std::string_view(key));
    if (value)
        write.bind(2, std::string_view(*value));
    LX_TRY(write.run());
    ChangeJson json(m_json);
    json.add(setting_value, before, after);
    json.finish();
    return log_change(setting_log, 0, key, kind_between(before, after));
}

Result<OwnFieldRow> WriteSession::own_field(const std::string& name)
{
    LX_ASSIGN(Statement select, Statement::prepare(m_handle, "SELECT definition, position"
                                                             " FROM own_field"
                                                             " WHERE ledger || '/' || key = ?"));
    select.bind(1, std::string_view(name));
    LX_ASSIGN(const bool row, select.step());
    return row ? OwnFieldRow{select.value(0), select.value(1)} : OwnFieldRow{};
}

Result<> WriteSession::put_own_field(std::string_view ledger, std::string_view key,
                                     std::int64_t position, const std::string& definition,
                                     bool moves)
{
    LX_TRY(settle());
    const std::string name = std::string(ledger) + "/" + std::string(key);
    LX_ASSIGN(const OwnFieldRow before, own_field(name));
    const auto& [old_definition, old_position] = before;
    const bool keep = !definition.empty();
    const Value new_definition = keep ? Value(definition) : Value{};
    const Value new_position = !keep                             ? Value{}
                               : moves || is_empty(old_position) ? Value(position)
                                                                 : old_position;
    if (old_definition == new_definition && old_position == new_position)
        return {};
    LX_ASSIGN(Statement write,
              Statement::prepare(m_handle,
                                 keep ? "INSERT INTO own_field (ledger, key, position, definition)"
                                        " VALUES (?, ?, ?, ?) ON CONFLICT (ledger, key)"
                                        " DO UPDATE SET position = excluded.position,"
                                        " definition = excluded.definition"
                                      : "DELETE FROM own_field WHERE ledger = ? AND key = ?"));
    write.bind(1, ledger);
    write.bind(2, key);
    if (keep) {
        write.bind(3, new_position);
        write.bind(4, std::string_view(definition));
    }
    LX_TRY(write.run());
    ChangeJson json(m_json);
    if (old_definition != new_definition)
        json.add(own_field_definition, old_definition, new_definition);
    if (old_position != new_position)
        json.add(own_field_position, old_position, new_position);
    json.finish();
    return log_change(own_field_log, 0, name, kind_between(old_definition, new_definition));
}

} // namespace lx
