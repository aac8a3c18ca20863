// Rows = replay of the log. Reads tables by the columns they have, so that a file of an older
// version is checked by the same code.

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "core/base/text.h"
#include "core/ledger/field_text.h"
#include "core/store/action_row.h"
#include "core/store/change_json.h"
#include "core/store/database.h"
#include "core/store/ledger_table.h"
#include "core/store/statement.h"
#include "core/store/verify_rows.h"

namespace lx {

namespace {

constexpr std::int64_t changes_between_looks = 4096;

/// When and by whom an action was done: stamped into the rows it wrote.
struct Stamp
{
    std::string at;
    std::string by;
};
using Stamps = std::unordered_map<std::int64_t, Stamp>;

Result<Stamps> read_stamps(sqlite3* handle)
{
    LX_ASSIGN(Statement select, Statement::prepare(handle, "SELECT id, at, actor FROM action"));
    Stamps stamps;
    while (true) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return stamps;
        stamps.emplace(select.integer(0),
                       Stamp{std::string(select.text(1)), std::string(select.text(2))});
    }
}

using FieldValues = std::vector<std::pair<std::string, Value>>;

Value* find_value(FieldValues& values, std::string_view key)
{
    for (auto& [name, value] : values)
        if (name == key)
            return &value;
    return nullptr;
}

void set_value(FieldValues& values, std::string_view key, const Value& value)
{
    if (Value* there = find_value(values, key))
        *there = value;
    else if (!is_empty(value))
        values.emplace_back(key, value);
}

/// A row as the log leaves it, or as it stands in its table.
struct RowState
{
    std::int64_t id = 0;
    bool there = false;
    FieldValues values;
    std::string label;
    Stamp made;
    Stamp changed;
    /// First field whose value was another than the log says when a later action changed it.
    std::optional<std::pair<std::string, std::string>> slipped; ///< field, moment

    bool unreadable = false; ///< one of its changes in the log can't be read

    Value* find(std::string_view key) { return find_value(values, key); }
};

/// The rows of one ledger as the log leaves them, in the order of ids.
class Replay
{
public:
    [[nodiscard]] static Result<Replay> begin(sqlite3* handle, const std::string& ledger,
                                              const Stamps& stamps)
    {
        // The index on (ledger, row_id) gives each row's changes together and in order.
        LX_ASSIGN(Statement select,
                  Statement::prepare(handle, "SELECT row_id, action, kind, fields, label"
                                             " FROM change WHERE ledger = ? ORDER BY row_id, id"));
        select.bind(1, std::string_view(ledger));
        Replay replay(std::move(select), stamps);
        LX_TRY(replay.step());
        return replay;
    }

    /// False at the end.
    Result<bool> next(RowState& state)
    {
        if (!m_has_change)
            return false;
        state = RowState{};
        state.id = m_changes.integer(0);
        while (m_has_change && m_changes.integer(0) == state.id) {
            LX_TRY(apply(state));
            LX_TRY(step());
        }
        return true;
    }
    [[nodiscard]] std::int64_t changes() const { return m_read; }

private:
    Replay(Statement changes, const Stamps& stamps)
        : m_changes(std::move(changes)), m_stamps(&stamps)
    {}

    Result<> step()
    {
        LX_ASSIGN(m_has_change, m_changes.step());
        m_read += m_has_change ? 1 : 0;
        return {};
    }

    Result<> apply(RowState& state)
    {
        const auto found = m_stamps->find(m_changes.integer(1));
        const Stamp stamp = found != m_stamps->end() ? found->second : Stamp{};
        const std::string_view kind = m_changes.text(2);
        const auto fields = read_change_json(m_changes.text(3));
        state.label = m_changes.text(4);
        if (!fields) { // the chain tells of it, too; what this row was is not known any more
            state.unreadable = true;
            return {};
        }
        const bool insert = kind == "insert";
        if (state.there == insert)
            slip(state, {}, stamp);
        if (insert) {
            state.values.clear();
            state.made = stamp;
        }
        for (const FieldChange& field : *fields) {
            const Value* before = state.find(field.field);
            if ((before != nullptr ? *before : Value{}) != field.before)
                slip(state, field.field, stamp);
            set_value(state.values, field.field, field.after);
        }
        state.there = kind != "remove";
        state.changed = stamp;
        return {};
    }

