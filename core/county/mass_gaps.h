#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/county/focus_def.h"
#include "core/facts/world.h"
#include "core/rules/scope.h"

namespace lx {

struct County;

/// 面上: how far a share of many rows (those the county's scope counts) is from its target, and
/// where it comes from.
struct MassGap
{
    struct Point
    {
        Date day;
        std::int64_t met = 0;
        std::int64_t total = 0;
    };
    const GapDef* def = nullptr;
    std::string ledger;
    std::vector<Point> points;    ///< ends of quarters, then the county's day
    std::optional<double> target; ///< per cent; none where no policy sets one
    std::string target_title;

    [[nodiscard]] const Point& now() const { return points.back(); }
    /// Rows that are not met, whatever the target: as many as gap_rows gives.
    [[nodiscard]] std::int64_t not_met() const { return now().total - now().met; }
    /// How many of them are still wanting to the target.
    [[nodiscard]] std::optional<std::int64_t> missing() const;
};

/// Of a county with its figures. Reads it on earlier days, so it takes a while: for workers.
[[nodiscard]] std::vector<MassGap> mass_gaps(const County& county);
/// The rows of a scope that are not met, ascending.
[[nodiscard]] std::vector<std::int64_t> gap_rows(const World& world, const GapDef& def,
                                                 const ScopedUnits& units);
[[nodiscard]] Needs gap_needs(const FactRegistry& registry);

} // namespace lx
