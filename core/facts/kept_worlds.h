#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "core/facts/world.h"

namespace lx {

/// Worlds of one ledger file that somebody has read: who needs no more than is in one shares it, as
/// long as nothing changed that they need, instead of reading the file once more. What is kept here
/// goes with those who hold it; only the world read last stays. May be asked from any thread.
class KeptWorlds
{
public:
    /// Offers a world of the file to others.
    void keep(const std::shared_ptr<const World>& world);
    /// As load_world, or one that is kept; where something changed that is needed, one that is kept
    /// with the changed rows read anew. Errors: as load_world.
    [[nodiscard]] Result<std::shared_ptr<const World>>
    find(Database& database, const DefinitionsPtr& definitions, const Needs& needs,
         World::Options options, Progress& progress);

private:
    [[nodiscard]] std::vector<std::shared_ptr<const World>>
    fitting(const DefinitionsPtr& definitions, const Needs& needs, const World::Options& options);

    std::mutex m_mutex;
    std::vector<std::weak_ptr<const World>> m_worlds; ///< the newest last
    std::shared_ptr<const World> m_last;              ///< read here, held by nobody perhaps
};

} // namespace lx