    static void slip(RowState& state, const std::string& field, const Stamp& stamp)
    {
        if (!state.slipped)
            state.slipped.emplace(field, stamp.at);
    }

    Statement m_changes;
    const Stamps* m_stamps;
    bool m_has_change = false;
    std::int64_t m_read = 0;
};

/// The rows of a ledger's table in the order of ids, by whatever columns it has.
class TableRows
{
public:
    [[nodiscard]] static Result<TableRows> begin(sqlite3* handle, const std::string& ledger)
    {
        LX_ASSIGN(
            Statement select,
            Statement::prepare(handle, "SELECT * FROM " + quote_name(ledger) + " ORDER BY id"));
        TableRows rows(std::move(select));
        LX_TRY(rows.step());
        return rows;
    }

    [[nodiscard]] bool has_row() const { return m_has_row; }
    [[nodiscard]] std::int64_t id() const { return m_rows.integer(m_id); }

    Result<> read(RowState& state)
    {
        state = RowState{};
        state.id = id();
        state.there = true;
        for (const Column& column : m_columns) {
            if (m_rows.is_null(column.place))
                continue;
            const bool bytes = m_rows.is_blob(column.place); // reading them as text changes this
            Value value = m_rows.value(column.place);
            if (bytes)
                value = "\x01" + text_of(value); // like no text the log knows
            // Of the two columns of "reference or text" one is filled.
            set_value(state.values, column.field, value);
        }
        if (!m_rows.is_null(m_extra)) {
            const auto extra = read_plain_object(m_rows.text(m_extra));
            if (!extra)
                set_value(state.values, "extra", std::string(m_rows.text(m_extra)));
            else
                for (const auto& [key, value] : *extra)
                    set_value(state.values, key, value);
        }
        state.made = {std::string(m_rows.text(m_made)), std::string(m_rows.text(m_made_by))};
        state.changed = {std::string(m_rows.text(m_changed)),
                         std::string(m_rows.text(m_changed_by))};
        return step();
    }

private:
    struct Column
    {
        int place = 0;
        std::string field;
    };

    explicit TableRows(Statement rows) : m_rows(std::move(rows))
    {
        std::vector<std::string> names;
        for (int i = 0; i < m_rows.columns(); ++i)
            names.emplace_back(m_rows.column_name(i));
        const auto place = [&](std::string_view name) {
            return static_cast<int>(std::find(names.begin(), names.end(), name) - names.begin());
        };
        m_id = place("id");
        m_extra = place("extra");
        m_made = place("created_at");
        m_made_by = place("created_by");
        m_changed = place("updated_at");
        m_changed_by = place("updated_by");
        for (int i = 0; i < m_rows.columns(); ++i) {
            if (i == m_id || i == m_extra || i == m_made || i == m_made_by || i == m_changed ||
                i == m_changed_by)
                continue;
            std::string name = names[static_cast<std::size_t>(i)];
            for (const std::string& base : names)
                if (text_column(base) == name) {
                    name = base;
                    break;
                }
            m_columns.push_back({i, std::move(name)});
        }
    }

    Result<> step()
    {
        LX_ASSIGN(m_has_row, m_rows.step());
        return {};
    }

    Statement m_rows;
    std::vector<Column> m_columns;
    int m_id = 0;
    int m_extra = 0;
    int m_made = 0;
    int m_made_by = 0;
    int m_changed = 0;
    int m_changed_by = 0;
    bool m_has_row = false;
};

class LedgerReplay
{
public:
    LedgerReplay(const LedgerDef& def, VerifyItem& item) : m_def(def), m_item(item) {}

