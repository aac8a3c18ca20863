#pragma once

#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/facts/needs.h"
#include "core/facts/snapshot.h"
#include "core/store/column_reader.h"

namespace lx {

class SnapshotBuilder;

/// The columns to read for the needed fields of a ledger.
[[nodiscard]] std::vector<ColumnRequest> requests_of(const LedgerDef& def,
                                                     const Needs::Fields& fields);

/// Reads what the facts of some units and orgs are made of: the orgs that ever covered the units
/// and all units those orgs ever covered; every row that refers to one of them, or to one of their
/// members or instructors; rows of the same persons; venues and funds in the orgs' areas or above;
/// the rounds they were assessed in; and the rows all these refer to.
[[nodiscard]] Result<> read_around(Database& database, SnapshotBuilder& builder, const Needs& needs,
                                   const SnapshotScope& scope, Progress& progress);

} // namespace lx
