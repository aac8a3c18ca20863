#pragma once

#include <memory>
#include <optional>

#include "core/facts/snapshot.h"
#include "core/store/change_log.h"

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

} // namespace lx
