#include "core/base/date_slip.h"

#include <array>
#include <utility>

namespace lx {

namespace {

using Digits = std::array<int, 4>;

Digits digits_of(int year)
{
    return {year / 1000 % 10, year / 100 % 10, year / 10 % 10, year % 10};
}

int year_of(const Digits& digits)
{
    return digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3];
}

/// Keeps the latest of the days that lie in a range.
class Nearest
{
public:
    Nearest(Date from, Date to) : m_from(from), m_to(to) {}

    void offer(int year, int month, int day)
    {
        const auto meant = Date::from_ymd(year, month, day);
        if (meant && *meant >= m_from && *meant <= m_to && (!m_best || *meant > *m_best))
            m_best = meant;
    }
    [[nodiscard]] std::optional<Date> best() const { return m_best; }

private:
    Date m_from;
    Date m_to;
    std::optional<Date> m_best;
};

} // namespace

std::optional<Date> likely_day(Date written, Date from, Date to)
{
    const int month = written.month();
    const int day = written.day();
    const Digits digits = digits_of(written.year());
    Nearest turned(from, to); // month and day, or two digits of the year
    turned.offer(written.year(), day, month);
    for (std::size_t i = 0; i + 1 < digits.size(); ++i) {
        Digits other = digits;
        std::swap(other[i], other[i + 1]);
        turned.offer(year_of(other), month, day);
    }
    if (turned.best())
        return turned.best();
    Nearest slipped(from, to); // another digit
    for (std::size_t i = 0; i < digits.size(); ++i) {
        for (int digit = 0; digit <= 9; ++digit) {
            Digits other = digits;
            other[i] = digit;
            slipped.offer(year_of(other), month, day);
        }
    }
    return slipped.best();
}

} // namespace lx
