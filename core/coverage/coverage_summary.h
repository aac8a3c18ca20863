#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts/world.h"
#include "core/rules/scope.h"

namespace lx {

/// The two coverages in figures (spec: domain, section 4): of the units a scope counts, and what it
/// leaves out of the population. Inside and outside are all.
struct CoverageFigures
{
    std::int64_t population = 0;
    std::int64_t org_covered = 0;
    std::int64_t own_org = 0;
    std::int64_t joint_org = 0;
    std::int64_t work_covered = 0;
    std::int64_t instructed = 0;
    std::int64_t formal_members = 0; ///< units with unknown figures count 0
    std::int64_t formal_unknown = 0; ///< how many those are
    std::int64_t outside = 0;        ///< units of the population that the scope doesn't count
    std::int64_t undetermined = 0;   ///< 口径待定: of these those of which it can't be told
    std::int64_t org_outside = 0;    ///< of these org_covered
    std::int64_t work_outside = 0;   ///< of these work_covered
    bool operator==(const CoverageFigures&) const = default;
    /// No unit stands behind them, inside or outside.
    [[nodiscard]] bool none() const { return population + outside == 0; }
};

enum class CoverageBy : std::uint8_t
{
    Area,     ///< each area with all below it
    Category, ///< 单位类别
    Type,     ///< 单位类型
    Org       ///< 管理党组织
};
/// area, category, type, org; empty where it is none of them.
[[nodiscard]] std::optional<CoverageBy> coverage_by(std::string_view text);

struct CoverageGroup
{
    std::string key;     ///< code of the area or org, or the dictionary value; "" for 未填
    std::string name;    ///< 未填 where the units have none
    std::int64_t id = 0; ///< row of the area or org
    CoverageFigures figures;
};

struct CoverageSummary
{
    Date as_of;
    CoverageFigures total;
    std::vector<CoverageGroup> groups; ///< areas and orgs in the order of their codes, values in
                                       ///< the dictionary's; without empty ones
};

[[nodiscard]] CoverageSummary coverage_summary(const World& world, CoverageBy by,
                                               const ScopedUnits& units = {});
/// What a snapshot must hold for it, besides the scope.
[[nodiscard]] Needs coverage_needs(const FactRegistry& registry);

/// A rate with one decimal, rounded half up ("66.7%"); "–" where the denominator is 0.
[[nodiscard]] std::string rate_text(std::int64_t part, std::int64_t whole);

} // namespace lx