    void compare(RowState* logged, RowState* row)
    {
        const bool in_log = logged != nullptr && logged->there;
        const bool in_table = row != nullptr;
        const std::int64_t id = in_table ? row->id : logged != nullptr ? logged->id : 0;
        const auto name = [&] { return named(logged, row, id); }; // only where something is wrong
        if (logged != nullptr && logged->unreadable)
            add_finding(m_item, name() + "的修改记录有一条读不出来，对不上现在的内容",
                        in_table ? m_def.code : std::string(), in_table ? id : 0);
        else if (!in_log && in_table)
            add_finding(m_item, name() + "不是由本程序添加的（修改记录里没有它）", m_def.code, id);
        else if (in_log && !in_table)
            add_finding(m_item, name() + "不是由本程序删除的（修改记录里它还在）", m_def.code, id);
        else if (in_log && in_table)
            compare_fields(*logged, *row, name);
        else if (logged != nullptr && logged->slipped)
            tell_slip(*logged, name());
    }

private:
    std::string named(RowState* logged, RowState* row, std::int64_t id) const
    {
        std::string label = logged != nullptr ? logged->label : std::string();
        if (row != nullptr && label.empty())
            if (const Value* value = row->find(m_def.label))
                label = text_of(*value);
        std::string name =
            m_def.name + (label.empty() ? "第 " + std::to_string(id) + " 号行" : "“" + label + "”");
        // Rows that hang on something are named by it: their day tells them apart.
        const FieldDef* by = m_def.field(m_def.label);
        if (by == nullptr || (by->type != FieldType::Ref && by->type != FieldType::RefOrText))
            return name;
        RowState* state = row != nullptr ? row : logged;
        const Value* day = state != nullptr ? state->find(m_def.span.start()) : nullptr;
        if (day != nullptr && !is_empty(*day))
            name += "（" + text_of(*day) + "）";
        return name;
    }

    /// "（应为“120”，现在是“121”）"; nothing for references, whose rows would have to be looked up.
    std::string both_texts(const std::string& key, const Value& logged, const Value& now) const
    {
        const FieldDef* field = m_def.field(key);
        if (field == nullptr)
            return {};
        const auto shown = [&](const Value& value) {
            if (is_empty(value))
                return std::string("空");
            const std::u32string text = code_points(show_field(*field, value, true));
            if (text.empty())
                return std::string();
            constexpr std::size_t most = 40; // a boundary, a remark: its beginning
            return "“" + utf8(text.substr(0, most)) + (text.size() > most ? "…”" : "”");
        };
        const std::string should = shown(logged);
        const std::string is = shown(now);
        // What hides its middle may look the same.
        return should.empty() || is.empty() || should == is
                   ? std::string()
                   : "（应为" + should + "，现在是" + is + "）";
    }

    std::string field_name(const std::string& key) const
    {
        const FieldDef* field = m_def.field(key);
        return field != nullptr ? field->name : key;
    }

    template <class Name> void compare_fields(RowState& logged, RowState& row, const Name& name)
    {
        std::string fields;
        const auto differs = [&](const std::string& key, const Value& should, const Value& is) {
            fields += (fields.empty() ? "“" : "、“") + field_name(key) + "”" +
                      both_texts(key, should, is);
        };
        for (const auto& [key, value] : row.values) {
            const Value* there = logged.find(key);
            if (const Value should = there != nullptr ? *there : Value{}; should != value)
                differs(key, should, value);
        }
        for (const auto& [key, value] : logged.values)
            if (!is_empty(value) && row.find(key) == nullptr)
                differs(key, value, {});
        if (!fields.empty())
            add_finding(m_item, name() + "的" + fields + "不是由本程序改成现在这样的", m_def.code,
                        row.id);
        else if (logged.slipped)
            tell_slip(logged, name());
        else if (logged.made.at != row.made.at || logged.made.by != row.made.by ||
                 logged.changed.at != row.changed.at || logged.changed.by != row.changed.by)
            add_finding(m_item, name() + "的建立或修改时间、人员与修改记录不符", m_def.code,
                        row.id);
    }

