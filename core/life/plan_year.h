#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/facts/plan_lines.h"
#include "core/facts/world.h"
#include "core/life/org_tree.h"

namespace lx {

/// A line of an organization's yearly plan (年度计划).
struct PlanLine
{
    std::int64_t id = 0; ///< of the row
    Date date;
    std::string kind;
    std::string topic;
    std::string person;
    PlanState state = PlanState::Open;
    std::optional<Date> done; ///< the day of the activity that did it
    bool operator==(const PlanLine&) const = default;
};

/// How many lines stand how.
struct PlanCounts
{
    std::int64_t open = 0;
    std::int64_t overdue = 0;
    std::int64_t done = 0;

    void add(PlanState state); ///< of organizations that are gone nothing is counted
    [[nodiscard]] std::int64_t all() const { return open + overdue + done; }
    bool operator==(const PlanCounts&) const = default;
};

/// The plans of a year against what was held, as they stand on the world's day: organizations that
/// count, and others that have lines in the year.
class PlanYear
{
public:
    [[nodiscard]] static PlanYear of(const World& world, int year);
    /// What a world must hold for it.
    [[nodiscard]] static Needs needs(const FactRegistry& registry);

    [[nodiscard]] int year() const { return m_year; }
    /// Each behind the one above it.
    [[nodiscard]] const std::vector<OrgInTree>& orgs() const { return m_orgs; }
    /// Of an organization by its place, by day.
    [[nodiscard]] std::span<const PlanLine> lines(std::size_t org) const
    {
        return std::span(m_lines).subspan(m_first[org], m_first[org + 1] - m_first[org]);
    }
    /// Those of one kind ("" = all), in a month 1…12 (0 = the year).
    [[nodiscard]] PlanCounts count(std::size_t org, int month, const std::string& kind) const;

private:
    int m_year = 0;
    std::vector<OrgInTree> m_orgs;
    std::vector<PlanLine> m_lines;    ///< by organization, day
    std::vector<std::size_t> m_first; ///< by organization its first line; one more at the end
};

} // namespace lx
