#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/spreadsheet/biff_cells.h"
#include "core/spreadsheet/biff_globals.h"
#include "core/spreadsheet/biff_records.h"
#include "core/spreadsheet/biff_rows.h"
#include "core/spreadsheet/sheet_reader.h"

namespace lx {

/// One worksheet of a BIFF workbook: a first walk over its records for what headings and hidden
/// parts need, a second one that hands the rows out.
///
/// Rows are handed out ascending. Sheets whose cells come in another order are walked once per
/// band of 8,192 rows that hold a cell, so that memory stays bounded however large they are.
class BiffSheet
{
public:
    /// The references must outlive the sheet.
    BiffSheet(const ByteSource& stream, const BiffGlobals& globals, const BiffGlobals::Sheet& sheet,
              const ReadLimits& limits);

    /// The first walk; does nothing when called again. Errors: BadInput, Cancelled, Io.
    [[nodiscard]] Result<> look(Progress& progress);
    /// Known after look().
    [[nodiscard]] const std::vector<MergedRange>& merges() const { return m_merges; }
    /// Hands the rows out. Errors: BadInput, Cancelled, Io.
    [[nodiscard]] Result<SheetFacts> read(const RowSink& sink, Progress& progress);

private:
    class Walk;
    [[nodiscard]] Result<> look_at_record(BiffReader& reader);
    [[nodiscard]] Result<> look_at_cells(BiffReader& reader);
    void look_at_row(BiffReader& reader);
    void look_at_columns(BiffReader& reader);
    [[nodiscard]] Result<> look_at_merges(BiffReader& reader);
    [[nodiscard]] bool is_hidden(std::uint32_t row) const;
    /// Gives all cells in the decoder's rows to `cells`, in the order of the file.
    [[nodiscard]] Result<> decode_all(BiffCellDecoder& decoder, BiffCellSink& cells,
                                      const RowAssembler& rows, Progress& progress);
    [[nodiscard]] Result<> read_in_bands(RowAssembler& rows, Progress& progress);
    [[nodiscard]] SheetFacts facts(const RowAssembler& rows) const;
    /// The sentence for `fault`, or for the disk where that is the cause.
    [[nodiscard]] tl::unexpected<Error> damaged(const std::string& fault) const;

    const ByteSource& m_stream;
    const BiffGlobals& m_globals;
    const BiffGlobals::Sheet& m_sheet;
    const ReadLimits& m_limits;

    bool m_looked = false;
    bool m_ordered = true;
    bool m_complete = false;       ///< the EOF record was there
    bool m_default_hidden = false; ///< rows without a ROW record are hidden
    std::int64_t m_last_cell = -1; ///< row × 256 + column of the last cell seen
    std::int64_t m_without_result = 0;
    std::uint64_t m_records_end = 0; ///< in the stream, 0 where not known yet
    std::vector<bool> m_has_cell;    ///< by row
    std::vector<bool> m_has_row;     ///< by row: there is a ROW record
    std::vector<bool> m_hidden;      ///< by row, as the ROW record says
    std::vector<bool> m_hidden_columns;
    std::vector<MergedRange> m_merges;
};

} // namespace lx
