#pragma once

#include <cstdint>
#include <vector>

#include "core/edit/editor.h"

namespace lx {

/// Ends rows as Editor::end does; the advice of what comes back tells what hangs on them and still
/// goes on (任职, 覆盖, 派驻 …), as `verify` tells it. Errors: as edit_many.
[[nodiscard]] Result<ManyEdited> end_rows(Database& database, Editor& editor, const LedgerDef& def,
                                          const std::vector<std::int64_t>& ids,
                                          const Ending& ending, Progress& progress);

} // namespace lx
