#include "core/facts/kept_worlds.h"

#include <algorithm>

#include "core/facts/snapshot_update.h"
#include "core/store/change_log.h"
#include "core/store/settings_store.h"

namespace lx {

namespace {

/// More changed rows than this are not looked through: they are read with all others.
constexpr std::int64_t most_changes = 20'000;

bool same(const World::Options& one, const World::Options& other)
{
    return one.as_of == other.as_of && one.scope == other.scope &&
           one.jurisdiction == other.jurisdiction;
}

/// Rows that name what they are about by kind and key: what they mean may change with the keys of
/// others, which the log of the rows themselves doesn't tell.
bool names_others(const Needs& needs, const Catalog& catalog)
{
    return std::ranges::any_of(needs.ledgers(), [&](const auto& needed) {
        const LedgerDef* def = catalog.ledger(needed.first);
        const int object = def == nullptr ? -1 : def->object_field();
        return object >= 0 &&
               needed.second.contains(def->fields[static_cast<std::size_t>(object)].key);
    });
}

} // namespace

void KeptWorlds::keep(const std::shared_ptr<const World>& world)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_worlds, [&](const auto& one) { return one.expired() || one.lock() == world; });
    m_worlds.push_back(world);
}

std::vector<std::shared_ptr<const World>> KeptWorlds::fitting(const DefinitionsPtr& definitions,
                                                              const Needs& needs,
                                                              const World::Options& options)
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::shared_ptr<const World>> found;
    for (auto one = m_worlds.rbegin(); one != m_worlds.rend(); ++one) {
        auto world = one->lock();
        if (world != nullptr && world->snapshot().definitions() == definitions &&
            same(world->options(), options) && world->snapshot().needs().hold(needs))
            found.push_back(std::move(world));
    }
    return found;
}

Result<std::shared_ptr<const World>> KeptWorlds::find(Database& database,
                                                      const DefinitionsPtr& definitions,
                                                      const Needs& needs, World::Options options,
                                                      Progress& progress)
{
    if (options.jurisdiction == 0) {
        LX_ASSIGN(const auto jurisdiction, SettingsStore(database).jurisdiction());
        options.jurisdiction = jurisdiction ? jurisdiction->area : 0;
    }
    const bool by_key = names_others(needs, definitions->catalog());
    std::shared_ptr<const World> base; // not up to date, the newest of those
    for (auto& world : fitting(definitions, needs, options)) {
        LX_ASSIGN(const auto changed, ChangeLog(database).changed_since(
                                          world->snapshot().read_at_action(), most_changes));
        if (changed && (changed->empty() || (!by_key && !needs.touched_by(*changed))))
            return world;
        if (changed && base == nullptr)
            base = std::move(world);
    }
    std::shared_ptr<const World> fresh;
    if (base != nullptr) {
        LX_ASSIGN(auto update, update_snapshot(database, base->snapshot(), progress));
        if (update && !needs.touched_by(update->changed))
            return base;
        if (update)
            fresh = std::make_shared<const World>(std::move(update->snapshot), base->options());
    }
    if (fresh == nullptr) {
        LX_ASSIGN(fresh, load_world(database, definitions, needs, std::move(options), progress));
    }
    keep(fresh);
    const std::lock_guard lock(m_mutex);
    m_last = fresh;
    return fresh;
}

} // namespace lx
