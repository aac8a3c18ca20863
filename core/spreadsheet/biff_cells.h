#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/spreadsheet/biff_globals.h"
#include "core/spreadsheet/biff_records.h"
#include "core/spreadsheet/sheet_reader.h"

namespace lx {

/// The rows and columns a BIFF sheet can have.
constexpr std::uint32_t biff_max_rows = 65'536;
constexpr std::uint32_t biff_max_columns = 256;

/// A cell as its record has it: a number is not yet told from a date.
struct BiffCell
{
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::uint16_t xf = 0;
    CellKind kind = CellKind::Empty; ///< Text, Number, Bool or Error
    bool lasting = false;            ///< `text` lives as long as the workbook
    double number = 0;
    std::string_view text;
};

/// Takes cells in the order of the file.
class BiffCellSink
{
public:
    virtual ~BiffCellSink() = default;
    [[nodiscard]] virtual Result<> add(const BiffCell& cell) = 0;
};

/// Where the cells of a record stand: one row, columns first to last.
struct BiffCellPlace
{
    std::uint32_t row = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

/// Reads the head of the record `reader` stands on. Empty for records that hold no value (blanks
/// among them).
[[nodiscard]] std::optional<BiffCellPlace> biff_cell_place(BiffReader& reader);

/// Decodes the cell records of one sheet. A formula whose result is a text is complete only with
/// the STRING record behind it, so records must be given in the order of the file.
class BiffCellDecoder
{
public:
    /// Cells outside rows first_row to last_row are passed over. `sheet` is its name, for errors;
    /// it and `globals` must outlive the decoder.
    BiffCellDecoder(const BiffGlobals& globals, const std::string& sheet, std::uint32_t first_row,
                    std::uint32_t last_row);

    /// Gives the cells of the record `reader` stands on to `sink`. Errors: BadInput for a damaged
    /// record, and those of the sink.
    [[nodiscard]] Result<> decode(BiffReader& reader, BiffCellSink& sink);
    /// Formulas so far whose text result was not stored.
    [[nodiscard]] std::int64_t formulas_without_result() const;

private:
    [[nodiscard]] Result<> decode_value(BiffReader& reader, BiffCell& cell, BiffCellSink& sink);
    [[nodiscard]] Result<> decode_several(BiffReader& reader, BiffCell& cell, std::uint32_t last,
                                          BiffCellSink& sink);
    [[nodiscard]] Result<> decode_formula(BiffReader& reader, BiffCell& cell, BiffCellSink& sink);
    [[nodiscard]] Result<> decode_text(BiffReader& reader, BiffCell& cell, BiffCellSink& sink);
    [[nodiscard]] tl::unexpected<Error> damaged(const BiffCell& cell, const char* fault) const;

    const BiffGlobals& m_globals;
    const std::string& m_sheet;
    const std::uint32_t m_first_row;
    const std::uint32_t m_last_row;
    std::optional<BiffCell> m_formula; ///< waits for its STRING
    std::int64_t m_without_result = 0;
    std::string m_text;
};

} // namespace lx
