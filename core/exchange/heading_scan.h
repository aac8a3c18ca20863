#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/exchange/heading_index.h"
#include "core/exchange/import_plan.h"
#include "core/exchange/table_finder.h"
#include "core/spreadsheet/sheet_reader.h"

namespace lx {

/// Notices, row by row, where another heading block of the ledger begins below a table: the same
/// columns again, as on each printed page, or a table of its own.
class HeadingScan
{
public:
    explicit HeadingScan(const HeadingIndex& index) : m_index(index) {}

    /// Whether a row may be the first of a heading block. Cheap: asked of every row.
    [[nodiscard]] bool may_begin(const std::vector<Cell>& cells) const;
    /// The block that begins with the first of these rows; at most `most_heading_rows` are looked
    /// at.
    [[nodiscard]] std::optional<FoundTable> block(const std::vector<HeadRow>& rows,
                                                  const std::vector<MergedRange>& merges,
                                                  const SavedMapping* mapping) const;
    /// The same fields in the same columns, money in the same unit.
    [[nodiscard]] static bool repeats(const FoundTable& table, const FoundTable& block);

private:
    const HeadingIndex& m_index;
};

} // namespace lx
