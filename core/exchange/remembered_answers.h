#pragma once

#include <map>
#include <string>

#include "core/base/result.h"
#include "core/exchange/import_answers.h"
#include "core/store/writer.h"

namespace lx {

class Database;

/// Answers that were given for a list, found again by the fingerprint of its headings
/// (FoundTable::fingerprint), and those that hold for every list. They live in the ledger file.
class RememberedAnswers
{
public:
    RememberedAnswers(Database& database, std::string ledger)
        : m_database(database), m_ledger(std::move(ledger))
    {}
    /// Reads all of them, for lists that are found while another connection may not be used.
    [[nodiscard]] Result<> read();
    /// Empty answers where there are none, or none that can still be read. Precondition: `read`.
    [[nodiscard]] ImportAnswers find(const std::string& fingerprint) const;
    /// Keeps what is to be remembered in the place of what was; the same again writes nothing.
    [[nodiscard]] Result<> keep(const std::string& fingerprint, const ImportAnswers& answers,
                                const Actor& actor);
    /// Whether 个体工商户 are taken in (ImportAnswers::individuals); not unless somebody said so.
    [[nodiscard]] Result<bool> takes_individuals() const;
    [[nodiscard]] Result<> take_individuals(bool taken, const Actor& actor);

private:
    [[nodiscard]] std::string prefix() const;
    [[nodiscard]] std::string key_of(const std::string& fingerprint) const;

    Database& m_database;
    std::string m_ledger;
    std::map<std::string, ImportAnswers> m_kept; ///< by key
};

} // namespace lx
