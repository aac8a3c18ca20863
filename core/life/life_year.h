#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/county/county.h"
#include "core/life/life_state.h"
#include "core/life/org_tree.h"

namespace lx {

/// What is counted over the months of a row.
struct LifeTotals
{
    std::int64_t asked = 0;    ///< periods that ended and were asked for (应开展)
    std::int64_t done = 0;     ///< …and done in time (按时)
    std::int64_t held = 0;     ///< activities (已开展)
    std::int64_t expected = 0; ///< 应到 and 实到 of those that have both
    std::int64_t attended = 0;
};

struct LifeWanted
{
    int year = 0;
    std::vector<std::string> kinds; ///< 组织生活类别; empty = all
};

/// 组织生活 of a year: organizations × kinds × months, with what the county's policies ask, as it
/// is on its day. A cell says exactly what the rules find: a period that has ended is seen on its
/// last day, the one that runs on the county's. A rule by quarter, half-year or year says it in the
/// last month of its period. Where several rules ask, the worst is told.
class LifeYear
{
public:
    /// `county`'s evaluations are read: hold its mutex. Errors: Cancelled; those of evaluate.
    [[nodiscard]] static Result<LifeYear> of(const County& county, const LifeWanted& wanted,
                                             Progress& progress);
    /// What a county must hold for it besides its policies.
    [[nodiscard]] static Needs needs();

    using Org = OrgInTree;

    [[nodiscard]] int year() const { return m_year; }
    [[nodiscard]] const std::vector<std::string>& kinds() const { return m_kinds; }
    /// Those that count on the day, and those that were asked or held something in the year; each
    /// behind the one above it.
    [[nodiscard]] const std::vector<Org>& orgs() const { return m_orgs; }
    /// `month` 1…12.
    [[nodiscard]] LifeCell cell(std::size_t org, std::size_t kind, int month) const
    {
        return m_cells[(kind * m_orgs.size() + org) * 12 + static_cast<std::size_t>(month - 1)];
    }
    [[nodiscard]] const LifeTotals& of_org(std::size_t org, std::size_t kind) const
    {
        return m_org_totals[kind * m_orgs.size() + org];
    }
    /// What of all kinds is told together: everything held, the worst state.
    [[nodiscard]] LifeCell all_kinds(std::size_t org, int month) const;

private:
    friend class LifeMaker;
    int m_year = 0;
    std::vector<std::string> m_kinds;
    std::vector<Org> m_orgs;
    std::vector<LifeCell> m_cells;        ///< by kind, org, month
    std::vector<LifeTotals> m_org_totals; ///< by kind, org
};

/// What an organization held from one day to another (not after the world's), as rows of the
/// snapshot, by day. No kind = all. Only what a world holds that has the needs of LifeYear.
[[nodiscard]] std::vector<std::int32_t>
activities_of(const World& world, std::int32_t org, const std::string& kind, Date first, Date last);

} // namespace lx
