#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "core/base/progress.h"
#include "core/spreadsheet/sheet_reader.h"

namespace lx::fuzz {

/// What every reader promises of any input; a broken promise ends the process, so that a fuzzer
/// and a test that replays its inputs see it alike.
inline void demand(bool kept, const char* promise)
{
    if (kept)
        return;
    std::fprintf(stderr, "broken: %s\n", promise);
    std::abort();
}

[[nodiscard]] inline ReadLimits small_limits()
{
    ReadLimits limits;
    limits.inflated_bytes = std::int64_t{32} << 20;
    limits.text_bytes = std::int64_t{8} << 20;
    limits.cells = 300'000;
    limits.rows = 65'000;
    limits.columns = 250;
    return limits;
}

/// Well-formed UTF-8, without surrogates and over-long forms.
[[nodiscard]] inline bool is_utf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        if ((lead >= 0x80 && lead < 0xC2) || lead > 0xF4 || text.size() - i <= more)
            return false;
        std::uint32_t code = more == 0 ? lead : lead & (0x3FU >> more);
        for (std::size_t j = 1; j <= more; ++j) {
            const auto byte = static_cast<unsigned char>(text[i + j]);
            if ((byte & 0xC0U) != 0x80)
                return false;
            code = (code << 6) | (byte & 0x3FU);
        }
        if ((more == 2 && code < 0x800) || (more == 3 && code < 0x10000) || code > 0x10FFFF ||
            (code >= 0xD800 && code < 0xE000))
            return false;
        i += more + 1;
    }
    return true;
}

inline void check_refusal(const Error& error)
{
    demand(error.kind == ErrorKind::BadInput, "a refusal of bad bytes is BadInput");
    demand(!error.message.empty() && is_utf8(error.message), "a refusal is a sentence");
}

[[nodiscard]] inline bool same_ranges(const std::vector<MergedRange>& a,
                                      const std::vector<MergedRange>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const MergedRange& x, const MergedRange& y) {
                          return x.first_row == y.first_row && x.last_row == y.last_row &&
                                 x.first_column == y.first_column && x.last_column == y.last_column;
                      });
}

/// Reads every sheet (the first 40) and checks rows, cells and facts.
inline void check_workbook(Workbook& book, const ReadLimits& limits)
{
    NoProgress quiet;
    const bool csv = book.format() == "csv"; // may be longer than a sheet
    for (std::size_t i = 0; i < book.sheets().size() && i < 40; ++i) {
        demand(is_utf8(book.sheets()[i].name), "names of sheets are UTF-8");
        std::int64_t previous = -1;
        std::int64_t rows = 0;
        std::int64_t hidden = 0;
        std::int64_t cells = 0;
        bool ascending = true;
        const auto facts = book.read(
            i,
            [&](const SheetRow& row) {
                demand(row.row >= 0 && (csv || row.row < limits.rows), "rows within limits");
                ascending = ascending && row.row > previous;
                demand(row.cells != nullptr && !row.cells->empty(), "rows hold something");
                previous = row.row;
                std::int32_t column = -1;
                for (const Cell& cell : *row.cells) {
                    demand(cell.column > column && cell.column < limits.columns,
                           "columns ascend within limits");
                    demand(cell.kind != CellKind::Empty && !cell.text.empty(),
                           "cells hold something");
                    demand(is_utf8(cell.text), "texts are UTF-8");
                    demand(cell.number - cell.number == 0, "numbers are finite");
                    column = cell.column;
                }
                ++rows;
                hidden += row.hidden ? 1 : 0;
                cells += static_cast<std::int64_t>(row.cells->size());
                demand(cells <= limits.cells, "cells within limits");
                return true;
            },
            quiet);
        if (!facts) {
            check_refusal(facts.error());
            continue;
        }
        demand(facts->rows == rows && facts->hidden_rows == hidden, "facts count the rows");
        demand(ascending || !facts->notes.empty(), "rows ascend, or there is a note");
        const auto merges = book.merges(i, quiet);
        demand(merges && same_ranges(*merges, facts->merges), "merges are the same twice");
        for (const MergedRange& range : facts->merges)
            demand(range.first_row >= 0 && range.first_row <= range.last_row &&
                       range.first_column >= 0 && range.first_column <= range.last_column,
                   "merged ranges are ranges");
    }
}

} // namespace lx::fuzz
