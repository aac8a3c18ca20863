#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/date.h"
#include "core/rules/condition.h"

namespace lx {

/// First and last day, both included, as day numbers.
struct DayRange
{
    std::int32_t first = 0;
    std::int32_t last = 0;
};

/// The day a world is seen at and the periods conditions name from there.
class JudgedPeriods
{
public:
    /// Those of a rule with this cadence (without one the judged year).
    JudgedPeriods(Date as_of, std::optional<PeriodKind> cadence);
    /// A report's own period as the judged one (also where a fixed name means a period of its
    /// kind).
    JudgedPeriods(Date as_of, const Period& judged);
    /// The same with the judged period moved to the next one, which is the one still to do; longer
    /// periods are those it lies in.
    [[nodiscard]] JudgedPeriods next() const;

    [[nodiscard]] Date as_of() const { return m_as_of; }
    [[nodiscard]] const Period& judged() const { return m_judged; }
    [[nodiscard]] DayRange range(const PeriodSpec& spec) const;
    [[nodiscard]] int year(YearOf which) const;
    [[nodiscard]] std::string code(YearOf which) const;
    /// That day ("03-31") of the judged year.
    [[nodiscard]] Date judged_day(const std::string& month_day) const;
    /// Distinguishes results that depend on the judged periods.
    [[nodiscard]] std::string key() const;

private:
    [[nodiscard]] const Period& period(YearOf which) const;

    Date m_as_of;
    Period m_judged;
    Period m_previous;
    Period m_month, m_quarter, m_half_year, m_year;
};

} // namespace lx
