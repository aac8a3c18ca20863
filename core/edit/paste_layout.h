#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/edit/paste_block.h"
#include "core/ledger/catalog.h"

namespace lx {

/// Where in a table a block is to come down.
struct PasteSpot
{
    std::vector<std::int64_t> shown; ///< ids of the rows shown, from top to bottom
    std::vector<std::size_t> chosen; ///< positions of those chosen among them, ascending
    std::vector<int> fields;         ///< the columns shown, from left to right; -1 = read-only
    std::size_t column = 0;          ///< the one the keyboard is at, among these
    bool new_rows = false;           ///< all rows are new ones, whatever is chosen
};

/// A column of a block and the field it is for.
struct PasteColumn
{
    int field = -1;         ///< position in the ledger; -1 = nothing can be written there
    std::size_t source = 0; ///< column of the block
    std::optional<std::size_t> second{}; ///< column that is asked where the first is blank
    std::int64_t money_factor = 1;       ///< yuan that a plain number of money counts
    std::string heading{};               ///< of the block where it has such
};

/// A row of a block and the row of the table it is for.
struct PasteLine
{
    std::int64_t id = 0;    ///< 0 = a new one
    std::size_t source = 0; ///< row of the block
    std::string problem{};  ///< why it can't be said which row it is for, a sentence; "" = it can
};

/// Which cells of a block are for which cells of a table.
struct PasteLayout
{
    std::vector<PasteColumn> columns;
    std::vector<PasteLine> lines;
    std::vector<std::string> left_out; ///< columns that have no place: their headings, or numbers
};

/// Lays a block out as spreadsheets do. Where as many rows are chosen as the block has, or some
/// times as many, it is repeated over just these; otherwise it goes down from the first chosen one,
/// over rows that are shown, and what reaches beyond the last is new rows. To the right it goes
/// from the column of the keyboard on; a block of all columns begins with the first.
[[nodiscard]] PasteLayout lay_out_cells(const PasteBlock& block, const PasteSpot& spot);

/// Whether the block's first row names fields of the ledger (half of its cells do, and at least
/// one).
[[nodiscard]] bool has_headings(const Catalog& catalog, const LedgerDef& def,
                                const PasteBlock& block);

/// The columns of a block with headings by these. Its lines are for whoever knows the rows: all of
/// them are new ones here. Rows without content are no lines.
[[nodiscard]] PasteLayout lay_out_list(const Catalog& catalog, const LedgerDef& def,
                                       const PasteBlock& block);

} // namespace lx
