#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/date.h"
#include "core/facts/world.h"

namespace lx {

class DaysOfRows;
class FactContext;

/// Which units counted, and were covered, on each of several days: the facts `population`,
/// `org_covered` and `work_covered` of the world of every one of them (domain, section 4), found in
/// one pass over the rows. A row counts on some days after each other, so that a bit a day says
/// all; a trend needs no world of its own for each of its points.
class CoverageDays
{
public:
    /// A bit a day, in the order they were given.
    using Days = std::uint32_t;
    static constexpr std::size_t most = 32;

    /// How much is asked for; each needs what its fact needs.
    enum class Of : std::uint8_t
    {
        Population,
        OrgCovered,
        WorkCovered
    };

    /// Precondition: a world without a policy's scope, in which the facts up to `of` were loaded;
    /// at most `most` days.
    CoverageDays(const World& world, const std::vector<Date>& days, Of of = Of::WorkCovered);

    /// By row of `unit`; empty = not asked for.
    [[nodiscard]] const std::vector<Days>& population() const { return m_population; }
    [[nodiscard]] const std::vector<Days>& org_covered() const { return m_org; }
    [[nodiscard]] const std::vector<Days>& work_covered() const { return m_work; }

private:
    void cover(const FactContext& late, const DaysOfRows& of);
    void cover_by_work(const FactContext& late, const DaysOfRows& of);

    std::vector<Days> m_population;
    std::vector<Days> m_org;
    std::vector<Days> m_work;
};

/// The days of a ledger's rows are asked for one row after the other.
class DaysOfRows
{
public:
    explicit DaysOfRows(const std::vector<Date>& days);
    /// The days d of them with start ≤ d < end.
    [[nodiscard]] CoverageDays::Days between(std::int32_t start, std::int32_t end) const;

private:
    std::vector<std::int32_t> m_days;
    std::int32_t m_first = 0;
    std::int32_t m_last = 0;
    CoverageDays::Days m_all = 0;
};

} // namespace lx
