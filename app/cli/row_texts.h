#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/facts/world.h"
#include "core/store/column_reader.h"

namespace lx::cli {

/// Natural keys and names of the rows of one ledger of a snapshot.
class LedgerTexts
{
public:
    LedgerTexts(RowNames names, const std::vector<std::int64_t>& ids);

    /// By row number of the snapshot; "" for a row that has gone from the file since. ID numbers
    /// unmasked: what programs match on.
    [[nodiscard]] std::string_view key(std::int32_t row) const { return text(m_names.keys, row); }
    [[nodiscard]] std::string_view name(std::int32_t row) const { return text(m_names.names, row); }
    /// Row numbers in the order of their keys: the same for the same rows, in whatever order they
    /// came into the file.
    [[nodiscard]] const std::vector<std::int32_t>& order() const { return m_order; }
    /// Place of each row in that order.
    [[nodiscard]] const std::vector<std::int32_t>& rank() const { return m_rank; }

private:
    [[nodiscard]] std::string_view text(const TextColumn& column, std::int32_t row) const
    {
        const std::int32_t at = m_places.empty() ? row : m_places[static_cast<std::size_t>(row)];
        return at < 0 ? std::string_view() : column[static_cast<std::size_t>(at)];
    }
    void sort(std::size_t rows);

    RowNames m_names;
    std::vector<std::int32_t> m_places; ///< row → place in the names; empty: the same
    std::vector<std::int32_t> m_order;
    std::vector<std::int32_t> m_rank;
};

/// The texts of several ledgers, each read in one pass.
class RowTexts
{
public:
    /// Errors: Database, Cancelled.
    [[nodiscard]] static Result<RowTexts> load(Database& database, const Catalog& catalog,
                                               const World& world,
                                               const std::set<std::string>& ledgers,
                                               Progress& progress);
    /// Precondition: it was loaded.
    [[nodiscard]] const LedgerTexts& of(std::string_view ledger) const
    {
        return m_ledgers.find(ledger)->second;
    }

private:
    std::map<std::string, LedgerTexts, std::less<>> m_ledgers;
};

} // namespace lx::cli
