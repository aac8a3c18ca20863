#include "core/report/report_time.h"

#include <algorithm>
#include <charconv>

namespace lx {

namespace {

/// More periods before make no table.
constexpr int most_before = 60;

/// The number a text is; nothing where it is none.
std::optional<int> number_of(std::string_view text)
{
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// Parts of a kind in a longer period: counted, however long they are.
int parts_in(PeriodKind part, PeriodKind whole)
{
    const Period all = Period::containing(whole, Date());
    int parts = 0;
    for (Period one = Period::containing(part, all.first); one.first <= all.last; one = one.next())
        ++parts;
    return parts;
}

} // namespace

std::optional<ReportTime> ReportTime::parse(std::string_view text, PeriodKind whole)
{
    if (text == "closing")
        return ReportTime{};
    if (text == "opening" || text == "previous")
        return ReportTime{Kind::Opening};
    if (text == "last_year")
        return ReportTime{Kind::LastYear};
    constexpr std::string_view before = "before";
    if (text.starts_with(before)) {
        const auto number = number_of(text.substr(before.size()));
        if (number && *number >= 0 && *number <= most_before)
            return ReportTime{Kind::Before, whole, *number};
        return std::nullopt;
    }
    for (const auto& [sign, part] :
         {std::pair{'m', PeriodKind::Month}, std::pair{'q', PeriodKind::Quarter},
          std::pair{'h', PeriodKind::HalfYear}}) {
        if (text.size() < 2 || text.front() != sign)
            continue;
        const auto number = number_of(text.substr(1));
        if (number && *number >= 1 && part < whole && *number <= parts_in(part, whole))
            return ReportTime{Kind::Part, part, *number};
    }
    return std::nullopt;
}

TimePoint ReportTime::from(const TimePoint& point) const
{
    switch (kind) {
    case Kind::Same:
        break;
    case Kind::Opening:
        return {point.period.first.add_days(-1), point.period.previous(), point.begun};
    case Kind::LastYear: {
        const Period then = Period::containing(point.period.kind, point.period.first.add_years(-1));
        return {then.last, then, point.begun};
    }
    case Kind::Part: {
        Period period = Period::containing(part, point.period.first);
        for (int n = 1; n < number; ++n)
            period = period.next();
        return {std::min(period.last, point.day), period, period.first <= point.day};
    }
    case Kind::Before: {
        Period period = point.period;
        for (int n = 0; n < number; ++n)
            period = period.previous();
        return {std::min(period.last, point.day), period, point.begun};
    }
    }
    return point;
}

const World& ReportDays::on(Date day) const
{
    if (day == m_world.as_of())
        return m_world;
    std::unique_ptr<World>& there = m_days[day];
    if (there == nullptr)
        there = m_world.at(day);
    return *there;
}

} // namespace lx
