#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/value.h"

namespace lx {

class Database;

/// A value of a column and how many rows hold it.
struct ValueCount
{
    Value value; ///< empty: those that hold nothing
    std::int64_t rows = 0;
};

/// What a field holds over many rows. Lists of references count as they stand, one value a list.
struct ColumnStatistics
{
    std::int64_t rows = 0;
    std::int64_t empty = 0;
    std::int64_t distinct = 0; ///< values, the empty one not among them
    /// Of numbers (money in 分): empty without any, or where it does not fit.
    Value sum;
    std::optional<double> mean; ///< of the rows that hold a number
    Value least;                ///< by number, day or text
    Value greatest;
    bool at_least = false; ///< derived numbers: some are only known to be at least so much
    /// The most frequent ones, then by value; the empty one among them.
    std::vector<ValueCount> values;

    [[nodiscard]] std::int64_t given() const { return rows - empty; }
};

/// Its values can be added up.
[[nodiscard]] bool adds_up(const FieldDef& field);
/// Its values stand in an order that says something: numbers and times.
[[nodiscard]] bool has_ends(const FieldDef& field);
/// Keeps the `most` values that rank first: the most frequent ones, then by value. Each comes once.
class FrequentValues
{
public:
    explicit FrequentValues(std::size_t most) : m_most(most) {}
    void add(ValueCount next);
    /// In their order.
    [[nodiscard]] std::vector<ValueCount> take();

private:
    std::size_t m_most;
    std::vector<ValueCount> m_values;
};

/// Memory grows with the values that differ, not with the rows. `rows`: only these; null: all.
/// `most`: of the values listed. Errors: Database, Cancelled.
[[nodiscard]] Result<ColumnStatistics> column_statistics(Database& database, const LedgerDef& def,
                                                         int field,
                                                         const std::vector<std::int64_t>* rows,
                                                         std::size_t most, Progress& progress);

/// Ids of the rows (of these, or of all) that hold the value, ascending.
[[nodiscard]] Result<std::vector<std::int64_t>>
rows_with_value(Database& database, const LedgerDef& def, int field, const Value& value,
                const std::vector<std::int64_t>* rows);

} // namespace lx
