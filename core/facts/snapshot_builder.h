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

    [[nodiscard]] const Catalog& catalog() const { return m_snapshot->catalog(); }
    [[nodiscard]] const LedgerDef& def(std::size_t ledger) const;
    [[nodiscard]] std::size_t index_of(std::string_view ledger) const;
    [[nodiscard]] ColumnTable& table(std::size_t ledger);
    [[nodiscard]] TextPool& texts();
    void replace(std::size_t ledger, std::shared_ptr<ColumnTable> table);
    void set_needs(Needs needs);
    void set_action(std::int64_t action);
    /// For each row of a ledger, the id of what it is about (kNone64 = none), in the ledger its
    /// object kind names.
    void set_objects(const std::string& ledger, std::vector<std::int64_t> ids);
    [[nodiscard]] const LedgerDef* object_ledger(std::string_view ledger, std::int32_t row) const;
    /// References (ids in `i64` of Int32 and List columns) become row numbers. References to rows
    /// that are not there become empty.
    [[nodiscard]] std::shared_ptr<const Snapshot> finish();
    /// The same where references are row numbers already.
    [[nodiscard]] std::shared_ptr<const Snapshot> finish_resolved();
    /// Turns the ids of a reference column into row numbers.
    static void resolve(Column& column, const ColumnTable& target);

    /// Its rows name what they are about, and both columns of that are loaded.
    [[nodiscard]] static bool has_objects(const ColumnTable& table);
    /// How a field is kept in memory.
    [[nodiscard]] static ColumnKind kind_of(FieldType type, FieldUse use);
    [[nodiscard]] static bool is_reference(FieldType type);

private:
    std::shared_ptr<Snapshot> m_snapshot;
};

/// Puts a value behind the others of a column; references as ids.
void append_cell(Column& column, const FieldDef& field, const Value& value, TextPool& texts);

/// The columns to read for the needed fields of a ledger.
[[nodiscard]] std::vector<ColumnRequest> requests_of(const LedgerDef& def,
                                                     const Needs::Fields& fields);

/// Finds what the rows of a ledger are about, by the natural keys they name. Precondition:
/// has_objects. Errors: Database.
[[nodiscard]] Result<> resolve_objects(Database& database, SnapshotBuilder& builder,
                                       const ColumnTable& table);

} // namespace lx
