#include "core/report/subject_names.h"

#include <algorithm>

#include "core/facts/placement.h"

namespace lx {

namespace {

template <class Names> std::string at(const Names& names, std::string_view ledger, std::int64_t id)
{
    const auto found = names.find(ledger);
    if (found == names.end())
        return {};
    const auto name = found->second.find(id);
    return name == found->second.end() ? std::string() : name->second;
}

} // namespace

Result<>
SubjectNames::fetch(const std::map<std::string, std::vector<std::int64_t>, std::less<>>& subjects)
{
    for (const auto& [ledger, ids] : subjects) {
        const LedgerDef& def = *m_catalog.ledger(ledger);
        LX_ASSIGN(m_labels[ledger], m_store.labels(def, ids));
        LX_ASSIGN(m_keys[ledger], m_store.keys(def, ids));
        LX_TRY(fetch_answerable(ledger, ids));
    }
    return {};
}

std::string SubjectNames::label(std::string_view ledger, std::int64_t id) const
{
    return at(m_labels, ledger, id);
}

std::string SubjectNames::key(std::string_view ledger, std::int64_t id) const
{
    return at(m_keys, ledger, id);
}

std::string SubjectNames::answerable(std::string_view ledger, std::int64_t id) const
{
    return at(m_answerable, ledger, id);
}

Result<> SubjectNames::fetch_answerable(const std::string& ledger,
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
