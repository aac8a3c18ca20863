#include "core/store/ledger_writer.h"

#include <algorithm>

#include <sqlite3.h>

#include "core/store/change_json.h"
#include "core/store/given_number.h"
#include "core/store/key_sql.h"
#include "core/store/sqlite_error.h"

namespace lx {

namespace {

/// What stands in a column of a record: of a RefOrText field each side takes what is its own.
const Value& column_value(const LedgerTable::Column& column, const LedgerDef& def,
                          const Record& record)
{
    static const Value none;
    const Value& value = record.values[column.field];
    const bool other_side = def.fields[column.field].type == FieldType::RefOrText &&
                            column.text_side != std::holds_alternative<std::string>(value);
    return other_side ? none : value;
}

Result<std::int64_t> greatest_id(sqlite3* handle, const LedgerDef& def)
{
    LX_ASSIGN(const std::int64_t in_table,
              query_integer(handle, "SELECT max(id) FROM " + quote_name(def.code)));
    LX_ASSIGN(Statement select,
              Statement::prepare(handle, "SELECT id FROM last_id WHERE ledger = ?"));
    select.bind(1, std::string_view(def.code));
    LX_ASSIGN(const bool row, select.step());
    return std::max(in_table, row ? select.integer(0) : std::int64_t{0});
}

std::string own_json(const LedgerTable& table, const Record& record)
{
    PlainObject object;
    for (const std::size_t field : table.own_fields())
        object.emplace_back(table.def().fields[field].key, record.values[field]);
    return write_plain_object(object);
}

} // namespace

LedgerWriter::LedgerWriter(sqlite3* handle, LedgerTable table, SearchWriter search,
                           Statement select, Statement insert, Statement remove,
                           std::int64_t last_id)
    : m_handle(handle), m_table(std::move(table)), m_search(std::move(search)),
      m_select(std::move(select)), m_insert(std::move(insert)), m_remove(std::move(remove)),
      m_last_id(last_id), m_stored_last_id(last_id), m_late(handle, m_table.def().code, last_id)
{
    const LedgerDef& ledger = m_table.def();
    if (const int label = ledger.index_of(ledger.label); label >= 0)
        m_label_field = static_cast<std::size_t>(label);
    if (!ledger.key_fallback.empty()) {
        m_needed.push_back(static_cast<std::size_t>(ledger.index_of(ledger.key_fallback)));
        return;
    }
    for (const int key : ledger.key_fields())
        if (ledger.fields[static_cast<std::size_t>(key)].required)
            m_needed.push_back(static_cast<std::size_t>(key));
}

Result<LedgerWriter> LedgerWriter::open(sqlite3* handle, const LedgerDef& def)
{
    LedgerTable table(def);
    const std::string name = quote_name(def.code);
    std::string columns = "id";
    std::string marks = "?";
    for (const auto& column : table.columns()) {
        columns += ", " + quote_name(column.name);
        marks += ", ?";
    }
    LX_ASSIGN(Statement select,
              Statement::prepare(handle, "SELECT " + table.select_list("t") + " FROM " + name +
                                             " t WHERE t.id = ?"));
    LX_ASSIGN(
        Statement insert,
        Statement::prepare(handle, "INSERT INTO " + name + " (" + columns +
                                       ", extra, created_at, created_by, updated_at, updated_by)"
                                       " VALUES (" +
                                       marks + ", ?, ?, ?, ?, ?)"));
    LX_ASSIGN(Statement remove,
              Statement::prepare(handle, "DELETE FROM " + name + " WHERE id = ?"));
    LX_ASSIGN(SearchWriter search, SearchWriter::open(handle, def));
    LX_ASSIGN(const std::int64_t last, greatest_id(handle, def));
    LX_TRY(check_last_number(handle, last));
    return LedgerWriter(handle, std::move(table), std::move(search), std::move(select),
                        std::move(insert), std::move(remove), last);
}

Result<bool> LedgerWriter::find(std::int64_t id, Record& record)
{
    m_select.bind(1, id);
    LX_ASSIGN(const bool row, m_select.step());
    if (!row) {
        m_select.reset();
        return false;
    }
    auto read = m_table.read(m_select, record);
    m_select.reset();
    LX_TRY(std::move(read));
    return true;
}

Result<RowWritten> LedgerWriter::taken(int code)
{
    switch (code) {
    case SQLITE_OK:
        return RowWritten::Done;
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return RowWritten::KeyTaken;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return RowWritten::ReferenceMissing;
    default:
        return fail(sqlite_error(m_handle, code, "write " + def().code));
    }
}

/// Of two rows with one natural key the later one; 0 where there are none.
Result<std::int64_t> LedgerWriter::row_of_taken_key()
{
    std::string key;
    std::string code; // where a row may have none its name stands in for it
    for (const int field : def().key_fields()) {
        code = field_sql(def().fields[static_cast<std::size_t>(field)], "t");
        key += (key.empty() ? "" : ", ") + code;
    }
    if (!def().key_fallback.empty())
        key += ", CASE WHEN " + code + " IS NULL THEN " +
               field_sql(*def().field(def().key_fallback), "t") + " END";
    return query_integer(m_handle, "SELECT max(t.id) FROM " + quote_name(def().code) +
                                       " t GROUP BY " + key + " HAVING count(*) > 1 LIMIT 1");
}

Result<std::optional<Record>> LedgerWriter::make_indices()
{
    LX_ASSIGN(const RowWritten written, taken(m_late.make()));
    if (written == RowWritten::Done)
        return std::nullopt;
    LX_ASSIGN(const std::int64_t id, row_of_taken_key());
    Record record(def());
    LX_TRY(find(id, record));
    return record;
}

void LedgerWriter::give_id(Record& record)
{
    if (record.id == 0)
        record.id = m_last_id + 1;
    m_last_id = std::max(m_last_id, record.id);
}

Result<> LedgerWriter::expect_many()
{
    return m_search.active() ? lx::expect_many(m_handle, def()) : Result<>{};
}

void LedgerWriter::search_texts(const Record& record, SearchTexts& out) const
{
    out.words.clear();
    out.initials.clear();
    if (m_search.active())
        lx::search_texts(def(), record, out);
}

Result<RowWritten> LedgerWriter::insert(const Record& record, const WriteStamp& stamp,
                                        SearchTexts texts)
{
    int index = 1;
    m_insert.bind(index++, record.id);
    m_bound.resize(m_table.columns().size());
    for (std::size_t i = 0; i < m_bound.size(); ++i, ++index) {
        const Value& value = column_value(m_table.columns()[i], def(), record);
        // Most columns are empty, in one row as in the other: they stay NULL.
        if (m_bound[i] || !is_empty(value))
            m_insert.bind(index, value);
        m_bound[i] = !is_empty(value);
    }
    std::string extra;
    if (!m_table.own_fields().empty())
        extra = own_json(m_table, record);
    if (extra.empty())
        m_insert.bind_null(index++);
    else
        m_insert.bind(index++, std::string_view(extra));
    m_insert.bind(index++, std::string_view(stamp.at));
    m_insert.bind(index++, std::string_view(stamp.by));
    m_insert.bind(index++, std::string_view(stamp.at));
    m_insert.bind(index++, std::string_view(stamp.by));
    LX_ASSIGN(const RowWritten written, taken(m_insert.run_code()));
    if (written == RowWritten::Done)
        LX_TRY(m_search.insert(record.id, std::move(texts)));
    return written;
}

Result<std::string> LedgerWriter::extra_after(const Record& before, const Record& after)
{
    // Members of fields this program does not know (a county's field taken out again) stay.
    LX_ASSIGN(Statement select,
              Statement::prepare(m_handle,
                                 "SELECT extra FROM " + quote_name(def().code) + " WHERE id = ?"));
    select.bind(1, before.id);
    LX_ASSIGN(const bool row, select.step());
    PlainObject object;
    if (row && !select.is_null(0)) {
        LX_ASSIGN(object, read_plain_object(select.text(0)));
    }
    for (const std::size_t field : m_table.own_fields()) {
        const std::string& key = def().fields[field].key;
        std::erase_if(object, [&](const auto& member) { return member.first == key; });
        object.emplace_back(key, after.values[field]);
    }
    return write_plain_object(object);
}

Result<LedgerWriter::Update*> LedgerWriter::update_of(const std::vector<std::size_t>& changed)
{
    if (const auto found = m_updates.find(changed); found != m_updates.end())
        return &found->second;
    std::vector<LedgerTable::Column> columns;
    std::string sets;
    for (const auto& column : m_table.columns())
        if (std::ranges::find(changed, column.field) != changed.end()) {
            columns.push_back(column);
            sets += quote_name(column.name) + " = ?, ";
        }
    const bool own =
        std::ranges::any_of(changed, [&](std::size_t field) { return def().fields[field].own; });
    if (own)
        sets += "extra = ?, ";
    LX_ASSIGN(Statement statement,
              Statement::prepare(m_handle, "UPDATE " + quote_name(def().code) + " SET " + sets +
                                               "updated_at = ?, updated_by = ? WHERE id = ?"));
    const bool searched = m_search.active() && std::ranges::any_of(changed, [&](std::size_t field) {
                              return in_search_index(def().fields[field]);
                          });
    return &m_updates
                .emplace(changed, Update{std::move(statement), std::move(columns), own, searched})
                .first->second;
}

Result<RowWritten> LedgerWriter::update(const Record& before, const Record& after,
                                        const std::vector<std::size_t>& changed,
                                        const WriteStamp& stamp)
{
    LX_ASSIGN(Update * made, update_of(changed));
    Statement& statement = made->statement;
    int index = 1;
    for (const auto& column : made->columns)
        statement.bind(index++, column_value(column, def(), after));
    std::string extra;
    if (made->own) {
        LX_ASSIGN(extra, extra_after(before, after));
        if (extra.empty())
            statement.bind_null(index++);
        else
            statement.bind(index++, std::string_view(extra));
    }
    statement.bind(index++, std::string_view(stamp.at));
    statement.bind(index++, std::string_view(stamp.by));
    statement.bind(index++, before.id);
    LX_ASSIGN(const RowWritten written, taken(statement.run_code()));
    if (written != RowWritten::Done || !made->searched)
        return written;
    SearchTexts old_texts;
    SearchTexts texts;
    search_texts(before, old_texts);
    search_texts(after, texts);
    if (old_texts != texts) {
        LX_TRY(m_search.remove(before.id, std::move(old_texts)));
        LX_TRY(m_search.insert(before.id, std::move(texts)));
    }
    return written;
}

Result<RowWritten> LedgerWriter::remove(const Record& record)
{
    m_remove.bind(1, record.id);
    LX_ASSIGN(const RowWritten written, taken(m_remove.run_code()));
    if (written == RowWritten::Done && m_search.active()) {
        SearchTexts texts;
        search_texts(record, texts);
        LX_TRY(m_search.remove(record.id, std::move(texts)));
    }
    return written;
}

Result<> LedgerWriter::finish()
{
    LX_TRY(m_search.flush());
    if (m_last_id == m_stored_last_id)
        return {};
    LX_ASSIGN(Statement insert,
              Statement::prepare(m_handle, "INSERT INTO last_id (ledger, id) VALUES (?, ?)"
                                           " ON CONFLICT (ledger) DO UPDATE SET id = excluded.id"));
    insert.bind(1, std::string_view(def().code));
    insert.bind(2, m_last_id);
    LX_TRY(insert.run());
    m_stored_last_id = m_last_id;
    return {};
}

} // namespace lx
