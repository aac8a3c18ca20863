#include "core/county/county.h"

#include <algorithm>

#include "core/county/policies.h"
#include "core/facts/placement.h"
#include "core/facts/snapshot_update.h"
#include "core/rules/condition.h"
#include "core/rules/target_areas.h"
#include "core/rules/target_gap.h"
#include "core/rules/target_nearest.h"

namespace lx {

namespace {

std::string name_of(const World& world, const char* ledger, std::int32_t row)
{
    if (row < 0)
        return {};
    return world.show(*world.registry().find(ledger, "name"), row);
}

/// The areas directly below the jurisdiction, each with all below it.
std::vector<CoverageGroup> areas_of(const World& world, std::vector<CoverageGroup> groups)
{
    const std::vector<std::int32_t> tops = top_areas(world);
    const std::int32_t root = world.jurisdiction();
    const ColumnTable& table = world.snapshot().table("area");
    std::erase_if(groups, [&](const CoverageGroup& group) {
        if (group.id == 0)
            return false; // 未填
        const std::int32_t row = table.row_of(group.id);
        return row < 0 || row == root || tops[static_cast<std::size_t>(row)] != row;
    });
    return groups;
}

/// What was evaluated before some changes.
struct Before
{
    const County* done = nullptr; ///< null: nothing
    FieldChanges changed;
    [[nodiscard]] bool stays(const Needs& needs) const
    {
        return done != nullptr && !needs.touched_by(changed);
    }
};

/// The figures of a target of one of the two coverages by area.
CoverageGoal goal_of(const Evaluation& evaluation, const TargetResult& result, double percent,
                     bool work)
{
    const Target& target = *result.target;
    CoverageGoal goal;
    goal.target = &target;
    goal.percent = percent;
    goal.title = target.title;
    goal.work = work;
    if (target.who != nullptr)
        goal.who = target.who->name;
    else if (!evaluation.pack().scope().empty())
        goal.who = "scope";
    for (const TargetArea& area : target_areas(evaluation, result)) {
        if (area.level == 1 && area.result.denominator.value_or(0) > 0)
            goal.areas[area.result.area] = {area.result.numerator,
                                            area.result.denominator.value_or(0)};
    }
    return goal;
}

/// The targets of the two coverages, with their figures by area.
void take_goals(std::vector<CoverageGoal>& goals, const Evaluation& evaluation,
                const Before& before)
{
    const bool places_stay = before.stays(target_needs(evaluation.pack()));
    const Target* last = nullptr; // a target's results stand together
    for (const TargetResult& result : evaluation.targets()) {
        const Target& target = *result.target;
        if (places_stay && before.stays(target.needs)) {
            for (const CoverageGoal& goal : before.done->goals)
                if (last != &target && goal.target == &target)
                    goals.push_back(goal);
            last = &target;
            continue;
        }
        for (const bool work : {false, true}) {
            if (const auto percent = coverage_target(target, work ? "work_covered" : "org_covered"))
                goals.push_back(goal_of(evaluation, result, *percent, work));
        }
    }
}

/// The figures of the two coverages.
void take_coverage(County& done, const Before& before)
{
    if (before.stays(overview_needs(done.definitions->facts())))
        done.overview = before.done->overview;
    else
        done.overview = overview(*done.world);
    if (before.stays(coverage_needs(done.definitions->facts()))) {
        done.total = before.done->total;
        done.areas = before.done->areas;
        return;
    }
    CoverageSummary coverage = coverage_summary(*done.world, CoverageBy::Area);
    done.total = coverage.total;
    done.areas = areas_of(*done.world, std::move(coverage.groups));
}

/// Worlds of one snapshot and day, one for each scope the policies have.
class Worlds
{
public:
    Worlds(std::shared_ptr<const Snapshot> snapshot, Date as_of)
        : m_snapshot(std::move(snapshot)), m_as_of(as_of)
    {}
    std::shared_ptr<const World> of(const std::vector<std::string>& scope)
    {
        for (const auto& world : m_worlds) {
            if (world->options().scope == scope)
                return world;
        }
        World::Options options;
        options.as_of = m_as_of;
        options.scope = scope;
        m_worlds.push_back(std::make_shared<const World>(m_snapshot, options));
        return m_worlds.back();
    }

private:
    std::shared_ptr<const Snapshot> m_snapshot;
    Date m_as_of;
    std::vector<std::shared_ptr<const World>> m_worlds;
};

/// `old`: what the pack said before the changes; may be null.
Result<PackResult> evaluate_pack(std::shared_ptr<const PolicyPack> pack,
                                 std::shared_ptr<const World> world, const PackResult* old,
                                 const FieldChanges& changed, Progress& progress)
{
    EvaluateOptions how;
    how.progress = &progress;
    if (old != nullptr) {
        how.before = old->evaluation.get();
        how.changed = &changed;
    }
    LX_ASSIGN(auto evaluation, evaluate(pack, std::move(world), how));
    PackResult result;
    result.pack = std::move(pack);
    result.evaluation = std::make_shared<const Evaluation>(std::move(evaluation));
    const auto& rules = result.evaluation->rules();
    for (std::size_t i = 0; i < rules.size(); ++i)
        result.counts.push_back(old != nullptr && !rules[i]->needs.touched_by(changed)
                                    ? old->counts[i]
                                    : result.evaluation->counts(*rules[i]));
    result.duties = old == nullptr ? duties(*result.evaluation)
                                   : duties_after(*result.evaluation, old->duties, changed);
    return result;
}

Needs needs_of(const Definitions& definitions,
               const std::vector<std::shared_ptr<const PolicyPack>>& packs)
{
    Needs needs = coverage_needs(definitions.facts());
    needs.merge(overview_needs(definitions.facts()));
    const FactRegistry& facts = definitions.facts();
    facts.add_needs(*facts.find("unit", "unbuilt_kind"), FieldUse::Content, needs);
    for (const auto& pack : packs) {
        needs.merge(pack->needs());
        needs.merge(duty_needs(*pack));
        needs.merge(target_needs(*pack));
        needs.merge(nearest_needs(*pack));
    }
    return needs;
}

/// Reads the file, or what changed in it, and evaluates the packs; `previous` may be null.
Result<std::shared_ptr<const County>>
evaluate_packs(Database& database, DefinitionsPtr definitions,
               const std::vector<std::shared_ptr<const PolicyPack>>& packs, Date as_of,
               const County* previous, Progress& progress)
{
    auto done = std::make_shared<County>();
    done->as_of = as_of;
    done->definitions = definitions;
    const Catalog& catalog = definitions->catalog();
    progress.report("读取台账", 0, 0);
    std::shared_ptr<const Snapshot> snapshot;
    Before before;
    if (previous != nullptr) {
        LX_ASSIGN(auto update, update_snapshot(database, previous->world->snapshot(), progress));
        if (update) {
            snapshot = std::move(update->snapshot);
            before = {previous, std::move(update->changed)};
        }
    }
    if (snapshot == nullptr) {
        LX_ASSIGN(snapshot,
                  Snapshot::load(database, definitions, needs_of(*definitions, packs), progress));
    }
    Worlds worlds(std::move(snapshot), as_of);
    done->world = worlds.of({});
    LX_ASSIGN(done->exceptions, Exceptions::load(database, catalog, as_of));
    LX_ASSIGN(done->supervisions, Supervisions::load(database, catalog, as_of));
    LX_ASSIGN(done->agenda, load_agenda(database, catalog, as_of));
    progress.report("计算两个覆盖", 0, 0);
    take_coverage(*done, before);
    if (progress.cancelled())
        return fail(ErrorKind::Cancelled, "评估已取消。");
    for (std::size_t i = 0; i < packs.size(); ++i) {
        LX_ASSIGN(PackResult result,
                  evaluate_pack(packs[i], worlds.of(packs[i]->scope()),
                                before.done != nullptr ? &before.done->packs[i] : nullptr,
                                before.changed, progress));
        take_goals(done->goals, *result.evaluation, before);
        for (AgendaItem& item : target_agenda(*result.evaluation))
            done->agenda.push_back(std::move(item));
        done->packs.push_back(std::move(result));
    }
    return done;
}

} // namespace

std::string County::area_name(std::int32_t row) const
{
    return name_of(*world, "area", row);
}

std::string County::org_name(std::int32_t row) const
{
    return name_of(*world, "org", row);
}

Result<std::shared_ptr<const County>> County::load(Database& database, DefinitionsPtr definitions,
                                                   const std::vector<std::string>& policies,
                                                   Date as_of, Progress& progress)
{
    std::vector<std::shared_ptr<const PolicyPack>> packs;
    for (const std::string& id : policies) {
        LX_ASSIGN(auto pack, load_policy(database, definitions, id));
        packs.push_back(std::move(pack));
    }
    return evaluate_packs(database, std::move(definitions), packs, as_of, nullptr, progress);
}

Result<std::shared_ptr<const County>>
County::after(Database& database, const std::shared_ptr<const County>& before, Progress& progress)
{
    std::vector<std::shared_ptr<const PolicyPack>> packs;
    for (const PackResult& pack : before->packs)
        packs.push_back(pack.pack);
    return evaluate_packs(database, before->definitions, packs, before->as_of, before.get(),
                          progress);
}

} // namespace lx
