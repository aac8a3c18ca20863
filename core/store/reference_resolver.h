#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/record.h"
#include "core/store/ledger_store.h"

namespace lx {

/// Looks up references by natural key or, where that is unique, by name (both folded). A ledger's
/// index is read when the first reference to it comes; texts that were asked before are answered
/// from memory.
class ReferenceResolver
{
public:
    ReferenceResolver(Database& database, const Catalog& catalog) : m_store(database, catalog) {}

    struct Found
    {
        std::int64_t id = 0; ///< 0 = none or several
        int candidates = 0;
    };
    [[nodiscard]] Result<Found> find(const LedgerDef& def, const std::string& text);
    /// A row of a ledger that rows of the same file may refer to was inserted. Precondition: its
    /// key is one text field.
    void add(const LedgerDef& def, std::int64_t id, const Record& record);
    /// What to tell where `find` gave no row.
    [[nodiscard]] static std::string reason(const LedgerDef& def, const std::string& text,
                                            const Found& found);

private:
    struct Ledger
    {
        LedgerStore::ReferenceIndex index;
        std::unordered_map<std::string, Found> known; ///< by the text as written
    };
    [[nodiscard]] Result<Ledger*> ledger(const LedgerDef& def);

    LedgerStore m_store;
    std::map<std::string, Ledger> m_ledgers;
};

} // namespace lx
