#include "core/county/compare.h"

#include "core/county/county.h"
#include "core/county/policies.h"
#include "core/county/scopes.h"

namespace lx {

namespace {

Result<std::shared_ptr<const PolicyPack>>
pack_of(Database& database, const DefinitionsPtr& definitions, const ComparedSide& side)
{
    return side.original ? original_policy(database, definitions, side.policy)
                         : load_policy(database, definitions, side.policy);
}

Result<std::shared_ptr<const Evaluation>> answer_of(const County& county,
                                                    std::shared_ptr<const PolicyPack> pack,
                                                    std::shared_ptr<const Scope> scope, Date as_of,
                                                    Progress& progress)
{
    auto world = county.seen(county.world->shared_snapshot(), as_of, pack->scope());
    EvaluateOptions how;
    how.todo = false;
    how.units = ScopedUnits::of(std::move(scope), *world);
    how.progress = &progress;
    LX_ASSIGN(auto evaluation, evaluate(std::move(pack), std::move(world), how));
    return std::make_shared<const Evaluation>(std::move(evaluation));
}

} // namespace

Result<std::shared_ptr<const Comparison>>
compare_file(Database& database, const DefinitionsPtr& definitions, const ComparedSide& left,
             const ComparedSide& right, Progress& progress)
{
    LX_ASSIGN(auto left_pack, pack_of(database, definitions, left));
    LX_ASSIGN(auto right_pack, pack_of(database, definitions, right));
    const FactRegistry& facts = definitions->facts();
    LX_ASSIGN(auto left_scope, find_scope(database, facts, left.scope, left.as_of));
    LX_ASSIGN(auto right_scope, find_scope(database, facts, right.scope, right.as_of));
    CountyWanted wanted;
    wanted.as_of = left.as_of;
    wanted.facts = left_pack->needs();
    wanted.facts.merge(right_pack->needs());
    wanted.facts.merge(left_scope->needs(facts));
    wanted.facts.merge(right_scope->needs(facts));
    LX_ASSIGN(const auto county, County::load(database, definitions, wanted, progress));
    progress.report("评估两侧", 0, 0);
    LX_ASSIGN(auto one, answer_of(*county, std::move(left_pack), std::move(left_scope), left.as_of,
                                  progress));
    LX_ASSIGN(auto other, answer_of(*county, std::move(right_pack), std::move(right_scope),
                                    right.as_of, progress));
    if (progress.cancelled())
        return fail(ErrorKind::Cancelled, "对比已取消。");
    return std::make_shared<const Comparison>(std::move(one), std::move(other), matters());
}

} // namespace lx
