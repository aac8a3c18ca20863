#pragma once

#include "app/cli/command.h"
#include "app/cli/json_out.h"
#include "core/rows/lists.h"

namespace lx::cli {

/// Writes the rows of a list to standard output: a JSON document, or lines parted by tabs. Without
/// columns all fields of the ledger. Derived facts are seen on the list's day. `masked`: the middle
/// of ID and telephone numbers is hidden, natural keys too. Errors: Usage, Database, Cancelled, Io.
[[nodiscard]] Result<> write_list(Database& database, const DefinitionsPtr& definitions,
                                  const RowList& list, bool json, bool masked, Progress& progress);

/// The same as an object of a document that is being written.
[[nodiscard]] Result<> write_list(JsonWriter& json, Database& database,
                                  const DefinitionsPtr& definitions, const RowList& list,
                                  bool masked, Progress& progress);

} // namespace lx::cli
