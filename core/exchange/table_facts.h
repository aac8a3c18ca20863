#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/exchange/row_parser.h"

namespace lx {

/// Rows of one kind that were passed over.
struct PassedRows
{
    std::vector<std::int64_t> rows; ///< from 0, the first ones
    std::int64_t count = 0;         ///< all of them

    void add(std::int64_t row)
    {
        constexpr std::size_t most = 20;
        if (rows.size() < most)
            rows.push_back(row);
        ++count;
    }
};

/// A row that was passed over although something stands in it.
struct SkippedRow
{
    RowKind kind = RowKind::Section;
    std::int64_t row = 0; ///< from 0
    std::string text;     ///< of its first cell
};

/// What was learned about a table by reading it through.
struct TableFacts
{
    std::int64_t rows = 0; ///< of the ledger
    std::int64_t hidden_rows = 0;
    std::vector<std::int32_t> hidden_columns;
    std::vector<std::string> notes;
    std::vector<SkippedRow> skipped; ///< sections, samples, units of money: the first ones
    std::int64_t skipped_more = 0;   ///< those after them
    PassedRows above; ///< over the headings, with several cells: a person may have put rows there
    PassedRows totals;
    PassedRows forms;           ///< lines of a form that nobody filled in
    PassedRows labels;          ///< signatures, remarks below the table
    bool filled_merges = false; ///< cells of merged ranges in the data took the range's value
    /// The first different values of each column of the table.
    std::vector<std::vector<std::string>> first_values;
};

} // namespace lx
