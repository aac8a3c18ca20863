#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/facts/fact_registry.h"
#include "core/ledger/catalog.h"

namespace lx {

class Database;

/// What the rows of one ledger file are: its ledgers with the county's own fields, and every fact
/// that rules, filters, reports and sheets can read of them. Made once when a file is opened; a
/// change of the own fields makes new ones. Snapshots, packs and reports made with one are used
/// with the same one. Never changes after it is made; may be read from any thread.
class Definitions
{
public:
    explicit Definitions(Catalog catalog) : m_catalog(std::move(catalog)), m_facts(m_catalog) {}
    Definitions(const Definitions&) = delete;
    Definitions& operator=(const Definitions&) = delete;

    /// Those of a file without own fields: for what is done without a file.
    [[nodiscard]] static std::shared_ptr<const Definitions> program();
    /// Those of a file. An own field that can't be read blocks itself alone: `faults` (where given)
    /// gets a sentence that names it. Errors: Database.
    [[nodiscard]] static Result<std::shared_ptr<const Definitions>>
    of_file(Database& database, std::vector<std::string>* faults = nullptr);

    [[nodiscard]] const Catalog& catalog() const { return m_catalog; }
    [[nodiscard]] const FactRegistry& facts() const { return m_facts; }

private:
    Catalog m_catalog;
    FactRegistry m_facts; ///< of m_catalog
};

using DefinitionsPtr = std::shared_ptr<const Definitions>;

/// The ledgers alone, kept alive with the rest.
[[nodiscard]] inline std::shared_ptr<const Catalog> catalog_of(const DefinitionsPtr& definitions)
{
    return {definitions, &definitions->catalog()};
}

} // namespace lx
