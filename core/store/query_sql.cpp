#include "core/store/query_sql.h"

#include <charconv>

#include "core/store/key_sql.h"
#include "core/store/ledger_table.h"
#include "core/store/order_function.h"
#include "core/store/search_sql.h"
#include "core/store/span_sql.h"

namespace lx {

namespace {

tl::unexpected<Error> no_such(const std::string& what, const std::string& name)
{
    return fail(ErrorKind::Usage, "没有" + what + "“" + name + "”，请检查后重新填写。");
}

bool is_number(const FieldDef& field)
{
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::Real:
    case FieldType::Money:
    case FieldType::Bool:
    case FieldType::Ref:
    case FieldType::RefOrText:
    case FieldType::Year:
        return true;
    default:
        return false;
    }
}

/// A filter's value as the column keeps it; text that is no number never equals one.
Value as_kept(const FieldDef& field, const std::string& text)
{
    if (!is_number(field))
        return text;
    const char* const last = text.data() + text.size();
    std::int64_t whole = 0;
    if (const auto [end, error] = std::from_chars(text.data(), last, whole);
        error == std::errc() && end == last)
        return whole;
    double real = 0;
    if (const auto [end, error] = std::from_chars(text.data(), last, real);
        error == std::errc() && end == last)
        return real;
    return text;
}

std::vector<std::string> lines(const std::string& text)
{
    std::vector<std::string> parts;
    std::size_t from = 0;
    while (from <= text.size()) {
        const auto to = std::min(text.find('\n', from), text.size());
        if (to > from)
            parts.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return parts;
}

class Conditions
{
public:
    Conditions(const Catalog& catalog, std::optional<Date> known_at, std::vector<Value>& parameters)
        : m_catalog(catalog), m_known_at(known_at), m_parameters(parameters)
    {}

    void add(const std::string& condition)
    {
        m_all += (m_all.empty() ? " WHERE " : " AND ") + condition;
    }
    [[nodiscard]] const std::string& text() const { return m_all; }

    Result<> add_filter(const LedgerDef& def, const Filter& filter)
    {
        const FieldDef* field = def.field(filter.field);
        if (field == nullptr)
            return no_such("字段", filter.field);
        std::string column = field_sql(*field, "t");
        if (m_known_at && field->type == FieldType::Date && !field->planned)
            column =
                "(CASE WHEN " + column + " <= '" + m_known_at->iso() + "' THEN " + column + " END)";
        const std::string text = field->type == FieldType::RefOrText
                                     ? "t." + quote_name(text_column(field->key))
                                     : std::string();
        const std::string given = text.empty()
                                      ? column + " IS NOT NULL"
                                      : "(" + column + " IS NOT NULL OR " + text + " IS NOT NULL)";
        if (filter.op == "given") {
            add(given);
        } else if (filter.op == "empty") {
            add("NOT (" + given + ")");
        } else if (filter.op == "~") {
            add_contains(*field, column, filter.value);
        } else if (filter.op == "in") {
            add_in(*field, column, filter.value);
        } else if (filter.op == "=" || filter.op == "!=") {
            add_equal(*field, column, text, filter);
        } else if (filter.op == ">=" || filter.op == "<=" || filter.op == ">" || filter.op == "<") {
            add(column + " " + filter.op + " ?");
            m_parameters.push_back(as_kept(*field, filter.value));
        } else {
            return no_such("比较方式", filter.op);
        }
        return {};
    }

private:
    void add_equal(const FieldDef& field, const std::string& column, const std::string& text,
                   const Filter& filter)
    {
        const std::string& value = filter.value;
        const bool negate = filter.op == "!=";
        // A row without the value differs from it; blank yes/no is no.
        std::string condition;
        if (field.type == FieldType::RefList) {
            condition = "coalesce(',' || " + column + " || ',', '') LIKE ? ESCAPE '\\'";
            m_parameters.emplace_back(like_pattern("," + value + ","));
        } else if (field.type == FieldType::Bool) {
            condition = "coalesce(" + column + ", 0) = ?";
            m_parameters.push_back(as_kept(field, value));
        } else if (const Value kept = filter.text ? Value(value) : as_kept(field, value);
                   !text.empty() && std::holds_alternative<std::string>(kept)) {
            condition = "coalesce(" + text + ", '') = ?";
            m_parameters.push_back(kept);
        } else if (negate) {
            add("(" + column + " IS NULL OR " + column + " <> ?)");
            m_parameters.push_back(kept);
            return;
        } else {
            condition = column + " = ?";
            m_parameters.push_back(kept);
        }
        if (negate && !text.empty())
            condition = "coalesce(" + condition + ", 1 = 0)";
        add(negate ? "NOT (" + condition + ")" : condition);
    }

    void add_contains(const FieldDef& field, const std::string& column, const std::string& value)
    {
        const std::string pattern = like_pattern(value);
        if (is_reference(field)) {
            const LedgerDef& other = *m_catalog.ledger(field.ledger);
            std::string any = column + " IN (SELECT o.id FROM " + quote_name(other.code) +
                              " o WHERE " + label_sql(m_catalog, other, "o") +
                              " LIKE ? ESCAPE '\\')";
            m_parameters.emplace_back(pattern);
            if (field.type == FieldType::RefOrText) {
                any = "(" + any + " OR t." + quote_name(text_column(field.key)) +
                      " LIKE ? ESCAPE '\\')";
                m_parameters.emplace_back(pattern);
            }
            add(any);
        } else if (field.type == FieldType::RefList) {
            const LedgerDef& other = *m_catalog.ledger(field.ledger);
            add("EXISTS (SELECT 1 FROM " + quote_name(other.code) + " o WHERE " +
                label_sql(m_catalog, other, "o") + " LIKE ? ESCAPE '\\' AND ',' || " + column +
                " || ',' LIKE '%,' || CAST(o.id AS TEXT) || ',%')");
            m_parameters.emplace_back(pattern);
        } else {
            add("CAST(" + column + " AS TEXT) LIKE ? ESCAPE '\\'");
            m_parameters.emplace_back(pattern);
        }
    }

    void add_in(const FieldDef& field, const std::string& column, const std::string& value)
    {
        const auto values = lines(value);
        if (values.empty()) {
            add("1 = 0");
            return;
        }
        std::string list;
        for (const std::string& one : values) {
            list += list.empty() ? "?" : ", ?";
            m_parameters.push_back(as_kept(field, one));
        }
        add(column + " IN (" + list + ")");
    }

    const Catalog& m_catalog;
    std::optional<Date> m_known_at;
    std::vector<Value>& m_parameters;
    std::string m_all;
};

} // namespace

void QuerySql::bind(Statement& statement) const
{
    int index = 1;
    for (const Value& value : parameters)
        statement.bind(index++, value);
}

namespace {

/// What the field names is a person.
bool names_person(const Catalog& catalog, const FieldDef& field)
{
    const LedgerDef* named = is_reference(field) ? catalog.ledger(field.ledger) : nullptr;
    const FieldDef* label = named != nullptr ? named->field(named->label) : nullptr;
    return field.person || (label != nullptr && label->person);
}

} // namespace

Result<QuerySql> query_sql(const Catalog& catalog, const Query& query)
{
    QuerySql sql;
    sql.def = catalog.ledger(query.ledger);
    if (sql.def == nullptr)
        return no_such("台账", query.ledger);
    const LedgerDef& def = *sql.def;
    Conditions conditions(catalog, query.known_at, sql.parameters);
    sql.search = search_sql(catalog, def, query.search, sql.parameters);
    if (!sql.search.empty())
        conditions.add("t.id IN (" + sql.search + ")");
    for (const Filter& filter : query.filters)
        LX_TRY(conditions.add_filter(def, filter));
    if (query.counts_at) {
        const std::string counts = span_sql(catalog, def, "t", *query.counts_at, sql.parameters);
        if (!counts.empty())
            conditions.add(counts);
    }
    sql.where = conditions.text();
    sql.filtered = !query.filters.empty() || (query.counts_at && !def.span.empty());
    sql.descending = query.descending;

    const std::string& sort = query.sort.empty() ? def.sort : query.sort;
    std::string by;
    if (!sort.empty()) {
        const FieldDef* field = def.field(sort);
        if (field == nullptr)
            return no_such("字段", sort);
        const auto keys = def.key_fields();
        const bool first_of_key =
            !keys.empty() && &def.fields[static_cast<std::size_t>(keys[0])] == field;
        const bool as_stored = query.sort_by == SortBy::Stored;
        LX_TRY(check_sort(*field, query.sort_by));
        if (as_stored && (field->indexed || first_of_key) && !is_reference(*field) && !field->own)
            sql.sort_column = field_sql(*field, "t");
        by = is_reference(*field) ? reference_label_sql(catalog, *field, "t")
                                  : field_sql(*field, "t");
        if (!as_stored)
            by = sort_key_sql(by, query.sort_by, names_person(catalog, *field));
    }
    const auto order = [&](const char* direction) {
        return " ORDER BY " + (by.empty() ? "" : by + direction + ", ") + "t.id" + direction;
    };
    sql.order = order(query.descending ? " DESC" : "");
    sql.reverse_order = order(query.descending ? "" : " DESC");
    return sql;
}

} // namespace lx
