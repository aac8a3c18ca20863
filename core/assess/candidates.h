#pragma once

#include <cstdint>
#include <vector>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/facts/definitions.h"

namespace lx {

/// An organization below the one that assesses, or a member of the branch.
struct AssessCandidate
{
    std::int64_t org = 0;  ///< its row
    bool covering = false; ///< it covers a unit (domain.md, section 4); of members: a full one
    bool direct = false;   ///< its 上级 is who assesses (ningxia-2018/1.f wants these ranked)
};
/// Those that count on a day, each behind the one above it, direct ones by code. Errors: those of
/// load_world.
[[nodiscard]] Result<std::vector<AssessCandidate>>
assess_candidates(Database& database, const DefinitionsPtr& definitions, std::int64_t assessor,
                  Date day, Progress& progress);
/// Members of a branch who count there on a day, by the strokes of their names; full ones first.
/// Errors: those of load_world.
[[nodiscard]] Result<std::vector<AssessCandidate>>
member_candidates(Database& database, const DefinitionsPtr& definitions, std::int64_t branch,
                  Date day, Progress& progress);

} // namespace lx
