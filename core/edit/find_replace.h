#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/edit/editor.h"
#include "core/edit/find_text.h"

namespace lx {

class Database;

/// What is looked for in which cells.
struct CellSearch
{
    std::vector<std::int64_t> rows; ///< in the order of the hits
    std::vector<int> fields;        ///< positions in the ledger
    std::string words;
    FindHow how = FindHow::Words;
    std::string instead;
};

/// A cell that holds the words, and what would stand there.
struct CellHit
{
    std::int64_t id = 0;
    FieldEdit edit;     ///< goes through only while the cell is as it was found
    std::string before; ///< as exports write it; references by the names of their rows
    std::string after;
    std::string problem; ///< why it can't be kept, a sentence; "" = it can

    [[nodiscard]] bool differs() const { return before != after; }
};

struct CellHits
{
    std::vector<CellHit> cells;
    bool more = false; ///< there are others: the list was full
};

/// Whether a search of several columns looks into this one: not into codes, ID numbers and what is
/// shown masked, which are changed only by those who name them.
[[nodiscard]] bool searched_unnamed(const FieldDef& field);

/// Errors: Usage (TextFinder::make), Database, Cancelled.
[[nodiscard]] Result<CellHits> find_cells(Database& database, const Catalog& catalog,
                                          const LedgerDef& def, const CellSearch& search,
                                          std::size_t most, Progress& progress);

/// Replaces in cells found before, a row as a whole: what is wrong with one cell refuses its row.
/// Errors: those of edit_many.
[[nodiscard]] Result<ManyEdited> replace_cells(Editor& editor, const LedgerDef& def,
                                               const std::vector<CellHit>& cells,
                                               Progress& progress);

} // namespace lx
