#include "core/chart/kept_counties.h"

#include <algorithm>

#include "core/store/change_log.h"

namespace lx {

namespace {

bool holds(const County& county, const CountyWanted& of, const CountyWanted& wanted)
{
    const bool evaluated =
        wanted.policies.empty() || (wanted.policies == of.policies && wanted.rules == of.rules &&
                                    of.of <= wanted.of); // All tells the rules, these the targets
    return county.as_of == wanted.as_of && evaluated && (of.figures || !wanted.figures) &&
           (of.scope == wanted.scope || county.units.id() == wanted.scope) &&
           county.world->snapshot().needs().hold(wanted.facts);
}

} // namespace

void KeptCounties::offer(std::shared_ptr<const County> county)
{
    const std::lock_guard lock(m_mutex);
    m_offered.reset();
    if (county == nullptr)
        return;
    CountyWanted of = CountyWanted::by_pages({}, county->as_of, county->units.id());
    for (const PackResult& pack : county->packs)
        of.policies.push_back(pack.pack->id());
    m_offered = Kept{std::move(county), std::move(of)};
}

void KeptCounties::forget()
{
    const std::lock_guard lock(m_mutex);
    m_read.reset();
}

Result<std::shared_ptr<const County>> KeptCounties::find(Database& database,
                                                         const DefinitionsPtr& definitions,
                                                         const CountyWanted& wanted,
                                                         const Needs& besides, Progress& progress)
{
    LX_ASSIGN(const std::int64_t now, ChangeLog(database).last_action());
    {
        const std::lock_guard lock(m_mutex);
        for (const auto* kept : {&m_offered, &m_read}) {
            if (kept->has_value() && (*kept)->county->definitions == definitions &&
                (*kept)->county->world->snapshot().read_at_action() == now &&
                holds(*(*kept)->county, (*kept)->of, wanted))
                return (*kept)->county;
        }
    }
    CountyWanted more = wanted;
    more.facts.merge(besides);
    LX_ASSIGN(auto county, County::load(database, definitions, more, progress));
    const std::lock_guard lock(m_mutex);
    m_read = Kept{county, std::move(more)};
    return county;
}

} // namespace lx
