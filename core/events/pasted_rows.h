#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/edit/paste_layout.h"
#include "core/events/event_answers.h"

namespace lx {

/// A cell of a block that is for one of an event's table.
struct PastedEventCell
{
    int column = 0; ///< of the table
    Value value;
    std::string text;    ///< as it came
    std::string problem; ///< why it can't be read, a sentence; "" = it can
};

/// A row of a block and the row of the table it is for.
struct PastedEventRow
{
    std::int64_t id = 0; ///< that of PasteSpot; 0 = a new one
    int known_by = -1;   ///< with headings: the row that holds `known` in this column, if any
    Value known;
    std::vector<PastedEventCell> cells;
};

struct PastedEventRows
{
    std::vector<PastedEventRow> rows;
    std::vector<std::string> left_out; ///< columns that have no place: their headings, or numbers
};

/// Reads a block for a table of an event as read_answers does. A block whose first row names
/// columns goes by them, and its rows to those of the same unit, person or whatever the table is
/// about; any other goes by place (lay_out_cells, where the fields of the spot are columns). Blank
/// cells and those that only show what is hidden leave what stands, "清空" empties. Errors: Refused
/// (too many rows), Database.
[[nodiscard]] Result<PastedEventRows>
read_pasted_rows(Database& database, const Catalog& catalog, const EventDef& def,
                 const std::string& table, const PasteBlock& block, const PasteSpot& spot);

} // namespace lx
