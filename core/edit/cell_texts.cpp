#include "core/edit/cell_texts.h"

#include <set>

#include "core/ledger/field_text.h"
#include "core/store/id_list.h"

namespace lx {

namespace {

std::vector<std::int64_t> rows_named(const FieldDef& field, const Value& value)
{
    if (field.type == FieldType::RefList)
        return listed_ids(text_of(value));
    if (const auto* id = std::get_if<std::int64_t>(&value))
        return {*id};
    return {};
}

} // namespace

bool names_rows(const FieldDef& field)
{
    return field.type == FieldType::Ref || field.type == FieldType::RefList ||
           field.type == FieldType::RefOrText;
}

Result<> CellTexts::read_names(LedgerStore& store, const Catalog& catalog, const FieldDef& field,
                               const std::vector<Record>& rows, std::size_t at)
{
    std::vector<const Value*> values;
    values.reserve(rows.size());
    for (const Record& row : rows)
        values.push_back(&row.values[at]);
    return read_names(store, catalog, field, values);
}

Result<> CellTexts::read_names(LedgerStore& store, const Catalog& catalog, const FieldDef& field,
                               const std::vector<const Value*>& values)
{
    std::set<std::int64_t> ids;
    auto& known = m_names[field.ledger];
    for (const Value* value : values)
        for (const std::int64_t id : rows_named(field, *value))
            if (!known.contains(id))
                ids.insert(id);
    if (ids.empty())
        return {};
    LX_ASSIGN(auto names, store.labels(*catalog.ledger(field.ledger), {ids.begin(), ids.end()}));
    known.merge(names);
    return {};
}

std::string CellTexts::names(const FieldDef& field, const Value& value) const
{
    if (field.type == FieldType::RefOrText && !text_of(value).empty())
        return text_of(value);
    std::string text;
    const auto known = m_names.find(field.ledger);
    for (const std::int64_t id : rows_named(field, value)) {
        text += text.empty() ? "" : "、";
        if (known == m_names.end())
            continue;
        if (const auto name = known->second.find(id); name != known->second.end())
            text += name->second;
    }
    return text;
}

std::string CellTexts::text(const FieldDef& field, const Value& value) const
{
    return names_rows(field) ? names(field, value) : export_field(field, value);
}

std::string CellTexts::shown(const FieldDef& field, const Value& value, bool masked) const
{
    return names_rows(field) ? names(field, value) : show_field(field, value, masked);
}

} // namespace lx
