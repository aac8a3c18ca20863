#pragma once

#include <string>
#include <vector>

#include "core/rows/filter_subject.h"

namespace lx {

/// What lists of a ledger can show: its fields in order, then derived facts in the shape of fields.
/// Columns go by their keys; of a key that both have there is the field alone.
[[nodiscard]] std::vector<FilterSubject> list_columns(const FactRegistry& registry,
                                                      const LedgerDef& def);
/// The column's heading outside the program: a derived one says that it is (derived_mark).
[[nodiscard]] std::string column_heading(const FilterSubject& column);
/// Position of the column of a key; -1 where there is none.
[[nodiscard]] int column_of(const std::vector<FilterSubject>& columns, const std::string& key);

} // namespace lx
