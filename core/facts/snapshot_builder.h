#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/facts/snapshot.h"
#include "core/store/column_reader.h"

namespace lx {

/// Makes snapshots: fills tables, then turns ids into row numbers. Both sources (file, records) end
/// here.
class SnapshotBuilder
{
public:
    explicit SnapshotBuilder(DefinitionsPtr definitions);
    /// Begins with all of a finished one, shared with it: its tables are replaced, never changed.
    /// End with finish_resolved.
    explicit SnapshotBuilder(const Snapshot& previous);

    [[nodiscard]] const LedgerDef& def(std::size_t ledger) const;
    [[nodiscard]] std::size_t index_of(std::string_view ledger) const;
    [[nodiscard]] ColumnTable& table(std::size_t ledger);
    [[nodiscard]] TextPool& texts();
    void replace(std::size_t ledger, std::shared_ptr<ColumnTable> table);
    void set_needs(Needs needs);
    void set_action(std::int64_t action);
    /// For each row of `honour`, the id its object is (kNone64 = none), in the ledger its object
    /// kind names.
    void set_objects(std::vector<std::int64_t> ids);
    /// References (ids in `i64` of Int32 and List columns) become row numbers. References to rows
    /// that are not there become empty.
    [[nodiscard]] std::shared_ptr<const Snapshot> finish();
    /// The same where references are row numbers already.
    [[nodiscard]] std::shared_ptr<const Snapshot> finish_resolved();
    /// Turns the ids of a reference column into row numbers.
    static void resolve(Column& column, const ColumnTable& target);

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

/// Puts a value behind the others of a column; references as ids.
void append_cell(Column& column, const FieldDef& field, const Value& value, TextPool& texts);

/// The columns to read for the needed fields of a ledger.
[[nodiscard]] std::vector<ColumnRequest> requests_of(const LedgerDef& def,
                                                     const Needs::Fields& fields);

/// Finds the rows that honours are given to, by the natural keys they name.
[[nodiscard]] Result<> resolve_objects(Database& database, SnapshotBuilder& builder);

} // namespace lx
