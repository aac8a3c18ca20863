#include "app/cli/field_json.h"

#include <algorithm>

#include "core/base/date.h"
#include "core/base/text.h"
#include "core/ledger/field_text.h"

namespace lx::cli {

Result<> FieldJson::write(JsonWriter& json, const FieldDef& field, const Value& value)
{
    if (field.type == FieldType::Bool && !is_empty(value)) {
        json.boolean(int_of(value) != 0);
        return {};
    }
    if (const auto* real = std::get_if<double>(&value)) {
        json.real(*real);
        return {};
    }
    const auto* whole = std::get_if<std::int64_t>(&value);
    if (whole != nullptr && (field.type == FieldType::Integer || field.type == FieldType::Real ||
                             field.type == FieldType::Year)) {
        json.integer(*whole);
        return {};
    }
    LX_ASSIGN(const ExportCell cell, m_cells.cell(field, value));
    switch (cell.kind) {
    case ExportCell::Kind::Empty:
        json.null();
        break;
    case ExportCell::Kind::Text:
    case ExportCell::Kind::Code:
        json.text(*cell.text);
        break;
    case ExportCell::Kind::Whole:
    case ExportCell::Kind::Real:
    case ExportCell::Kind::Money:
        json.real(cell.number);
        break;
    case ExportCell::Kind::Date:
        json.text(Date(cell.days).iso());
        break;
    }
    return {};
}

Result<std::string> FieldJson::text(const FieldDef& field, const Value& value)
{
    LX_ASSIGN(const ExportCell cell, m_cells.cell(field, value));
    std::string text = cell.text != nullptr ? *cell.text : show_field(field, value);
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
    return text;
}

} // namespace lx::cli
