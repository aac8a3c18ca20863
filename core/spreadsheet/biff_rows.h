#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/spreadsheet/biff_cells.h"
#include "core/spreadsheet/row_buffer.h"
#include "core/spreadsheet/sheet_reader.h"

namespace lx {

/// Puts cells that come in ascending order together to rows, tells dates from numbers and hands
/// the rows out.
class RowAssembler final : public BiffCellSink
{
public:
    using IsHidden = std::function<bool(std::uint32_t row)>;

    /// `sheet` is its name, for errors. The references must outlive the assembler.
    RowAssembler(const BiffGlobals& globals, const std::string& sheet, const ReadLimits& limits,
                 const RowSink& sink, IsHidden is_hidden);

    /// Error: BadInput where a limit is passed.
    [[nodiscard]] Result<> add(const BiffCell& cell) override;
    /// Hands the last row out.
    void finish() { hand_out(); }
    /// The sink wants no more rows.
    [[nodiscard]] bool stopped() const { return m_stopped; }
    [[nodiscard]] std::int64_t rows() const { return m_rows; }
    [[nodiscard]] std::int64_t hidden_rows() const { return m_hidden_rows; }

private:
    [[nodiscard]] Result<> check_limits(const BiffCell& cell) const;
    void hand_out();
    /// A text that lives until the row is handed out.
    [[nodiscard]] std::string_view keep(std::string_view text);

    const BiffGlobals& m_globals;
    const std::string& m_sheet;
    const ReadLimits& m_limits;
    const RowSink& m_sink;
    const IsHidden m_is_hidden;
    std::uint32_t m_row = 0;
    RowBuffer m_buffer;
    std::int64_t m_cells = 0;
    std::int64_t m_rows = 0;
    std::int64_t m_hidden_rows = 0;
    bool m_stopped = false;
};

/// A band of rows in which cells may arrive in any order; where a place is filled twice the later
/// cell counts. Takes 32 bytes for each of 256 columns of each row, and the texts.
class RowBand final : public BiffCellSink
{
public:
    static constexpr std::size_t most_rows = 8'192;

    /// `rows` ascending, at most most_rows; cells of other rows are passed over. `sheet` is its
    /// name, for errors; it must outlive the band.
    RowBand(std::vector<std::uint32_t> rows, const std::string& sheet, const ReadLimits& limits);
    /// Error: BadInput where the texts pass the limit.
    [[nodiscard]] Result<> add(const BiffCell& cell) override;
    /// Gives the cells on in order.
    [[nodiscard]] Result<> hand_over(RowAssembler& rows) const;

private:
    struct Slot
    {
        CellKind kind = CellKind::Empty;
        bool lasting = false;
        std::uint16_t xf = 0;
        std::uint32_t text_size = 0;
        double number = 0;
        const char* text = nullptr; ///< where lasting
        std::size_t offset = 0;     ///< in m_texts where not
    };

    const std::vector<std::uint32_t> m_rows;
    const std::string& m_sheet;
    const std::uint64_t m_max_text;
    std::vector<Slot> m_slots;
    std::string m_texts;
};

} // namespace lx