    void tell_slip(const RowState& logged, const std::string& name)
    {
        add_finding(m_item,
                    name + (logged.slipped->first.empty()
                                ? "在 " + logged.slipped->second + " 之前被别的程序添加或删除过"
                                : "的“" + field_name(logged.slipped->first) + "”在 " +
                                      logged.slipped->second + " 之前被别的程序改动过"),
                    m_def.code, logged.id);
    }

    const LedgerDef& m_def;
    VerifyItem& m_item;
};

Result<> replay_ledger(sqlite3* handle, const LedgerDef& def, const Stamps& stamps,
                       VerifyItem& item, Progress& progress)
{
    LX_ASSIGN(Replay log, Replay::begin(handle, def.code, stamps));
    LX_ASSIGN(TableRows rows, TableRows::begin(handle, def.code));
    LedgerReplay ledger(def, item);
    RowState logged;
    RowState row;
    LX_ASSIGN(bool has_logged, log.next(logged));
    std::int64_t told = 0;
    while (has_logged || rows.has_row()) {
        const bool both = has_logged && rows.has_row() && logged.id == rows.id();
        const bool log_first = has_logged && (!rows.has_row() || logged.id < rows.id());
        if (both || !log_first)
            LX_TRY(rows.read(row));
        ledger.compare(both || log_first ? &logged : nullptr, both || !log_first ? &row : nullptr);
        if (both || log_first) {
            LX_ASSIGN(has_logged, log.next(logged));
        }
        if (log.changes() - told >= changes_between_looks) {
            told = log.changes();
            progress.report("核对 " + def.name, told, 0);
            if (progress.cancelled())
                return fail(ErrorKind::Cancelled, "已取消校验。");
        }
    }
    return {};
}

Result<bool> has_table(sqlite3* handle, std::string_view name)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(handle,
                                 "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"));
    select.bind(1, name);
    return select.step();
}

/// Settings and own fields by name, as the log leaves them or as they stand.
using NamedTexts = std::map<std::string, FieldValues>;

Result<NamedTexts> replay_named(sqlite3* handle, std::string_view log)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(handle, "SELECT label, kind, fields FROM change"
                                         " WHERE ledger = ? AND row_id = 0 ORDER BY id"));
    select.bind(1, log);
    NamedTexts texts;
    while (true) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return texts;
        const std::string name(select.text(0));
        if (select.text(1) == "remove") {
            texts.erase(name);
            continue;
        }
        LX_ASSIGN(const auto fields, read_change_json(select.text(2)));
        for (const FieldChange& field : fields)
            set_value(texts[name], field.field, field.after);
    }
}

Result<NamedTexts> kept_named(sqlite3* handle, std::string_view sql,
                              std::initializer_list<std::string_view> members)
{
    LX_ASSIGN(Statement select, Statement::prepare(handle, sql));
    NamedTexts texts;
    while (true) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return texts;
        FieldValues& values = texts[std::string(select.text(0))];
        int at = 1;
        for (const std::string_view member : members)
            set_value(values, member, select.value(at++));
    }
}

void compare_named(const NamedTexts& logged, const NamedTexts& kept, const std::string& what,
                   VerifyItem& item)
{
    for (const auto& [name, values] : kept) {
        const auto found = logged.find(name);
        if (found == logged.end())
            add_finding(item, what + "“" + name + "”不是由本程序写入的");
        else if (found->second != values)
            add_finding(item, what + "“" + name + "”不是由本程序改成现在这样的");
    }
    for (const auto& [name, values] : logged)
        if (!kept.contains(name))
            add_finding(item, what + "“" + name + "”不是由本程序去掉的");
}

