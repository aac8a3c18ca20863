#include "core/county/compare.h"

#include "core/county/county.h"
#include "core/county/policies.h"

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
                                                    Date as_of, Progress& progress)
{
    auto world = county.seen(county.world->shared_snapshot(), as_of, pack->scope());
    EvaluateOptions how;
    how.todo = false;
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
    CountyWanted wanted;
    wanted.as_of = left.as_of;
    wanted.facts = left_pack->needs();
    wanted.facts.merge(right_pack->needs());
    LX_ASSIGN(const auto county, County::load(database, definitions, wanted, progress));
    progress.report("评估两侧", 0, 0);
    LX_ASSIGN(auto one, answer_of(*county, std::move(left_pack), left.as_of, progress));
    LX_ASSIGN(auto other, answer_of(*county, std::move(right_pack), right.as_of, progress));
    if (progress.cancelled())
        return fail(ErrorKind::Cancelled, "对比已取消。");
    return std::make_shared<const Comparison>(std::move(one), std::move(other), matters());
}

} // namespace lx
