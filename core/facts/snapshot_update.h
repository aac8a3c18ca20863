#pragma once

#include <memory>
#include <optional>

#include "core/facts/snapshot.h"
#include "core/ledger/record.h"
#include "core/store/change_log.h"
#include "core/store/former_rows.h"

namespace lx {

/// A snapshot brought up to date, and what differs from the one before.
struct SnapshotUpdate
{
    std::shared_ptr<const Snapshot> snapshot;
    FieldChanges changed;
};

/// Reads the rows that changed since a whole snapshot of the same file was read, and takes
/// everything else from it: the result is the same as reading all anew. Nothing where that is not
/// worth while or not certain (thousands of changed rows, a restored file): read anew then. Errors:
/// Database, Cancelled.
[[nodiscard]] Result<std::optional<SnapshotUpdate>>
update_snapshot(Database& database, const Snapshot& previous, Progress& progress);

/// A whole snapshot with one row as it is being entered, not saved yet: put in the place of the row
/// with its id, or as a new one (id 0; its id in the snapshot is the last of the table). Fields
/// that were not loaded stay so; who an object key names stays as it was read.
[[nodiscard]] SnapshotUpdate with_record(const Snapshot& previous, const LedgerDef& def,
                                         const Record& record);

/// A whole snapshot with the rows of a file as they once were. Rows that name others by natural key
/// name those that have it now. Errors: Database.
[[nodiscard]] Result<std::shared_ptr<const Snapshot>>
snapshot_then(Database& database, const Snapshot& now, const FormerState& then);

} // namespace lx
