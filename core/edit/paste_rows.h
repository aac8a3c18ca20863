#pragma once

#include <optional>
#include <vector>

#include "core/base/date.h"
#include "core/edit/editor.h"
#include "core/edit/entry_reader.h"
#include "core/edit/paste_plan.h"

namespace lx {

/// Works out single rows of a plan (paste_plan.h).
class PasteRows
{
public:
    /// All must outlive it; the plan has its block and columns.
    PasteRows(Database& database, const Catalog& catalog, const LedgerDef& def, PastePlan& plan,
              std::optional<Date> today);

    /// Reads a row's cells; the names in `plan.texts` of what stands are there. `before` is null
    /// for a new row. Errors: Database.
    [[nodiscard]] Result<PastedRow> read(const PasteLine& line, const Record* before);
    /// Refuses what the checks, and the door for rows that need it, don't let stand, until the rest
    /// can. `door` writes what is given up later. Errors: those of Editor::write.
    [[nodiscard]] Result<> settle(PastedRow& row, const Record* before, Editor* door) const;
    /// Whether the door has to be asked for this row.
    [[nodiscard]] bool needs_door(const PastedRow& row) const;
    /// Whether a cell's field is one of those that tell rows apart. Precondition: it has a field.
    [[nodiscard]] bool is_key(const PastedCell& cell) const { return m_key[position(cell)]; }
    /// The values of key fields a line gives, and whether one of them is masked.
    [[nodiscard]] Result<Record> key_values(std::size_t source, bool& masked);

private:
    [[nodiscard]] Result<> read_cell(const PasteText& text, const Record* before, PastedCell& cell);
    [[nodiscard]] const FieldDef& field(const PastedCell& cell) const;
    [[nodiscard]] std::size_t position(const PastedCell& cell) const;
    [[nodiscard]] bool same(const PastedCell& cell, const std::string& text) const;
    [[nodiscard]] Record after(const PastedRow& row, const Record* before) const;
    void refuse(PastedRow& row, const Record* before,
                const std::vector<RecordIssue>& problems) const;
    void refuse_at_door(PastedRow& row, const RecordIssue& problem) const;

    const Catalog& m_catalog;
    const LedgerDef& m_def;
    PastePlan& m_plan;
    std::optional<Date> m_today;
    EntryReader m_reader;
    std::vector<bool> m_key;  ///< by field: part of what tells rows apart
    std::vector<bool> m_door; ///< by field: what the door looks at among other rows
};

} // namespace lx
