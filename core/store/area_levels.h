#pragma once

#include <cstdint>
#include <vector>

#include "core/base/result.h"
#include "core/ledger/ledger_def.h"
#include "core/ledger/record.h"

struct sqlite3;

namespace lx {

/// What a changed row of `area` may not become: the jurisdiction keeps a kind that has a level
/// (县区旗, 市, 省), and none of these three stands under what is no larger. A
/// fault that stood before is none of the change's. Refused with the detail "field area.<key>".
/// `changed`: positions of the fields that differ.
[[nodiscard]] Result<> check_area_change(sqlite3* handle, const LedgerDef& area,
                                         const Record& before, const Record& after,
                                         const std::vector<std::size_t>& changed);

/// Whether only the one door (Writer) knows what the field of a stored row may become, apart from
/// keys: the row's place in a tree, the kind of an area. A preview has to try it.
[[nodiscard]] bool judged_where_written(const LedgerDef& def, const FieldDef& field);

/// The jurisdiction's row stays: reports, levels and who the file belongs to hang on it.
[[nodiscard]] Result<> check_area_removal(sqlite3* handle, const LedgerDef& area,
                                          const Record& row);

/// The id of the jurisdiction's row: the first without 上级 (`init` makes it; a later one is a
/// mistake of an import). 0 where there is none.
[[nodiscard]] Result<std::int64_t> jurisdiction_row(sqlite3* handle);

} // namespace lx
