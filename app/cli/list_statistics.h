#pragma once

#include <string>
#include <vector>

#include "app/cli/command.h"
#include "core/rows/lists.h"

namespace lx::cli {

/// Writes what columns (by key) hold over the rows of a list: how many hold something, distinct
/// values, empty ones, sum, mean, least and greatest, and every value with its count and share of
/// all rows. Otherwise as write_list. Errors: Usage, Database, Cancelled, Io.
[[nodiscard]] Result<> write_statistics(Database& database, const DefinitionsPtr& definitions,
                                        const RowList& list,
                                        const std::vector<std::string>& columns, bool json,
                                        bool masked, Progress& progress);

} // namespace lx::cli
