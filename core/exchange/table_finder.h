#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/exchange/heading_index.h"
#include "core/exchange/saved_mapping.h"
#include "core/spreadsheet/sheet_reader.h"

namespace lx {

/// A row of the top of a sheet, kept while the headings are looked for.
struct HeadRow
{
    struct Cell
    {
        int column = 0;
        CellKind kind = CellKind::Empty;
        std::string text;
    };
    std::int64_t row = 0; ///< from 0
    std::vector<Cell> cells;
};

/// Rank of a column that a mapping speaks of: above all that headings say.
constexpr int rank_of_mapping = 1000;

/// One column of the table and the field it goes into.
struct TableColumn
{
    int column = 0;
    std::vector<std::string> path{}; ///< headings from the top down, without repetitions
    std::optional<FieldTarget> target{};
    bool ignored = false;   ///< left out by the saved mapping, or 序号 and its like
    bool continues = false; ///< "边界(续1)": more of the text of the field's column
    int duplicate_of = -1;  ///< position of the column that fills this field before this one
    int rank = 0;
    std::int64_t money_factor = 1; ///< money in 万元: 10,000

    /// "党员情况/正式党员数"; the column's letter where it has no heading.
    [[nodiscard]] std::string heading() const;
};

/// A table found below its title rows.
struct FoundTable
{
    std::int64_t first_heading = 0; ///< rows from 0; first > last: no heading row at all
    std::int64_t last_heading = 0;
    std::vector<TableColumn> columns; ///< ascending
    int score = 0;
    int matched = 0; ///< different fields
    bool has_key = false;

    /// Says the same for two lists with the same headings: what answers are remembered by.
    [[nodiscard]] std::string fingerprint() const;
    /// A short word for it, by which answers name the list.
    [[nodiscard]] std::string list_id() const;
};

/// What of the rows may be a table.
enum class TableSearch : std::uint8_t
{
    First,   ///< the first one; of several readings of its headings the one that names most
    Headings ///< the same, but most of its columns must be fields or say nothing: amid rows of data
};

/// Finds the heading rows (one to three) among the first rows of a sheet by how many fields of the
/// ledger their cells name. Merged ranges make headings paths; without merges an empty cell of an
/// upper row belongs to the group on its left. Empty where no row names at least two fields, one of
/// them of the key. Of several tables it is the upper one.
[[nodiscard]] std::optional<FoundTable> find_table(const std::vector<HeadRow>& rows,
                                                   const std::vector<MergedRange>& merges,
                                                   const HeadingIndex& index,
                                                   const SavedMapping* mapping,
                                                   TableSearch search = TableSearch::First);

/// What the columns of a part of a table are with this mapping (null: without one) where the part
/// is read as a table of its own.
void match_anew(FoundTable& part, const FoundTable& whole, const HeadingIndex& index,
                const SavedMapping* mapping);

/// Whether merged ranges could change what find_table found without them (they cost a second
/// reading of large files): gaps in the heading row, or headings right above or below it.
[[nodiscard]] bool merges_matter(const std::vector<HeadRow>& rows, const FoundTable& found,
                                 const HeadingIndex& index);

/// How many rows of a sheet's top are looked at.
constexpr std::int64_t head_rows = 60;
/// So many cells of a row tell whether it names fields.
constexpr std::size_t telling_cells = 200;
/// Of one heading block.
constexpr int most_heading_rows = 3;

} // namespace lx
