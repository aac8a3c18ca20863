#include "core/rules/judged_periods.h"

#include <cstdio>

namespace lx {

JudgedPeriods::JudgedPeriods(Date as_of, std::optional<PeriodKind> cadence)
    : m_as_of(as_of), m_judged(Period::judged(cadence.value_or(PeriodKind::Year), as_of)),
      m_previous(m_judged.previous()), m_month(Period::judged(PeriodKind::Month, as_of)),
      m_quarter(Period::judged(PeriodKind::Quarter, as_of)),
      m_half_year(Period::judged(PeriodKind::HalfYear, as_of)),
      m_year(Period::judged(PeriodKind::Year, as_of))
{}

JudgedPeriods::JudgedPeriods(Date as_of, const Period& judged) : JudgedPeriods(as_of, judged.kind)
{
    m_judged = judged;
    m_previous = judged.previous();
    for (Period* period : {&m_month, &m_quarter, &m_half_year, &m_year})
        if (period->kind == judged.kind)
            *period = judged;
}

JudgedPeriods JudgedPeriods::next() const
{
    JudgedPeriods next(m_as_of, m_judged.next());
    // What the duty asks of the year beside its month or quarter is asked of the year that the
    // period to come lies in.
    for (Period* period : {&next.m_quarter, &next.m_half_year, &next.m_year})
        if (period->kind > next.m_judged.kind)
            *period = Period::containing(period->kind, next.m_judged.first);
    return next;
}

DayRange JudgedPeriods::range(const PeriodSpec& spec) const
{
    const auto whole = [](const Period& period) {
        return DayRange{period.first.days(), period.last.days()};
    };
    const auto number = [](const TermPtr& term) {
        return term != nullptr ? static_cast<int>(term->number / kScale) : 0;
    };
    DayRange range{m_as_of.days(), m_as_of.days()};
    switch (spec.base) {
    case PeriodSpec::Base::Judged:
        range = whole(m_judged);
        break;
    case PeriodSpec::Base::JudgedPrevious:
        range = whole(m_previous);
        break;
    case PeriodSpec::Base::JudgedAndPrevious:
        range = {m_previous.first.days(), m_judged.last.days()};
        break;
    case PeriodSpec::Base::JudgedMonth:
        range = whole(m_month);
        break;
    case PeriodSpec::Base::JudgedQuarter:
        range = whole(m_quarter);
        break;
    case PeriodSpec::Base::JudgedHalfYear:
        range = whole(m_half_year);
        break;
    case PeriodSpec::Base::JudgedYear:
        range = whole(m_year);
        break;
    case PeriodSpec::Base::ThisYear:
        range.first = Period::containing(PeriodKind::Year, m_as_of).first.days();
        break;
    case PeriodSpec::Base::Months: // T − n months < day ≤ T
        range.first = m_as_of.add_months(-number(spec.length)).days() + 1;
        break;
    case PeriodSpec::Base::Days:
        range.first = m_as_of.days() - number(spec.length) + 1;
        break;
    }
    range.last += number(spec.extra_days);
    return range;
}

const Period& JudgedPeriods::period(YearOf which) const
{
    switch (which) {
    case YearOf::JudgedPrevious:
        return m_previous;
    case YearOf::JudgedMonth:
        return m_month;
    case YearOf::JudgedQuarter:
        return m_quarter;
    case YearOf::JudgedHalfYear:
        return m_half_year;
    case YearOf::JudgedYear:
        return m_year;
    default:
        return m_judged;
    }
}

int JudgedPeriods::year(YearOf which) const
{
    return which == YearOf::T ? m_as_of.year() : period(which).first.year();
}

std::string JudgedPeriods::code(YearOf which) const
{
    return period(which).code();
}

Date JudgedPeriods::judged_day(const std::string& month_day) const
{
    char year[16];
    std::snprintf(year, sizeof year, "%04d-", m_year.first.year());
    return Date::from_iso(year + month_day).value_or(m_year.last);
}

std::string JudgedPeriods::key() const
{
    return m_judged.code() + "/" + m_month.code() + "/" + m_quarter.code() + "/" +
           m_half_year.code() + "/" + m_year.code();
}

} // namespace lx
