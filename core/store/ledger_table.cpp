#include "core/store/ledger_table.h"

#include <cmath>

#include "core/store/change_json.h"

namespace lx {

std::string quote_name(std::string_view name)
{
    return '"' + std::string(name) + '"';
}

std::string text_column(std::string_view key)
{
    return std::string(key) + "_text";
}

LedgerTable::LedgerTable(const LedgerDef& def) : m_def(&def)
{
    for (std::size_t i = 0; i < def.fields.size(); ++i) {
        const FieldDef& field = def.fields[i];
        if (field.own) {
            m_own.push_back(i);
            continue;
        }
        m_columns.push_back({field.key, i, false});
        if (field.type == FieldType::RefOrText)
            m_columns.push_back({text_column(field.key), i, true});
    }
}

std::string LedgerTable::select_list(std::string_view alias) const
{
    const std::string prefix = std::string(alias) + '.';
    std::string list = prefix + "id";
    for (const Column& column : m_columns)
        list += ", " + prefix + quote_name(column.name);
    return list + ", " + prefix + "extra";
}

Result<> LedgerTable::read(const Statement& row, Record& record, int first) const
{
    record.values.resize(m_def->fields.size());
    record.id = row.integer(first);
    int at = first + 1;
    for (const Column& column : m_columns) {
        // The text side of a RefOrText field only counts where the reference is empty.
        if (!column.text_side || is_empty(record.values[column.field]))
            row.value(at, record.values[column.field]);
        ++at;
    }
    for (const std::size_t field : m_own)
        record.values[field] = Value{};
    if (m_own.empty() || row.is_null(at))
        return {};
    LX_ASSIGN(const PlainObject extra, read_plain_object(row.text(at)));
    for (const std::size_t field : m_own)
        for (const auto& [key, value] : extra)
            if (key == m_def->fields[field].key)
                record.values[field] = value;
    return {};
}

namespace {

enum class Kept
{
    Text,
    Whole,
    Real,
    WholeOrText
};

Kept kept_as(FieldType type)
{
    switch (type) {
    case FieldType::Integer:
    case FieldType::Money:
    case FieldType::Bool:
    case FieldType::Ref:
    case FieldType::Year:
        return Kept::Whole;
    case FieldType::Real:
        return Kept::Real;
    case FieldType::RefOrText:
        return Kept::WholeOrText;
    default:
        return Kept::Text;
    }
}

} // namespace

Result<> fit_values(const LedgerDef& def, Record& record)
{
    record.values.resize(def.fields.size());
    for (std::size_t i = 0; i < def.fields.size(); ++i) {
        Value& value = record.values[i];
        if (const auto* text = std::get_if<std::string>(&value); text != nullptr && text->empty())
            value = Value{};
        if (const auto* real = std::get_if<double>(&value);
            real != nullptr && !std::isfinite(*real))
            value = Value{};
        if (is_empty(value))
            continue;
        const bool text = std::holds_alternative<std::string>(value);
        const bool whole = std::holds_alternative<std::int64_t>(value);
        bool fits = false;
        switch (kept_as(def.fields[i].type)) {
        case Kept::Text:
            fits = text;
            break;
        case Kept::Whole:
            if (const auto* real = std::get_if<double>(&value);
                real != nullptr && std::abs(*real) < 9e15 && std::nearbyint(*real) == *real)
                value = static_cast<std::int64_t>(*real);
            fits = std::holds_alternative<std::int64_t>(value);
            break;
        case Kept::Real:
            if (whole)
                value = static_cast<double>(std::get<std::int64_t>(value));
            fits = !text;
            break;
        case Kept::WholeOrText:
            fits = text || whole;
            break;
        }
        if (!fits)
            return fail(ErrorKind::Refused,
                        def.name + "的“" + def.fields[i].name +
                            "”放不下这样的内容，请检查后重新填写。",
                        def.code + "." + def.fields[i].key);
    }
    return {};
}

} // namespace lx
