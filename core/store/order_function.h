#pragma once

#include <string>

#include "core/base/name_order.h"
#include "core/base/result.h"
#include "core/ledger/ledger_def.h"

struct sqlite3;

namespace lx {

/// Errors: Usage where a field can't be sorted so: what has no words only by its value.
[[nodiscard]] Result<> check_sort(const FieldDef& field, SortBy by);

/// SQL for the key that a text is put in order by (sort_key of name_order.h), blob or NULL.
[[nodiscard]] std::string sort_key_sql(const std::string& text, SortBy by, bool person);

/// Makes what sort_key_sql writes usable on a connection.
[[nodiscard]] Result<> register_order_function(sqlite3* handle);

} // namespace lx
