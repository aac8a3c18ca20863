#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/coverage/coverage_summary.h"
#include "core/coverage/overview.h"
#include "core/ledger/catalog.h"
#include "core/rules/duties.h"
#include "core/rules/evaluation.h"

namespace lx::ui {

/// What one policy says of the county.
struct PackResult
{
    std::shared_ptr<const PolicyPack> pack;
    std::shared_ptr<const Evaluation> evaluation;
    std::vector<StateCounts> counts; ///< one a rule, in the order of evaluation->rules()
    std::vector<Duty> duties;
};

/// The target a coverage is drawn against.
struct CoverageGoal
{
    std::optional<double> percent;
    std::string title; ///< of the target: 企业党组织覆盖率90%
};

/// The whole file as of a day under some policies: evaluated once by a worker, then read by the
/// start page and the rules page. Everything but `packs[].evaluation` may be read from any thread;
/// the evaluations by whoever holds `mutex` (workers; the window reads only what is counted here
/// beforehand).
struct Evaluated
{
    Date as_of;
    std::shared_ptr<const Catalog> catalog;
    std::shared_ptr<const World> world; ///< without any policy's scope
    Overview overview;
    CoverageFigures total;
    std::vector<CoverageGroup> areas; ///< the areas directly below the jurisdiction that have units
    CoverageGoal org_goal;
    CoverageGoal work_goal;
    std::vector<PackResult> packs; ///< in the order they were asked for
    mutable std::mutex mutex;

    /// Name of an area or organization by its row; "" for none.
    [[nodiscard]] std::string area_name(std::int32_t row) const;
    [[nodiscard]] std::string org_name(std::int32_t row) const;
};

/// Reads the file and evaluates the policies. Errors: those of Snapshot::load and evaluate; an
/// unknown policy id.
[[nodiscard]] Result<std::shared_ptr<const Evaluated>>
evaluate_county(Database& database, std::shared_ptr<const Catalog> catalog,
                const std::vector<std::string>& policies, Date as_of, Progress& progress);

} // namespace lx::ui
