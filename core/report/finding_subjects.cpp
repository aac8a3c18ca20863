#include "core/report/finding_subjects.h"

#include <algorithm>

#include "core/facts/placement.h"

namespace lx {

Result<> FindingSubjects::fetch(
    const std::map<std::string, std::vector<std::int64_t>, std::less<>>& subjects)
{
    for (const auto& [ledger, ids] : subjects) {
        for (const std::int64_t id : ids)
            m_names.want(ledger, id);
        LX_TRY(fetch_answerable(ledger, ids));
    }
    return m_names.fetch();
}

std::string FindingSubjects::answerable(std::string_view ledger, std::int64_t id) const
{
    const auto found = m_answerable.find(ledger);
    if (found == m_answerable.end())
        return {};
    const auto name = found->second.find(id);
    return name == found->second.end() ? std::string() : name->second;
}

Result<> FindingSubjects::fetch_answerable(const std::string& ledger,
                                           const std::vector<std::int64_t>& ids)
{
    const Placement places(m_world, ledger);
    const ColumnTable& rows = m_world.snapshot().table(ledger);
    const ColumnTable& orgs = m_world.snapshot().table("org");
    std::unordered_map<std::int64_t, std::int64_t> through;
    std::vector<std::int64_t> targets;
    for (const std::int64_t id : ids) {
        const std::int32_t row = rows.row_of(id);
        const std::int32_t org = row < 0 ? -1 : places.org(row);
        if (org < 0)
            continue;
        targets.push_back(orgs.ids[static_cast<std::size_t>(org)]);
        through.emplace(id, targets.back());
    }
    std::sort(targets.begin(), targets.end());
    targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
    LX_ASSIGN(auto names, m_store.labels(*m_catalog.ledger("org"), targets));
    for (const auto& [id, target] : through)
        m_answerable[ledger][id] = names[target];
    return {};
}

} // namespace lx
