#pragma once

#include <span>
#include <string_view>

namespace lx {

/// One statement that finds rows which don't fit rows of other ledgers. Columns: the id of the row
/// to correct, then the texts of the sentence's {1}, {2} …. Parameter ?1: the day verify looks from
/// (ISO; a day beyond all others where there is none).
struct DataCheck
{
    std::string_view ledger;   ///< of the row
    std::string_view sentence; ///< Chinese: what is wrong and what to do
    std::string_view sql;
};

/// Checks that `verify` tells under one name; all are doubts.
struct DataItem
{
    std::string_view name;
    std::span<const DataCheck> checks;
};

/// In the order they are told in.
[[nodiscard]] std::span<const DataItem> data_items();

} // namespace lx
