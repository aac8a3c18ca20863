#include "ui/presentation/evaluated.h"

#include <algorithm>

#include "core/county/policies.h"
#include "core/facts/placement.h"
#include "core/rules/condition.h"
#include "core/rules/target_areas.h"
#include "core/rules/target_gap.h"
#include "core/rules/target_nearest.h"
#include "core/store/change_log.h"

namespace lx::ui {

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

/// The targets of the two coverages, with their figures by area.
void take_goals(std::vector<CoverageGoal>& goals, const Evaluation& evaluation)
{
    for (const TargetResult& result : evaluation.targets()) {
        const Target& target = *result.target;
        for (const bool work : {false, true}) {
            const auto percent = coverage_target(target, work ? "work_covered" : "org_covered");
            if (!percent)
                continue;
            CoverageGoal goal{*percent, target.title, work, {}, {}};
            if (target.who != nullptr)
                goal.who = target.who->name;
            else if (!evaluation.pack().scope().empty())
                goal.who = "scope";
            for (const TargetArea& area : target_areas(evaluation, result)) {
                if (area.level == 1)
                    goal.areas[area.result.area] = {area.result.numerator,
                                                    area.result.denominator.value_or(0)};
            }
            goals.push_back(std::move(goal));
        }
    }
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
        m_worlds.push_back(
            std::make_shared<const World>(m_snapshot, FactRegistry::builtin(), options));
        return m_worlds.back();
    }

private:
    std::shared_ptr<const Snapshot> m_snapshot;
    Date m_as_of;
    std::vector<std::shared_ptr<const World>> m_worlds;
};

/// More changed rows than this are not looked at one by one: everything is evaluated.
constexpr std::int64_t most_changes = 20'000;

/// What was evaluated before some changes.
struct Before
{
    const PackResult* result = nullptr;
    const FieldChanges* changed = nullptr;
};

Result<PackResult> evaluate_pack(std::shared_ptr<const PolicyPack> pack,
                                 std::shared_ptr<const World> world, const Before& before,
                                 Progress& progress)
{
    EvaluateOptions how;
    how.progress = &progress;
    if (before.result != nullptr) {
        how.before = before.result->evaluation.get();
        how.changed = before.changed;
    }
    LX_ASSIGN(auto evaluation, evaluate(pack, std::move(world), how));
    PackResult result;
    result.pack = std::move(pack);
    result.evaluation = std::make_shared<const Evaluation>(std::move(evaluation));
    for (const Rule* rule : result.evaluation->rules())
        result.counts.push_back(result.evaluation->counts(*rule));
    result.duties = before.result == nullptr
                        ? duties(*result.evaluation)
                        : duties_after(*result.evaluation, before.result->duties, *before.changed);
    return result;
}

/// Reads the file and evaluates the packs; `before` may be null.
Result<std::shared_ptr<const Evaluated>>
evaluate_packs(Database& database, std::shared_ptr<const Catalog> catalog,
               const std::vector<std::shared_ptr<const PolicyPack>>& packs, Date as_of,
               const Evaluated* before, Progress& progress)
{
    auto done = std::make_shared<Evaluated>();
    done->as_of = as_of;
    done->catalog = catalog;
    Needs needs = coverage_needs();
    needs.merge(overview_needs());
    for (const auto& pack : packs) {
        needs.merge(pack->needs());
        needs.merge(duty_needs(*pack));
        needs.merge(target_needs(*pack));
        needs.merge(nearest_needs(*pack));
    }
    progress.report("读取台账", 0, 0);
    LX_ASSIGN(auto snapshot, Snapshot::load(database, *catalog, needs, {}, progress));
    // What was written since, up to this snapshot or later: too much is only evaluated once more.
    std::optional<FieldChanges> changed;
    if (before != nullptr) {
        LX_ASSIGN(changed, ChangeLog(database).changed_since(
                               before->world->snapshot().read_at_action(), most_changes));
    }
    Worlds worlds(std::move(snapshot), as_of);
    const auto world = worlds.of({});
    done->world = world;
    LX_ASSIGN(done->exceptions, Exceptions::load(database, *catalog, as_of));
    LX_ASSIGN(done->supervisions, Supervisions::load(database, *catalog, as_of));
    LX_ASSIGN(done->agenda, load_agenda(database, *catalog, as_of));
    progress.report("计算两个覆盖", 0, 0);
    done->overview = overview(*world);
    CoverageSummary coverage = coverage_summary(*world, CoverageBy::Area);
    done->total = coverage.total;
    done->areas = areas_of(*world, std::move(coverage.groups));
    if (progress.cancelled())
        return fail(ErrorKind::Cancelled, "评估已取消。");
    for (std::size_t i = 0; i < packs.size(); ++i) {
        Before old;
        if (changed) {
            old.result = &before->packs[i];
            old.changed = &*changed;
        }
        LX_ASSIGN(PackResult result,
                  evaluate_pack(packs[i], worlds.of(packs[i]->scope()), old, progress));
        take_goals(done->goals, *result.evaluation);
        for (AgendaItem& item : target_agenda(*result.evaluation))
            done->agenda.push_back(std::move(item));
        done->packs.push_back(std::move(result));
    }
    return done;
}

} // namespace

std::string Evaluated::area_name(std::int32_t row) const
{
    return name_of(*world, "area", row);
}

std::string Evaluated::org_name(std::int32_t row) const
{
    return name_of(*world, "org", row);
}

Result<std::shared_ptr<const Evaluated>> evaluate_county(Database& database,
                                                         std::shared_ptr<const Catalog> catalog,
                                                         const std::vector<std::string>& policies,
                                                         Date as_of, Progress& progress)
{
    std::vector<std::shared_ptr<const PolicyPack>> packs;
    for (const std::string& id : policies) {
        LX_ASSIGN(auto pack, load_policy(database, id));
        packs.push_back(std::move(pack));
    }
    return evaluate_packs(database, std::move(catalog), packs, as_of, nullptr, progress);
}

Result<std::shared_ptr<const Evaluated>>
evaluate_again(Database& database, const std::shared_ptr<const Evaluated>& before,
               Progress& progress)
{
    std::vector<std::shared_ptr<const PolicyPack>> packs;
    for (const PackResult& pack : before->packs)
        packs.push_back(pack.pack);
    return evaluate_packs(database, before->catalog, packs, before->as_of, before.get(), progress);
}

} // namespace lx::ui
