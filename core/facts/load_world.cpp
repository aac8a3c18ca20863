#include "core/base/progress.h"
#include "core/facts/world.h"

namespace lx {

Result<std::shared_ptr<const World>> load_world(Database& database, const Catalog& catalog,
                                                const Needs& needs, World::Options options,
                                                const SnapshotScope& scope, Progress& progress,
                                                const FactRegistry& registry)
{
    LX_ASSIGN(auto snapshot, Snapshot::load(database, catalog, needs, scope, progress));
    return std::make_shared<const World>(std::move(snapshot), registry, std::move(options));
}

} // namespace lx
