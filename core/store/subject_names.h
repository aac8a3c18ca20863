#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/store/ledger_store.h"

namespace lx {

/// Natural keys and names of rows of several ledgers, fetched a batch at a time.
class SubjectNames
{
public:
    SubjectNames(Database& database, const Catalog& catalog)
        : m_store(database, catalog), m_catalog(catalog)
    {}

    /// Remembers that this row's names will be asked for.
    void want(std::string_view ledger, std::int64_t id)
    {
        m_wanted[std::string(ledger)].push_back(id);
    }
    /// Fetches what was wanted since the last call and forgets the rest.
    [[nodiscard]] Result<> fetch();
    /// ID numbers unmasked: what programs match on.
    [[nodiscard]] const std::string& key(std::string_view ledger, std::int64_t id) const;
    [[nodiscard]] const std::string& name(std::string_view ledger, std::int64_t id) const;

private:
    using Texts = std::unordered_map<std::int64_t, std::string>;
    LedgerStore m_store;
    const Catalog& m_catalog;
    std::map<std::string, std::vector<std::int64_t>, std::less<>> m_wanted;
    std::map<std::string, Texts, std::less<>> m_keys;
    std::map<std::string, Texts, std::less<>> m_names;
};

} // namespace lx
