#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/result.h"
#include "core/facts/world.h"
#include "core/store/subject_names.h"

namespace lx {

/// Names, keys and answerable organizations of the subjects of a table, fetched by ledger in one
/// go. The world holds duty_needs.
class FindingSubjects
{
public:
    FindingSubjects(Database& database, const Catalog& catalog, const World& world)
        : m_store(database, catalog), m_names(database, catalog), m_catalog(catalog), m_world(world)
    {}

    /// By ledger: ids. Errors: Database.
    [[nodiscard]] Result<>
    fetch(const std::map<std::string, std::vector<std::int64_t>, std::less<>>& subjects);
    [[nodiscard]] const std::string& kind(std::string_view ledger) const
    {
        return m_catalog.ledger(ledger)->name;
    }
    [[nodiscard]] const std::string& label(std::string_view ledger, std::int64_t id) const
    {
        return m_names.name(ledger, id);
    }
    [[nodiscard]] const std::string& key(std::string_view ledger, std::int64_t id) const
    {
        return m_names.key(ledger, id);
    }
    [[nodiscard]] std::string answerable(std::string_view ledger, std::int64_t id) const;

private:
    [[nodiscard]] Result<> fetch_answerable(const std::string& ledger,
                                            const std::vector<std::int64_t>& ids);

    LedgerStore m_store;
    SubjectNames m_names;
    const Catalog& m_catalog;
    const World& m_world;
    std::map<std::string, std::unordered_map<std::int64_t, std::string>, std::less<>> m_answerable;
};

} // namespace lx