Result<> replay_settings(sqlite3* handle, VerifyItem& item)
{
    LX_ASSIGN(const NamedTexts logged, replay_named(handle, setting_log));
    LX_ASSIGN(const NamedTexts kept,
              kept_named(handle, "SELECT key, value FROM setting", {setting_value}));
    compare_named(logged, kept, "设置", item);
    LX_ASSIGN(const NamedTexts logged_fields, replay_named(handle, own_field_log));
    LX_ASSIGN(const NamedTexts kept_fields,
              kept_named(handle, "SELECT ledger || '/' || key, definition, position FROM own_field",
                         {own_field_definition, own_field_position}));
    compare_named(logged_fields, kept_fields, "自定义字段", item);
    return {};
}

/// Ids are never given twice: the greatest ever given is not below those of the log.
Result<> check_given_ids(sqlite3* handle, const LedgerDef& def, VerifyItem& item)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(
                  handle, "SELECT coalesce((SELECT id FROM last_id WHERE ledger = ?1), 0),"
                          " coalesce((SELECT max(row_id) FROM change WHERE ledger = ?1), 0)"));
    select.bind(1, std::string_view(def.code));
    LX_ASSIGN(const bool row, select.step());
    if (row && select.integer(0) < select.integer(1))
        add_finding(item, def.name + "台账用过的最大编号与修改记录不符");
    return {};
}

/// Which actions are undone follows from the undos, redos and withdrawals after them.
Result<> check_undone(sqlite3* handle, VerifyItem& item)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(handle, "SELECT id, kind, coalesce(target, 0),"
                                         " coalesce(undone_by, 0), title FROM action ORDER BY id"));
    struct Seen
    {
        std::string kind;
        std::int64_t target = 0;
        std::int64_t kept = 0;
        std::int64_t wanted = 0;
        std::string title;
    };
    std::unordered_map<std::int64_t, Seen> actions;
    while (true) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            break;
        const std::int64_t id = select.integer(0);
        const Seen action{std::string(select.text(1)), select.integer(2), select.integer(3), 0,
                          std::string(select.text(4))};
        const bool turns =
            action.kind == "undo" || action.kind == "withdraw" || action.kind == "redo";
        if (const auto target = actions.find(action.target); turns && target != actions.end()) {
            const bool redo = action.kind == "redo";
            target->second.wanted = redo ? 0 : id;
            // Turning a withdrawal around gives the withdrawn action back.
            if (target->second.kind == "withdraw")
                if (const auto first = actions.find(target->second.target); first != actions.end())
                    first->second.wanted = redo ? target->first : 0;
        }
        actions.emplace(id, action);
    }
    for (const auto& [id, action] : actions)
        if (action.kept != action.wanted)
            add_finding(item, "操作“" + action.title + "”是否已撤销与修改记录不符");
    return {};
}

} // namespace

Result<> verify_replay(Database& database, const Catalog& catalog, Progress& progress,
                       std::vector<VerifyItem>& items)
{
    sqlite3* handle = database.handle();
    LX_ASSIGN(const Stamps stamps, read_stamps(handle));
    VerifyItem rows{"每一行与修改记录", VerifyKind::Outside};
    VerifyItem beside{"设置与修改记录", VerifyKind::Outside};
    for (const LedgerDef& def : catalog.ledgers()) {
        LX_ASSIGN(const bool there, has_table(handle, def.code)); // an older file has fewer
        if (!there)
            continue;
        LX_TRY(replay_ledger(handle, def, stamps, rows, progress));
        LX_TRY(check_given_ids(handle, def, beside));
    }
    LX_ASSIGN(const bool logged, has_table(handle, "chain_head"));
    if (logged) // since the same version settings stand in the log
        LX_TRY(replay_settings(handle, beside));
    LX_TRY(check_undone(handle, beside));
    items.push_back(std::move(rows));
    items.push_back(std::move(beside));
    return {};
}

} // namespace lx
