#include "core/facts/row_view.h"

namespace lx {

namespace {

std::optional<Date> day_of(std::int32_t days)
{
    return days == kNone32 ? std::nullopt : std::optional(Date(days));
}

} // namespace

std::int64_t RowView::id(std::int32_t row) const
{
    return m_world.snapshot().table(m_ledger).ids[static_cast<std::size_t>(row)];
}

bool RowView::known(std::int32_t row) const
{
    return (*m_world.fact(m_ledger, "known").tri)[static_cast<std::size_t>(row)] == Tri::True;
}

std::string RowView::text(std::int32_t row, std::string_view fact) const
{
    const Value value = m_world.value(*m_world.registry().find(m_ledger, fact), row);
    return text_of(value);
}

std::optional<Date> RowView::day(std::int32_t row, std::string_view fact) const
{
    return day_of((*m_world.fact(m_ledger, fact).i32)[static_cast<std::size_t>(row)]);
}

std::optional<Date> RowView::entered(std::int32_t row, std::string_view field) const
{
    return day_of(m_world.snapshot().column(m_ledger, field).i32[static_cast<std::size_t>(row)]);
}

std::int32_t RowView::ref(std::int32_t row, std::string_view fact) const
{
    const std::int32_t found = (*m_world.fact(m_ledger, fact).i32)[static_cast<std::size_t>(row)];
    return found < 0 ? -1 : found;
}

Needs RowView::needs(const FactRegistry& registry, std::string_view ledger,
                     std::initializer_list<const char*> facts)
{
    Needs needs;
    needs.add_ledger(ledger);
    registry.add_needs(*registry.find(ledger, "known"), FieldUse::Content, needs);
    for (const char* fact : facts)
        registry.add_needs(*registry.find(ledger, fact), FieldUse::Content, needs);
    return needs;
}

} // namespace lx
