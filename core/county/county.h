#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/county/agenda.h"
#include "core/county/exceptions.h"
#include "core/county/focus.h"
#include "core/county/supervision.h"
#include "core/coverage/coverage_summary.h"
#include "core/coverage/overview.h"
#include "core/facts/definitions.h"
#include "core/rules/duties.h"
#include "core/rules/evaluation.h"
#include "core/store/settings_store.h"

namespace lx {

/// What one policy says of the county.
struct PackResult
{
    std::shared_ptr<const PolicyPack> pack;
    std::shared_ptr<const Evaluation> evaluation;
    std::vector<StateCounts> counts; ///< one a rule, in the order of evaluation->rules()
    std::vector<Duty> duties;
};

/// A target of one of the two coverages, with how the units it speaks of stand.
struct CoverageGoal
{
    const Target* target = nullptr;
    double percent = 0;
    std::string title; ///< of the target: 企业党组织覆盖率90%
    bool work = false; ///< of the work coverage, otherwise of the organization coverage
    std::string who;   ///< tells apart which units it speaks of; "" = all
    /// id of an area directly below the jurisdiction (0 = none given) → reached, of how many.
    std::map<std::int64_t, std::pair<std::int64_t, std::int64_t>> areas;
};

/// What of a county is wanted.
struct CountyWanted
{
    /// How much of the policies is evaluated.
    enum class Of : std::uint8_t
    {
        All,
        Rules, ///< rules and targets, without what is to be done
        Targets
    };
    Date as_of;
    std::vector<std::string> policies; ///< ids
    Of of = Of::All;
    std::string scope; ///< 统计口径: id or name (core/county/scopes.h); "" = 全部登记
    std::vector<std::string> rules; ///< of `policies`, short or full ids; empty = all
    Needs facts;                    ///< to be read besides
    /// Both coverages, the county's figures, goals, agenda, lists: what the window's pages show.
    bool figures = false;

    /// Everything the window's pages show of these policies.
    [[nodiscard]] static CountyWanted by_pages(std::vector<std::string> policies, Date as_of,
                                               std::string scope = {})
    {
        CountyWanted wanted;
        wanted.as_of = as_of;
        wanted.policies = std::move(policies);
        wanted.scope = std::move(scope);
        wanted.figures = true;
        return wanted;
    }
};

/// The two coverages and the county's figures, of the units of a scope.
struct CountyFigures
{
    Overview overview;
    CoverageFigures total;
    std::vector<CoverageGroup> areas; ///< directly below the jurisdiction, those that have units
};

/// The county of a ledger file as it stands on a day under some policies: loaded once, then read by
/// whoever shows, counts or writes something of it. Everything but `packs[].evaluation` may be read
/// from any thread; the evaluations by whoever holds `mutex` (workers; the window reads only what
/// is counted here beforehand).
struct County
{
    Date as_of;
    DefinitionsPtr definitions;
    std::optional<Jurisdiction> jurisdiction; ///< of the file's settings
    std::shared_ptr<const World> world;       ///< without any policy's scope
    std::shared_ptr<const Scope> scope;       ///< the figures' and targets'
    ScopedUnits units;                        ///< which it counts on that day
    CountyFigures figures;                    ///< of these
    /// The same of the whole population, to be held beside; null where that is the scope.
    std::shared_ptr<const CountyFigures> of_all;
    std::vector<CoverageGoal> goals; ///< in the order of the policies and their targets
    std::vector<PackResult> packs;   ///< in the order they were asked for
    std::vector<AgendaItem> agenda;  ///< 到期: what has a last day, overdue first, then by week
    std::vector<FocusList> focus; ///< 重点: few rows by name, in the order of their definitions
    Exceptions exceptions; ///< beside the findings, whose states they leave alone; with policies
    Supervisions supervisions;
    mutable std::mutex mutex;

    /// Name of an area or organization by its row; "" for none.
    [[nodiscard]] std::string area_name(std::int32_t row) const;
    [[nodiscard]] std::string org_name(std::int32_t row) const;
    /// The policy whose rule or target it is; nullptr for what is due whatever the policies.
    [[nodiscard]] const PolicyPack* policy(const AgendaItem& item) const
    {
        return item.of_policy() ? packs[item.pack].pack.get() : nullptr;
    }
    [[nodiscard]] const Catalog& catalog() const { return definitions->catalog(); }
    /// Rows (its own are `world->shared_snapshot()`) seen on a day by the kinds of units (单位类别)
    /// a policy looks at.
    [[nodiscard]] std::shared_ptr<const World> seen(std::shared_ptr<const Snapshot> snapshot,
                                                    Date day,
                                                    const std::vector<std::string>& kinds) const;

    /// Reads the file and evaluates what is wanted. Errors: those of Snapshot::load and evaluate;
    /// an unknown policy; an unknown scope, or one that isn't counted by on that day (Usage).
    [[nodiscard]] static Result<std::shared_ptr<const County>> load(Database& database,
                                                                    DefinitionsPtr definitions,
                                                                    const CountyWanted& wanted,
                                                                    Progress& progress);
    /// The same after the file's rows changed, its policies, scope and figures and the day being
    /// what they were: what reads nothing of what changed keeps its answers from `before`. May run
    /// while others read `before`.
    [[nodiscard]] static Result<std::shared_ptr<const County>>
    after(Database& database, const std::shared_ptr<const County>& before, Progress& progress);
};

} // namespace lx
