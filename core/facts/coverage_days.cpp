#include "core/facts/coverage_days.h"

#include <algorithm>
#include <limits>

#include "core/facts/fact_context.h"
#include "core/facts/row_span.h"

namespace lx {

namespace {

using Days = CoverageDays::Days;

/// On which of the days each row of a ledger counts. `late`: a world in which all that is entered
/// is known, so that an end still to come on one of the days ends the row after it.
std::vector<Days> counting(const FactContext& late, const char* ledger, const DaysOfRows& days)
{
    const RowSpans spans(late, *late.world().registry().catalog().ledger(ledger));
    std::vector<Days> found(late.rows(ledger));
    for (std::size_t row = 0; row < found.size(); ++row) {
        const RowSpan span = spans.of(static_cast<std::int32_t>(row));
        found[row] = days.between(span.start, span.end);
    }
    return found;
}

/// The earliest of several days that are given.
std::int32_t earliest(std::initializer_list<std::int32_t> days)
{
    std::int32_t found = std::numeric_limits<std::int32_t>::max();
    for (const std::int32_t day : days)
        if (day != kNone32)
            found = std::min(found, day);
    return found;
}

} // namespace

DaysOfRows::DaysOfRows(const std::vector<Date>& days)
{
    for (const Date day : days)
        m_days.push_back(day.days());
    if (m_days.empty())
        return;
    const auto [first, last] = std::minmax_element(m_days.begin(), m_days.end());
    m_first = *first;
    m_last = *last;
    m_all = static_cast<Days>((std::uint64_t{1} << m_days.size()) - 1);
}

Days DaysOfRows::between(std::int32_t start, std::int32_t end) const
{
    if (start <= m_first && m_last < end) // nearly all rows
        return m_all;
    if (m_last < start || end <= m_first)
        return 0;
    Days found = 0;
    for (std::size_t d = 0; d < m_days.size(); ++d)
        if (start <= m_days[d] && m_days[d] < end)
            found |= Days{1} << d;
    return found;
}

CoverageDays::CoverageDays(const World& world, const std::vector<Date>& days, Of of)
{
    const DaysOfRows asked(days);
    const auto late_world = world.at(*Date::from_iso("9999-12-31"));
    const FactContext late(*late_world);
    m_population = counting(late, "unit", asked);
    if (of >= Of::OrgCovered)
        cover(late, asked);
    if (of >= Of::WorkCovered)
        cover_by_work(late, asked);
}

void CoverageDays::cover(const FactContext& late, const DaysOfRows& of)
{
    std::vector<Days> covering = counting(late, "org", of);
    const auto& kinds = late.i32("org", "kind");
    const std::int32_t functional = late.code("功能型党支部");
    for (std::size_t org = 0; org < covering.size(); ++org)
        if (kinds[org] == functional)
            covering[org] = 0;
    const std::vector<Days> rows = counting(late, "coverage", of);
    const auto& orgs = late.i32("coverage", "org");
    const auto& units = late.i32("coverage", "unit");
    m_org.assign(m_population.size(), 0);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (rows[row] == 0 || orgs[row] < 0 || units[row] < 0)
            continue;
        const auto unit = static_cast<std::size_t>(units[row]);
        m_org[unit] |= rows[row] & covering[static_cast<std::size_t>(orgs[row])];
    }
    for (std::size_t unit = 0; unit < m_org.size(); ++unit)
        m_org[unit] &= m_population[unit];
}

void CoverageDays::cover_by_work(const FactContext& late, const DaysOfRows& of)
{
    m_work = m_org;
    const std::vector<Days> sent = counting(late, "dispatch", of);
    const auto& to = late.i32("dispatch", "unit");
    for (std::size_t row = 0; row < sent.size(); ++row)
        if (to[row] >= 0)
            m_work[static_cast<std::size_t>(to[row])] |= sent[row];
    const auto& workers = late.i32("unit", "union_founded");
    const auto& youth = late.i32("unit", "youth_founded");
    const auto& women = late.i32("unit", "women_founded");
    for (std::size_t unit = 0; unit < m_work.size(); ++unit)
        m_work[unit] |= of.between(earliest({workers[unit], youth[unit], women[unit]}),
                                   std::numeric_limits<std::int32_t>::max());
}

} // namespace lx
