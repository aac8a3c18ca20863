#pragma once

#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/edit/editor.h"
#include "core/edit/key_index.h"
#include "core/exchange/heading_index.h"
#include "core/exchange/ledger_import.h"
#include "core/exchange/row_matcher.h"
#include "core/exchange/row_parser.h"
#include "core/store/ledger_store.h"

namespace lx {

/// Puts drafted and checked rows into the file, and the rows they carry into other ledgers; counts
/// what became of them.
class RowWriter
{
public:
    RowWriter(Database& database, const Catalog& catalog, const HeadingIndex& index, Editor& editor,
              ImportCounts& counts);

    /// False: the one door refused it; told among the row's errors.
    [[nodiscard]] Result<bool> write(ParsedRow& row, RowDraft& draft);
    /// What became of carried rows, by ledger; those without any are left out.
    [[nodiscard]] std::vector<std::pair<std::string, ImportCounts>> carried_counts() const;

private:
    struct Slot
    {
        std::optional<KeyIndex> keys; ///< read when the first row that might be there comes
        ImportCounts counts;
    };
    [[nodiscard]] Result<> write_carried(ParsedRow& row, const RowDraft& draft);
    [[nodiscard]] Result<> write_slot(std::size_t slot, ParsedRow& row, const RowDraft& draft);

    Database& m_database;
    const HeadingIndex& m_index;
    Editor& m_editor;
    ImportCounts& m_counts;
    LedgerStore m_store;
    std::vector<Slot> m_slots;
};

} // namespace lx
