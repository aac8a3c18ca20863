#include "core/store/key_sql.h"

#include "core/store/ledger_table.h"

namespace lx {

namespace {

/// An alias for the table a level further in: t → t1 → t11 …
std::string inner(std::string_view alias)
{
    return std::string(alias) + '1';
}

std::string of_reference(const LedgerDef& other, const std::string& expression,
                         const FieldDef& field, std::string_view alias)
{
    const std::string row = inner(alias);
    return "(SELECT " + expression + " FROM " + quote_name(other.code) + " " + row + " WHERE " +
           row + ".id = " + field_sql(field, alias) + ")";
}

std::string part_sql(const Catalog& catalog, const FieldDef& field, std::string_view alias)
{
    const std::string column = field_sql(field, alias);
    if (is_reference(field)) {
        const LedgerDef& other = *catalog.ledger(field.ledger);
        std::string key = of_reference(other, key_sql(catalog, other, inner(alias)), field, alias);
        if (field.type == FieldType::RefOrText)
            key += ", " + std::string(alias) + '.' + quote_name(text_column(field.key));
        return "coalesce(" + key + ", '')";
    }
    return "coalesce(CAST(" + column + " AS TEXT), '')";
}

} // namespace

std::string field_sql(const FieldDef& field, std::string_view alias)
{
    if (field.own)
        return "(" + std::string(alias) + ".extra ->> '" + field.key + "')";
    return std::string(alias) + '.' + quote_name(field.key);
}

std::string key_sql(const Catalog& catalog, const LedgerDef& def, std::string_view alias)
{
    std::string key;
    for (const int i : def.key_fields()) {
        const FieldDef& field = def.fields[static_cast<std::size_t>(i)];
        if (!key.empty())
            key += " || '|' || ";
        if (!def.key_fallback.empty() && field.type == FieldType::Uscc)
            key += "coalesce(" + field_sql(field, alias) + ", " +
                   field_sql(*def.field(def.key_fallback), alias) + ", '')";
        else
            key += part_sql(catalog, field, alias);
    }
    return key;
}

std::string reference_label_sql(const Catalog& catalog, const FieldDef& field,
                                std::string_view alias)
{
    const LedgerDef& other = *catalog.ledger(field.ledger);
    std::string label = of_reference(other, label_sql(catalog, other, inner(alias)), field, alias);
    if (field.type == FieldType::RefOrText)
        label = "coalesce(" + label + ", " + std::string(alias) + '.' +
                quote_name(text_column(field.key)) + ")";
    return label;
}

std::string label_sql(const Catalog& catalog, const LedgerDef& def, std::string_view alias)
{
    const FieldDef* field = def.field(def.label);
    if (field == nullptr)
        return "''";
    if (is_reference(*field))
        return reference_label_sql(catalog, *field, alias);
    return field_sql(*field, alias);
}

int key_parts(const Catalog& catalog, const LedgerDef& def)
{
    int parts = 0;
    for (const int i : def.key_fields()) {
        const FieldDef& field = def.fields[static_cast<std::size_t>(i)];
        parts += is_reference(field) ? key_parts(catalog, *catalog.ledger(field.ledger)) : 1;
    }
    return parts;
}

} // namespace lx
