#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string_view>

#include "core/base/date.h"
#include "core/facts/world.h"

namespace lx {

/// A day figures are counted on, with the period that "judged" names in their conditions.
struct TimePoint
{
    Date day;
    Period period;
    bool begun = true; ///< false: the period lies ahead, nothing is known of it yet
};

/// When a figure is counted, seen from the report's own point (or another one).
struct ReportTime
{
    enum class Kind : std::uint8_t
    {
        Same,
        Opening,  ///< the day before the period's first; the period is the one before
        LastYear, ///< the end of the same period a year before
        Part,     ///< the n-th month, quarter or half-year of the period
        Before    ///< the n-th period before, of the same kind; 0 = the period itself
    };
    Kind kind = Kind::Same;
    PeriodKind part = PeriodKind::Quarter;
    int number = 1;

    /// "closing", "opening" (or "previous"), "last_year"; "q1", "h2", "m12" for parts of a longer
    /// period; "before3" for the third period before. Nothing where it is none of these, or `whole`
    /// has no such part.
    [[nodiscard]] static std::optional<ReportTime> parse(std::string_view text, PeriodKind whole);
    [[nodiscard]] TimePoint from(const TimePoint& point) const;
};

/// One snapshot of a county on every day a report counts at.
class ReportDays
{
public:
    /// Days of the world's own policy scope; the world has to outlive them.
    explicit ReportDays(const World& world) : m_world(world) {}
    /// Precondition: what is asked of it was loaded for the world. From one thread.
    [[nodiscard]] const World& on(Date day) const;
    [[nodiscard]] const World& world() const { return m_world; }

private:
    const World& m_world;
    mutable std::map<Date, std::unique_ptr<World>> m_days;
};

} // namespace lx
