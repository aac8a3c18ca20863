#pragma once

#include <string>

#include "core/base/fresh_file.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/store/action_row.h"

namespace lx {

class Database;

/// Where an open ledger file was moved away, replaced or written over, its connection still sees
/// all that was saved. This puts it into a new file, in two halves: the connection can only be
/// asked on its own thread, checking can be done on any.

/// Copies what the connection sees beside `to`, which must be free. `progress` is called every few
/// megabytes. Errors: Io, Cancelled.
[[nodiscard]] Result<FreshFile> copy_what_is_seen(Database& database, const std::string& to,
                                                  Progress& progress);

/// Checks the copy and gives it its name. `newest`: the newest action known to be saved, which must
/// stand in the copy's log. Errors: Database (what was open is no longer there: the file was
/// written over, nothing is left of the copy), Io, Cancelled.
[[nodiscard]] Result<> publish_checked(FreshFile copy, const ChainEnd& newest,
                                       const Catalog& catalog, Progress& progress);

} // namespace lx
