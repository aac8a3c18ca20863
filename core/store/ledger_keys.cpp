// Natural keys, names for people and how references are resolved: the second half of LedgerStore.

#include <charconv>

#include <QJsonArray>
#include <QJsonDocument>

#include "core/base/split.h"
#include "core/base/text.h"
#include "core/store/database.h"
#include "core/store/key_sql.h"
#include "core/store/ledger_store.h"
#include "core/store/ledger_table.h"
#include "core/store/statement.h"

namespace lx {

namespace {

Result<std::unordered_map<std::int64_t, std::string>>
texts_by_id(Database& database, const LedgerDef& def, const std::string& expression,
            const std::vector<std::int64_t>& ids)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(database, "SELECT " + expression + " FROM " +
                                               quote_name(def.code) + " t WHERE t.id = ?"));
    std::unordered_map<std::int64_t, std::string> texts;
    texts.reserve(ids.size());
    for (const std::int64_t id : ids) {
        select.bind(1, id);
        LX_ASSIGN(const bool row, select.step());
        if (row)
            texts.try_emplace(id, select.text(0));
        select.reset();
    }
    return texts;
}

std::string join_key(const std::vector<std::string>& parts, std::size_t from, std::size_t count)
{
    std::string key = parts[from];
    for (std::size_t i = 1; i < count; ++i)
        key += '|' + parts[from + i];
    return key;
}

/// The only row that `condition` holds for; nothing where there are none or several.
Result<std::optional<std::int64_t>> only_row(Database& database, const LedgerDef& def,
                                             const std::string& condition,
                                             const std::vector<Value>& values)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(database, "SELECT t.id FROM " + quote_name(def.code) +
                                               " t WHERE " + condition + " LIMIT 2"));
    int index = 1;
    for (const Value& value : values)
        select.bind(index++, value);
    LX_ASSIGN(const bool first, select.step());
    if (!first)
        return std::nullopt;
    const std::int64_t id = select.integer(0);
    LX_ASSIGN(const bool second, select.step());
    if (second)
        return std::nullopt;
    return id;
}

bool is_whole(FieldType type)
{
    return type == FieldType::Integer || type == FieldType::Year || type == FieldType::Bool ||
           type == FieldType::Money;
}

