#include "core/report/fact_reader.h"

#include "core/ledger/field_text.h"

namespace lx {

FactReader::FactReader(const World& world, const std::string& ledger, const std::string& path,
                       bool masked)
    : FactReader(world, world.registry().path(ledger, path), masked)
{}

FactReader::FactReader(const World& world, FactPath path, bool masked)
    : m_world(world), m_path(std::move(path))
{
    const FactDef& fact = *m_path.fact;
    if (masked && fact.field >= 0) {
        const LedgerDef& ledger = *world.registry().catalog().ledger(fact.ledger);
        const FieldDef& field = ledger.fields[static_cast<std::size_t>(fact.field)];
        m_masked = field.sensitive ? &field : nullptr;
    }
    for (const FactDef* step : m_path.steps)
        m_steps.push_back(world.fact(*step).i32);
}

std::int32_t FactReader::last(std::int32_t row) const
{
    for (const auto* step : m_steps) {
        if (row < 0)
            return -1;
        row = (*step)[static_cast<std::size_t>(row)];
    }
    return row;
}

std::string FactReader::show(std::int32_t row) const
{
    const std::int32_t at = last(row);
    if (at < 0 || is_empty(m_world.value(*m_path.fact, at)))
        return {};
    if (m_masked != nullptr)
        return show_field(*m_masked, m_world.value(*m_path.fact, at), true);
    return m_world.show(*m_path.fact, at);
}

Value FactReader::value(std::int32_t row) const
{
    const std::int32_t at = last(row);
    return at < 0 ? Value{} : m_world.value(*m_path.fact, at);
}

bool FactReader::is_true(std::int32_t row) const
{
    const std::int32_t at = last(row);
    if (at < 0 || m_path.fact->type != FactType::Bool)
        return false;
    return (*m_world.fact(*m_path.fact).tri)[static_cast<std::size_t>(at)] == Tri::True;
}

ReportCell fact_cell(const ReportColumn& column, const FactReader& reader, std::int32_t row)
{
    if (column.format == ColumnFormat::Count || column.format == ColumnFormat::Money) {
        const Value value = reader.value(row);
        if (const auto* number = std::get_if<std::int64_t>(&value))
            return ReportCell::of_count(*number);
        return {}; // not known: blank, never 0
    }
    if (column.format == ColumnFormat::Decimal) {
        const Value value = reader.value(row);
        ReportCell cell;
        if (const auto* real = std::get_if<double>(&value))
            cell = ReportCell::of_share(*real);
        else if (const auto* whole = std::get_if<std::int64_t>(&value))
            cell = ReportCell::of_share(static_cast<double>(*whole));
        return cell;
    }
    return ReportCell::of_text(reader.show(row));
}

} // namespace lx
