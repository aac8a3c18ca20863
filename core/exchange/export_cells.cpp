#include "core/exchange/export_cells.h"

#include <array>
#include <charconv>
#include <cmath>

#include "core/base/date.h"
#include "core/ledger/field_text.h"
#include "core/ledger/mask.h"

namespace lx {

namespace {

/// A spreadsheet keeps 15 digits: a number with more must stand as text.
constexpr std::int64_t most_whole = 999'999'999'999'999;

bool fits_fifteen_digits(double value)
{
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    int count = 0;
    for (const char* c = digits.data(); c != end && *c != 'e'; ++c)
        count += *c >= '0' && *c <= '9' ? 1 : 0;
    return count <= 15;
}

} // namespace

ReferenceKeys::ReferenceKeys(Database& database, const Catalog& catalog, bool large, bool masked)
    : m_store(database, catalog), m_large(large), m_masked(masked)
{}

Result<> ReferenceKeys::load(const LedgerDef& def, Ledger& ledger,
                             const std::vector<std::int64_t>& ids)
{
    LX_ASSIGN(auto keys, m_store.keys(def, ids));
    for (auto& [id, key] : keys)
        ledger.keys.insert_or_assign(id, m_masked ? mask_key_parts(key) : std::move(key));
    return {};
}

Result<const std::string*> ReferenceKeys::key(const LedgerDef& def, std::int64_t id)
{
    static const std::string gone;
    if (m_last == nullptr || m_last_ledger != def.code) {
        m_last = &m_ledgers[def.code];
        m_last_ledger = def.code;
    }
    Ledger& ledger = *m_last;
    auto found = ledger.keys.find(id);
    if (found == ledger.keys.end() && m_large && !ledger.complete) {
        Query all;
        all.ledger = def.code;
        LX_ASSIGN(const auto ids, m_store.ids(all));
        LX_TRY(load(def, ledger, ids));
        ledger.complete = true;
        found = ledger.keys.find(id);
    }
    if (found == ledger.keys.end()) {
        LX_TRY(load(def, ledger, {id}));
        found = ledger.keys.find(id);
    }
    return found == ledger.keys.end() ? &gone : &found->second;
}

ExportCells::ExportCells(Database& database, const Catalog& catalog, bool large, bool masked)
    : m_catalog(catalog), m_keys(database, catalog, large, masked), m_masked(masked)
{}

ExportCell ExportCells::text(std::string value)
{
    m_text = std::move(value);
    return {m_text.empty() ? ExportCell::Kind::Empty : ExportCell::Kind::Text, 0, 0, &m_text};
}

Result<ExportCell> ExportCells::cell(const FieldDef& field, const Value& value)
{
    using Kind = ExportCell::Kind;
    if (is_empty(value))
        return ExportCell{};
    if (m_masked && field.sensitive)
        return text(show_field(field, value, true));
    switch (field.type) {
    case FieldType::Ref:
    case FieldType::RefOrText: {
        if (std::holds_alternative<std::string>(value))
            return ExportCell{Kind::Text, 0, 0, &std::get<std::string>(value)};
        LX_ASSIGN(const std::string* const key,
                  m_keys.key(*m_catalog.ledger(field.ledger), int_of(value)));
        return ExportCell{key->empty() ? Kind::Empty : Kind::Code, 0, 0, key};
    }
    case FieldType::RefList: {
        const std::string& ids = text_of(value);
        std::string joined;
        for (std::size_t from = 0; from < ids.size();) {
            const std::size_t to = std::min(ids.find(',', from), ids.size());
            std::int64_t id = 0;
            std::from_chars(ids.data() + from, ids.data() + to, id);
            LX_ASSIGN(const std::string* const key,
                      m_keys.key(*m_catalog.ledger(field.ledger), id));
            if (!key->empty())
                joined += (joined.empty() ? "" : "、") + *key;
            from = to + 1;
        }
        return text(std::move(joined));
    }
    case FieldType::Uscc:
    case FieldType::IdNumber:
    case FieldType::Phone:
    case FieldType::PeriodCode:
    case FieldType::ObjectKey:
        return ExportCell{Kind::Code, 0, 0, &text_of(value)};
    case FieldType::Date:
        if (const auto date = Date::from_iso(text_of(value)))
            return ExportCell{Kind::Date, 0, date->days(), &text_of(value)};
        return ExportCell{Kind::Text, 0, 0, &text_of(value)};
    case FieldType::Bool:
        return text(int_of(value) != 0 ? "是" : "否");
    case FieldType::Money:
        // 13 digits of yuan and two of 分 are what a cell keeps.
        if (std::abs(int_of(value)) > most_whole)
            return text(export_field(field, value));
        return ExportCell{Kind::Money, static_cast<double>(int_of(value)) / 100.0, 0, nullptr};
    case FieldType::Real:
        if (const auto* real = std::get_if<double>(&value);
            real != nullptr && fits_fifteen_digits(*real))
            return ExportCell{Kind::Real, *real, 0, nullptr};
        return text(export_field(field, value));
    case FieldType::Integer:
    case FieldType::Year:
        if (std::holds_alternative<std::int64_t>(value) && std::abs(int_of(value)) <= most_whole)
            return ExportCell{Kind::Whole, static_cast<double>(int_of(value)), 0, nullptr};
        return text(export_field(field, value));
    default:
        break;
    }
    if (std::holds_alternative<std::string>(value)) {
        // A key made of digits would otherwise be taken for a number by whoever edits the cell.
        return ExportCell{field.in_key || field.code ? Kind::Code : Kind::Text, 0, 0,
                          &std::get<std::string>(value)};
    }
    return text(export_field(field, value));
}

} // namespace lx
