#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/facts/needs.h"
#include "core/rules/target_areas.h"

namespace lx {

/// A row that a target still lacks, and how near it is.
struct NearRow
{
    TargetRow row;
    /// What lies between it and the target, the least first: 0 the organization can be founded as
    /// it is, 1 after members are transferred, 2 together with others of its area, 3 by joining an
    /// organization of its area, 4 members are missing, 5 data are missing, 6 there is nothing yet.
    int step = 6;
    std::string reason; ///< Chinese, one line: 正式党员 2 名，差 1 名
};

/// The rows of the denominator that are not in the numerator, the nearest first (by step, then by
/// members missing, members to transfer and staff, then by the ledger's order). Units are measured
/// by what founding a Party organization takes (3 full members), or, where the target asks for
/// Party work, by what stands for it; of other ledgers the order is the ledger's own and the reason
/// says only what is unknown.
[[nodiscard]] std::vector<NearRow> nearest_rows(const Evaluation& evaluation,
                                                const TargetResult& result);

/// What it needs of a snapshot besides the pack's own needs and target_needs.
[[nodiscard]] Needs nearest_needs(const PolicyPack& pack);

} // namespace lx
