#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/ledger/ledger_def.h"

namespace lx {

/// A cell without a value.
inline constexpr std::int32_t kNone32 = std::numeric_limits<std::int32_t>::min();
inline constexpr std::int64_t kNone64 = std::numeric_limits<std::int64_t>::min();
/// A reference-or-text cell that holds text: something is there, but no row.
inline constexpr std::int32_t kTextOnly32 = -2;
inline constexpr std::int64_t kTextOnly64 = kNone64 + 1;

/// Every text of a snapshot once, known by a number ("code" ≥ 0). Codes of equal texts are equal
/// across all columns of the snapshot, so comparing texts is comparing numbers.
class TextPool
{
public:
    TextPool();
    /// Begins with all texts of another, which keep their codes and are not copied.
    explicit TextPool(std::shared_ptr<const TextPool> base);
    TextPool(TextPool&&) noexcept;
    TextPool& operator=(TextPool&&) noexcept;
    ~TextPool();

    /// The code of a text, given a new one where it has none.
    [[nodiscard]] std::int32_t intern(std::string_view text);
    /// The code of a text; kNone32 where no cell holds it.
    [[nodiscard]] std::int32_t find(std::string_view text) const;
    [[nodiscard]] std::string_view text(std::int32_t code) const;
    [[nodiscard]] std::int32_t size() const;
    /// A pool that goes on from this one and never stands on more than one other: what this one has
    /// above its base is copied.
    [[nodiscard]] static TextPool continued(const std::shared_ptr<const TextPool>& pool);
    /// How many texts it added to those of its base; 0 without one.
    [[nodiscard]] std::int32_t added() const { return m_base != nullptr ? size() - m_first : 0; }

private:
    struct State;
    std::shared_ptr<const TextPool> m_base; ///< codes below its size are its
    std::int32_t m_first = 0;               ///< its size
    std::unique_ptr<State> m_state;
};

/// How a field's cells are kept in memory.
enum class ColumnKind : std::uint8_t
{
    Absent, ///< not loaded
    Int32, ///< day numbers, codes of texts, yes/no as 1/0, whole numbers, row numbers of references
    Int64, ///< money in 分
    Real,  ///< NaN = none
    List,  ///< references to several rows: `starts` (rows + 1) into `i32`
    Given  ///< only whether there is something: 1/0 in `i32`
};

/// One field of a table, as a vector over its rows.
struct Column
{
    ColumnKind kind = ColumnKind::Absent;
    std::vector<std::int32_t> i32;
    std::vector<std::int64_t> i64;
    std::vector<double> real;
    std::vector<std::int32_t> starts;
};

/// The loaded fields of a ledger's rows, in the order of their ids.
struct ColumnTable
{
    const LedgerDef* def = nullptr;
    std::vector<std::int64_t> ids; ///< ascending
    std::vector<Column> columns;   ///< one a field, in the definition's order

    [[nodiscard]] std::int32_t rows() const { return static_cast<std::int32_t>(ids.size()); }
    /// Row number of an id; -1 where it is not there.
    [[nodiscard]] std::int32_t row_of(std::int64_t id) const;
};

} // namespace lx
