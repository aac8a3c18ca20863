#pragma once

#include <cstdint>
#include <vector>

#include "core/facts/needs.h"
#include "core/rules/evaluation.h"

namespace lx {

/// A row that a target counts, or of which it is not known whether it does.
struct TargetRow
{
    std::int64_t id = 0;
    std::int32_t row = 0;   ///< its row number in the snapshot
    std::int32_t area = -1; ///< row of `area` it stands in; -1 = none
    bool counted = true;    ///< in the denominator; false: not known to belong there
    bool reached = false;   ///< in the numerator
    bool unknown = false;   ///< counts 0 somewhere because something about it is unknown
};

/// The rows behind a target's figures, in the order of the ledger: those of the denominator, or of
/// a count those counted (all reached; with `distinct` there may be more rows than the numerator),
/// and those that may belong there (`counted` false). Nothing for a target that compares two days.
[[nodiscard]] std::vector<TargetRow> target_rows(const Evaluation& evaluation,
                                                 const TargetResult& result);

/// A row that a target of two days counts at T or at the day it compares with.
struct TwoDayRow
{
    std::int64_t id = 0;
    std::int32_t row = 0;
    std::int64_t amount = 0; ///< what it brings: 1 where rows are counted
    bool unknown = false;    ///< something about it is unknown
};

/// The rows behind the numerator of a target that compares two days, or (`then`) behind its
/// denominator. Nothing for other targets.
[[nodiscard]] std::vector<TwoDayRow> two_day_rows(const Evaluation& evaluation,
                                                  const TargetResult& result, bool then);

/// A target's figures in one area with all below it.
struct TargetArea
{
    std::int32_t area = -1; ///< row of `area`; -1 = rows without an area, or outside
    int level = 0;          ///< 0 the target's own area, 1 directly below it…
    TargetResult result;    ///< judged by the target's own measure
};

/// The target's own area first, then the areas below it that have something to count or something
/// unknown (nothing but that: state Unknown), in the order of their codes (areas of the level 县,
/// 市, 省 are opened into their parts, others hold all below them), then what stands in no area.
/// Without counts by area (two days compared, distinct values, rows that stand nowhere) only the
/// first. The parts of each area add up to it, except rows that stand in it directly.
[[nodiscard]] std::vector<TargetArea> target_areas(const Evaluation& evaluation,
                                                   const TargetResult& result);

/// What both need of a snapshot besides the pack's own needs.
[[nodiscard]] Needs target_needs(const PolicyPack& pack);

} // namespace lx
