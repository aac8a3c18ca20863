#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/facts/snapshot.h"

namespace lx {

/// Makes snapshots: fills tables, then turns ids into row numbers. Both sources (file, records) end
/// here.
class SnapshotBuilder
{
public:
    explicit SnapshotBuilder(const Catalog& catalog);

    [[nodiscard]] const LedgerDef& def(std::size_t ledger) const;
    [[nodiscard]] std::size_t index_of(std::string_view ledger) const;
    [[nodiscard]] ColumnTable& table(std::size_t ledger);
    [[nodiscard]] TextPool& texts();
    void set_scope(SnapshotScope scope);
    void set_action(std::int64_t action);
    /// For each row of `honour`, the id its object is (kNone64 = none), in the ledger its object
    /// kind names.
    void set_objects(std::vector<std::int64_t> ids);
    /// References (ids in `i64` of Int32 and List columns) become row numbers. References to rows
    /// that are not there become empty.
    [[nodiscard]] std::shared_ptr<const Snapshot> finish();

    /// The ledger an object kind of `honour` names; nullptr for persons without a ledger of their
    /// own.
    [[nodiscard]] static const char* object_ledger(std::string_view kind);
    /// How a field is kept in memory.
    [[nodiscard]] static ColumnKind kind_of(FieldType type, FieldUse use);
    [[nodiscard]] static bool is_reference(FieldType type);

private:
    std::shared_ptr<Snapshot> m_snapshot;
    std::vector<std::int64_t> m_objects;
};

} // namespace lx
