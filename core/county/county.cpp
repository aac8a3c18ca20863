#include "core/county/county.h"

#include <algorithm>

#include "core/county/mass_gaps.h"
#include "core/county/policies.h"
#include "core/county/scopes.h"
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

/// The areas directly below the jurisdiction that have units, each with all below it.
std::vector<CoverageGroup> areas_of(const World& world, std::vector<CoverageGroup> groups)
{
    const std::vector<std::int32_t> tops = top_areas(world);
    const std::int32_t root = world.jurisdiction();
    const ColumnTable& table = world.snapshot().table("area");
    std::erase_if(groups, [&](const CoverageGroup& group) {
        if (group.figures.population == 0)
            return true; // the scope counts none of them
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
void take_goals(County& done, const Evaluation& evaluation, const Before& before)
{
    std::vector<CoverageGoal>& goals = done.goals;
    const bool places_stay = before.stays(target_needs(evaluation.pack())) &&
                             before.stays(done.scope->needs(done.definitions->facts()));
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

/// The figures of the two coverages, of the units of a scope.
CountyFigures figures_of(const World& world, const ScopedUnits& units)
{
    CoverageSummary coverage = coverage_summary(world, CoverageBy::Area, units);
    return {overview(world, units), coverage.total, areas_of(world, std::move(coverage.groups))};
}

void take_coverage(County& done, const Before& before)
{
    const FactRegistry& facts = done.definitions->facts();
    const bool stays = before.stays(overview_needs(facts)) && before.stays(coverage_needs(facts)) &&
                       before.stays(done.scope->needs(facts));
    if (stays) {
        done.figures = before.done->figures;
        done.of_all = before.done->of_all;
        return;
    }
    done.figures = figures_of(*done.world, done.units);
    if (!done.units.whole())
        done.of_all = std::make_shared<const CountyFigures>(figures_of(*done.world, {}));
}

/// The worlds of a county being made, one for each scope its policies have.
class Worlds
{
public:
    Worlds(const County& county, std::shared_ptr<const Snapshot> snapshot)
        : m_county(county), m_snapshot(std::move(snapshot))
    {}
    std::shared_ptr<const World> of(const std::vector<std::string>& scope)
    {
        for (const auto& world : m_worlds) {
            if (world->options().scope == scope)
                return world;
        }
        m_worlds.push_back(m_county.seen(m_snapshot, m_county.as_of, scope));
        return m_worlds.back();
    }

private:
    const County& m_county;
    std::shared_ptr<const Snapshot> m_snapshot;
    std::vector<std::shared_ptr<const World>> m_worlds;
};

using Packs = std::vector<std::shared_ptr<const PolicyPack>>;

/// Everything of a pack that is wanted of it.
Needs pack_needs(const PolicyPack& pack, const CountyWanted& wanted)
{
    Needs needs = pack.needs();
    if (wanted.figures || wanted.of == CountyWanted::Of::Rules)
        needs.merge(duty_needs(pack));
    if (wanted.figures || wanted.of == CountyWanted::Of::Targets) {
        needs.merge(target_needs(pack));
        needs.merge(nearest_needs(pack));
    }
    return needs;
}

Needs needs_of(const FactRegistry& facts, const Packs& packs, const Scope& scope,
               const CountyWanted& wanted)
{
    Needs needs = wanted.facts;
    needs.merge(scope.needs(facts));
    for (const auto& pack : packs)
        needs.merge(pack_needs(*pack, wanted));
    if (!packs.empty() && wanted.of != CountyWanted::Of::Targets)
        needs.merge(Exceptions::needs(facts));
    if (wanted.figures) {
        needs.merge(coverage_needs(facts));
        needs.merge(overview_needs(facts));
        needs.merge(Exceptions::needs(facts));
        needs.merge(Supervisions::needs(facts));
        needs.merge(agenda_needs(facts));
        needs.merge(focus_needs(facts));
        needs.merge(gap_needs(facts));
        facts.add_needs(*facts.find("unit", "unbuilt_kind"), FieldUse::Content, needs);
    }
    return needs;
}

EvaluateOptions options_of(const PolicyPack& pack, const CountyWanted& wanted,
                           const ScopedUnits& units, Progress& progress)
{
    EvaluateOptions how;
    how.units = units;
    how.progress = &progress;
    how.rules = wanted.rules;
    how.todo = wanted.of == CountyWanted::Of::All;
    if (wanted.of == CountyWanted::Of::Targets)
        for (const Target& target : pack.targets())
            how.rules.push_back(target.id);
    return how;
}

/// What the window's pages show of a pack. `old`: what it was before the changes; may be null.
void count(PackResult& result, const PackResult* old, const FieldChanges& changed)
{
    const auto& rules = result.evaluation->rules();
    for (std::size_t i = 0; i < rules.size(); ++i)
        result.counts.push_back(old != nullptr && !rules[i]->needs.touched_by(changed)
                                    ? old->counts[i]
                                    : result.evaluation->counts(*rules[i]));
    result.duties = old == nullptr ? duties(*result.evaluation)
                                   : duties_after(*result.evaluation, old->duties, changed);
}

/// `old`: what the pack said before the changes; may be null.
Result<PackResult> evaluate_pack(std::shared_ptr<const PolicyPack> pack,
                                 std::shared_ptr<const World> world, EvaluateOptions how,
                                 const PackResult* old, const FieldChanges& changed)
{
    if (old != nullptr) {
        how.before = old->evaluation.get();
        how.changed = &changed;
    }
    LX_ASSIGN(auto evaluation, evaluate(pack, std::move(world), how));
    PackResult result;
    result.pack = std::move(pack);
    result.evaluation = std::make_shared<const Evaluation>(std::move(evaluation));
    return result;
}

/// Reads the file, or what changed in it, and evaluates the packs; `previous` may be null.
Result<std::shared_ptr<const County>> make_county(Database& database, DefinitionsPtr definitions,
                                                  const Packs& packs,
                                                  std::shared_ptr<const Scope> scope,
                                                  const CountyWanted& wanted,
                                                  const County* previous, Progress& progress)
{
    auto done = std::make_shared<County>();
    done->scope = std::move(scope);
    done->as_of = wanted.as_of;
    done->definitions = definitions;
    LX_ASSIGN(done->jurisdiction, SettingsStore(database).jurisdiction());
    progress.report("读取台账", 0, 0);
    std::shared_ptr<const Snapshot> snapshot;
    Before before;
    if (previous != nullptr && previous->jurisdiction == done->jurisdiction) {
        LX_ASSIGN(auto update, update_snapshot(database, previous->world->snapshot(), progress));
        if (update) {
            snapshot = std::move(update->snapshot);
            before = {previous, std::move(update->changed)};
        }
    }
    if (snapshot == nullptr) {
        LX_ASSIGN(snapshot,
                  Snapshot::load(database, definitions,
                                 needs_of(definitions->facts(), packs, *done->scope, wanted),
                                 progress));
    }
    Worlds worlds(*done, std::move(snapshot));
    done->world = worlds.of({});
    done->units = ScopedUnits::of(done->scope, *done->world);
    if (wanted.figures) {
        done->supervisions = Supervisions::of(*done->world);
        done->agenda = agenda_of(*done->world);
        progress.report("计算两个覆盖", 0, 0);
        take_coverage(*done, before);
        done->focus = before.stays(focus_needs(done->definitions->facts()))
                          ? before.done->focus
                          : focus_lists(*done->world);
    }
    if (wanted.figures || (!packs.empty() && wanted.of != CountyWanted::Of::Targets))
        done->exceptions = Exceptions::of(*done->world);
    if (progress.cancelled())
        return fail(ErrorKind::Cancelled, "评估已取消。");
    for (std::size_t i = 0; i < packs.size(); ++i) {
        if (wanted.of == CountyWanted::Of::Targets && packs[i]->targets().empty())
            continue;
        const PackResult* old = before.done != nullptr ? &before.done->packs[i] : nullptr;
        LX_ASSIGN(PackResult result,
                  evaluate_pack(packs[i], worlds.of(packs[i]->scope()),
                                options_of(*packs[i], wanted, done->units, progress), old,
                                before.changed));
        if (wanted.figures) {
            count(result, old, before.changed);
            take_goals(*done, *result.evaluation, before);
            for (auto& items : {rule_agenda(*result.evaluation, result.duties, i),
                                target_agenda(*result.evaluation, i)})
                done->agenda.insert(done->agenda.end(), items.begin(), items.end());
        }
        done->packs.push_back(std::move(result));
    }
    if (wanted.figures) {
        sort_agenda(done->agenda);
        follow_focus(done->focus, *done);
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

std::shared_ptr<const World> County::seen(std::shared_ptr<const Snapshot> snapshot, Date day,
                                          const std::vector<std::string>& kinds) const
{
    return std::make_shared<const World>(
        std::move(snapshot), World::Options{day, kinds, jurisdiction ? jurisdiction->area : 0});
}

Result<std::shared_ptr<const County>> County::load(Database& database, DefinitionsPtr definitions,
                                                   const CountyWanted& wanted, Progress& progress)
{
    Packs packs;
    for (const std::string& id : wanted.policies) {
        LX_ASSIGN(auto pack, load_policy(database, definitions, id));
        packs.push_back(std::move(pack));
    }
    LX_ASSIGN(auto scope, find_scope(database, definitions->facts(), wanted.scope, wanted.as_of));
    return make_county(database, std::move(definitions), packs, std::move(scope), wanted, nullptr,
                       progress);
}

Result<std::shared_ptr<const County>>
County::after(Database& database, const std::shared_ptr<const County>& before, Progress& progress)
{
    CountyWanted wanted = CountyWanted::by_pages({}, before->as_of);
    wanted.facts = before->world->snapshot().needs(); // where all is read anew: what was there
    Packs packs;
    for (const PackResult& pack : before->packs)
        packs.push_back(pack.pack);
    return make_county(database, before->definitions, packs, before->scope, wanted, before.get(),
                       progress);
}

} // namespace lx
