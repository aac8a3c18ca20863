#include "core/county/compare.h"

#include "core/county/policies.h"

namespace lx {

namespace {

Result<std::shared_ptr<const PolicyPack>>
pack_of(Database& database, const DefinitionsPtr& definitions, const ComparedSide& side)
{
    if (!side.original)
        return load_policy(database, definitions, side.policy);
    LX_ASSIGN(const std::string text, policy_text(database, side.policy));
    return PolicyPack::from_json(definitions, side.policy, text);
}

Result<std::shared_ptr<const Evaluation>> answer_of(std::shared_ptr<const PolicyPack> pack,
                                                    std::shared_ptr<const Snapshot> snapshot,
                                                    Date as_of, Progress& progress)
{
    World::Options options;
    options.as_of = as_of;
    options.scope = pack->scope();
    auto world = std::make_shared<const World>(std::move(snapshot), options);
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
    LX_ASSIGN(const auto known, matters());
    LX_ASSIGN(auto left_pack, pack_of(database, definitions, left));
    LX_ASSIGN(auto right_pack, pack_of(database, definitions, right));
    Needs needs = left_pack->needs();
    needs.merge(right_pack->needs());
    progress.report("读取台账", 0, 0);
    LX_ASSIGN(const auto snapshot, Snapshot::load(database, definitions, needs, progress));
    progress.report("评估两侧", 0, 0);
    LX_ASSIGN(auto one, answer_of(std::move(left_pack), snapshot, left.as_of, progress));
    LX_ASSIGN(auto other, answer_of(std::move(right_pack), snapshot, right.as_of, progress));
    if (progress.cancelled())
        return fail(ErrorKind::Cancelled, "对比已取消。");
    return std::make_shared<const Comparison>(std::move(one), std::move(other), known);
}

} // namespace lx
