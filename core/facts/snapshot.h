#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/facts/definitions.h"
#include "core/facts/needs.h"
#include "core/ledger/catalog.h"
#include "core/ledger/columns.h"
#include "core/ledger/record.h"

namespace lx {

class Database;

/// The rows of the ledgers in memory, field by field, without regard to a day: what World reads.
/// Never changes after it is made; may be read from any thread.
class Snapshot
{
public:
    /// Reads the needed fields from a ledger file, with a second connection beside the first.
    /// Errors: Database, Io, Cancelled.
    [[nodiscard]] static Result<std::shared_ptr<const Snapshot>>
    load(Database& database, DefinitionsPtr definitions, const Needs& needs, Progress& progress);
    /// From rows in memory (tests, previews of unsaved edits): ledger code → its rows, ids given
    /// and unique. Keeps all fields, or those of `needs`. A reference to a row that is not there is
    /// empty.
    [[nodiscard]] static std::shared_ptr<const Snapshot>
    from_records(DefinitionsPtr definitions, const std::map<std::string, std::vector<Record>>& rows,
                 const Needs* needs = nullptr);

    [[nodiscard]] const DefinitionsPtr& definitions() const { return m_definitions; }
    [[nodiscard]] const Catalog& catalog() const { return m_definitions->catalog(); }
    /// The rows of a ledger. Precondition: a ledger of the catalog. Ledgers that were not needed
    /// have no rows.
    [[nodiscard]] const ColumnTable& table(std::string_view ledger) const;
    /// Precondition: the field was among the needs (anything else is a programming error and stops
    /// the program).
    [[nodiscard]] const Column& column(std::string_view ledger, std::string_view field) const;
    [[nodiscard]] const TextPool& texts() const { return *m_texts; }
    /// What the rows of a ledger are about that names it by kind and natural key (荣誉, 情况说明,
    /// 督办): the row in the ledger of that kind, kNone32 where there is none. Empty where the
    /// ledger has no rows or its objects were not needed.
    [[nodiscard]] const std::vector<std::int32_t>& object_rows(std::string_view ledger) const;
    /// The same as ids, also where the other ledger's rows were not needed; kNone64 = none.
    [[nodiscard]] const std::vector<std::int64_t>& object_ids(std::string_view ledger) const;
    /// That ledger, of one row; nullptr for a kind that is no ledger.
    [[nodiscard]] const LedgerDef* object_ledger(std::string_view ledger, std::int32_t row) const;
    /// Greatest action of the change log it was read at; 0 without a file. Newer actions make it
    /// stale.
    [[nodiscard]] std::int64_t read_at_action() const { return m_action; }
    /// What was asked for when it was read from a file; nothing otherwise.
    [[nodiscard]] const Needs& needs() const { return m_needs; }

private:
    friend class SnapshotBuilder;
    Snapshot() = default;
    DefinitionsPtr m_definitions;
    std::unordered_map<std::string, std::size_t> m_index;
    std::vector<std::shared_ptr<ColumnTable>> m_tables; ///< may be shared with other snapshots
    struct Objects
    {
        std::vector<std::int64_t> ids; ///< kNone64 = none
        std::vector<std::int32_t> rows;
    };
    std::map<std::string, Objects, std::less<>> m_objects; ///< by ledger
    std::shared_ptr<TextPool> m_texts;
    Needs m_needs;
    std::int64_t m_action = 0;
};

} // namespace lx
