#pragma once

#include <string>
#include <string_view>

#include "core/ledger/catalog.h"

namespace lx {

/// SQL for a field of the row `alias`: its column, or its member of `extra`.
[[nodiscard]] std::string field_sql(const FieldDef& field, std::string_view alias);
/// The row's natural key as text: # fields joined by '|', references by their own key.
[[nodiscard]] std::string key_sql(const Catalog& catalog, const LedgerDef& def,
                                  std::string_view alias);
/// The row's name for people; a reference's is that of the row it points to.
[[nodiscard]] std::string label_sql(const Catalog& catalog, const LedgerDef& def,
                                    std::string_view alias);
/// The name of what a reference field points to (or the free text beside it).
[[nodiscard]] std::string reference_label_sql(const Catalog& catalog, const FieldDef& field,
                                              std::string_view alias);
/// How many parts a ledger's key text has (a reference counts as many as its own key).
[[nodiscard]] int key_parts(const Catalog& catalog, const LedgerDef& def);

} // namespace lx
