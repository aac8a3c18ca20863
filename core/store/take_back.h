#pragma once

#include <cstdint>

#include "core/store/writer.h"

namespace lx {

/// Takes one logged change of a row back (RowChange::id), as an action of its own: what was changed
/// is as before, what was added goes into the recycle bin, what went into it comes back. Refused: a
/// setting, a change from before a migration or restore.
[[nodiscard]] Result<UndoReport> take_back_change(Database& database, const Catalog& catalog,
                                                  const Actor& actor, std::int64_t change,
                                                  OnConflict conflicts = OnConflict::Refuse);

} // namespace lx