/// Texts as a JSON list, for json_each.
std::string text_list(const std::vector<std::string>& texts)
{
    QJsonArray list;
    for (const std::string& text : texts)
        list.append(QString::fromStdString(text));
    return QJsonDocument(list).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace

Result<std::unordered_map<std::string, std::int64_t>>
LedgerStore::find_keys(const LedgerDef& def, const std::vector<std::string>& keys)
{
    std::unordered_map<std::string, std::int64_t> found;
    const std::vector<int> parts = def.key_fields();
    const FieldDef& first = def.fields[static_cast<std::size_t>(parts.front())];
    if (parts.size() == 1 && first.type != FieldType::Ref && !is_whole(first.type)) {
        LX_ASSIGN(Statement select,
                  Statement::prepare(m_database, "SELECT k.value, t.id FROM json_each(?1) k JOIN " +
                                                     quote_name(def.code) + " t ON " +
                                                     field_sql(first, "t") + " = k.value"));
        const std::string list = text_list(keys);
        select.bind(1, std::string_view(list));
        while (true) {
            LX_ASSIGN(const bool row, select.step());
            if (!row)
                break;
            found.emplace(std::string(select.text(0)), select.integer(1));
        }
    }
    for (const std::string& key : keys) { // several parts, or known by its name
        if (found.contains(key))
            continue;
        LX_ASSIGN(const auto id, find_key(def, key));
        if (id)
            found.emplace(key, *id);
    }
    return found;
}

Result<std::optional<std::int64_t>> LedgerStore::find_key(const LedgerDef& def,
                                                          const std::string& key)
{
    const auto parts = split_at(key, '|');
    const auto expected = static_cast<std::size_t>(key_parts(m_catalog, def));
    if (parts.size() < expected)
        return std::nullopt;
    if (parts.size() > expected) // a text of the key holds a bar itself: compare whole keys
        return only_row(m_database, def, key_sql(m_catalog, def, "t") + " = ?", {Value(key)});

    std::string condition;
    std::vector<Value> values;
    std::size_t at = 0;
    for (const int i : def.key_fields()) {
        const FieldDef& field = def.fields[static_cast<std::size_t>(i)];
        const std::string column = field_sql(field, "t");
        condition += condition.empty() ? "" : " AND ";
        if (field.type == FieldType::Ref) {
            const LedgerDef& other = *m_catalog.ledger(field.ledger);
            const auto count = static_cast<std::size_t>(key_parts(m_catalog, other));
            const std::string part = join_key(parts, at, count);
            at += count;
            if (part.find_first_not_of('|') == std::string::npos) {
                condition += column + " IS NULL";
                continue;
            }
            LX_ASSIGN(const auto id, find_key(other, part));
            if (!id)
                return std::nullopt;
            condition += column + " = ?";
            values.emplace_back(*id);
            continue;
        }
        const std::string& part = parts[at++];
        if (part.empty()) {
            condition += column + " IS NULL";
            continue;
        }
        condition += column + " = ?";
        std::int64_t number = 0;
        const char* const last = part.data() + part.size();
        if (is_whole(field.type) && std::from_chars(part.data(), last, number).ptr == last)
            values.emplace_back(number);
        else
            values.emplace_back(part);
    }
    LX_ASSIGN(const auto found, only_row(m_database, def, condition, values));
    if (found || def.key_fallback.empty())
        return found;
    // A row whose code came later is still known by its name, where no other has it.
    const std::string name = field_sql(*def.field(def.key_fallback), "t");
    std::string without_code;
    for (const int i : def.key_fields())
        without_code +=
            " AND " + field_sql(def.fields[static_cast<std::size_t>(i)], "t") + " IS NULL";
    LX_ASSIGN(const auto coded,
              only_row(m_database, def, name + " = ?" + without_code, {Value(key)}));
    if (coded)
        return coded;
    return only_row(m_database, def, name + " = ?", {Value(key)});
}

Result<std::string> LedgerStore::subject_key(const LedgerDef& def, std::int64_t id)
{
    LX_ASSIGN(auto found, keys(def, {id}));
    return found.empty() ? std::string() : std::move(found.begin()->second);
}

Result<std::string> LedgerStore::key_of(const LedgerDef& def, const Record& record)
{
    std::string key;
    for (const int i : def.key_fields()) {
        const FieldDef& field = def.fields[static_cast<std::size_t>(i)];
        const Value& value = record.values[static_cast<std::size_t>(i)];
        const auto* whole = std::get_if<std::int64_t>(&value);
        if (i != def.key_fields().front())
            key += '|';
        if (is_empty(value) && field.type == FieldType::Uscc && !def.key_fallback.empty()) {
            key += text_of(record.at(def, def.key_fallback));
        } else if (whole != nullptr && is_reference(field)) {
            LX_ASSIGN(const std::string part, subject_key(*m_catalog.ledger(field.ledger), *whole));
            key += part;
        } else {
            key += whole != nullptr ? std::to_string(*whole) : text_of(value);
        }
    }
    return key;
}

Result<std::unordered_map<std::int64_t, std::string>>
LedgerStore::keys(const LedgerDef& def, const std::vector<std::int64_t>& ids)
{
    return texts_by_id(m_database, def, key_sql(m_catalog, def, "t"), ids);
}

Result<std::unordered_map<std::int64_t, std::string>>
LedgerStore::labels(const LedgerDef& def, const std::vector<std::int64_t>& ids)
{
    return texts_by_id(m_database, def, label_sql(m_catalog, def, "t"), ids);
}

Result<LedgerStore::ReferenceIndex> LedgerStore::reference_index(const LedgerDef& def)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(m_database, "SELECT t.id, " + key_sql(m_catalog, def, "t") + ", " +
                                                 label_sql(m_catalog, def, "t") + " FROM " +
                                                 quote_name(def.code) + " t ORDER BY t.id"));
    ReferenceIndex index;
    while (true) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return index;
        const std::int64_t id = select.integer(0);
        index.by_key.try_emplace(fold(select.text(1)), id);
        if (const std::string name = fold(select.text(2)); !name.empty())
            index.by_name[name].push_back(id);
    }
}

} // namespace lx
