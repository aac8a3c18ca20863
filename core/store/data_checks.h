#pragma once

#include <span>
#include <string>
#include <string_view>

namespace lx {

class Statement;

/// One statement that finds rows which don't fit rows of other ledgers. Columns: the id of the row
/// to correct, then the texts of the sentence's {1}, {2} …. Parameter ?1: the day verify looks from
/// (ISO; a day beyond all others where there is none).
struct DataCheck
{
    std::string_view ledger;   ///< of the row
    std::string_view sentence; ///< Chinese: what is wrong and what to do
    std::string_view sql;
    /// What is over where the row goes on: its ledger and, in the statement (which ends in a
    /// condition), its id.
    struct Over
    {
        std::string_view ledger;
        std::string_view id;
    };
    Over over{};
};

/// ?1 where everything counts, also what lies ahead.
inline constexpr std::string_view beyond_all_days = "9999-12-31";

/// The sentence for the row a statement stands at.
[[nodiscard]] std::string sentence_of(const DataCheck& check, const Statement& row);

/// Checks that `verify` tells under one name; all are doubts.
struct DataItem
{
    std::string_view name;
    std::span<const DataCheck> checks;
};

/// In the order they are told in.
[[nodiscard]] std::span<const DataItem> data_items();
/// Those of them that tell what goes on though what it hangs on is over.
[[nodiscard]] std::span<const DataCheck> leftover_checks();

} // namespace lx
