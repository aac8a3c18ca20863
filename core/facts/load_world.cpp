#include "core/base/progress.h"
#include "core/facts/world.h"
#include "core/store/settings_store.h"

namespace lx {

Result<std::shared_ptr<const World>> load_world(Database& database, DefinitionsPtr definitions,
                                                const Needs& needs, World::Options options,
                                                Progress& progress)
{
    if (options.jurisdiction == 0) {
        LX_ASSIGN(const auto jurisdiction, SettingsStore(database).jurisdiction());
        options.jurisdiction = jurisdiction ? jurisdiction->area : 0;
    }
    LX_ASSIGN(auto snapshot, Snapshot::load(database, std::move(definitions), needs, progress));
    return std::make_shared<const World>(std::move(snapshot), std::move(options));
}

} // namespace lx
