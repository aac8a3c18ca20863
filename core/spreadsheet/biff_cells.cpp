#include "core/spreadsheet/biff_cells.h"

#include <cmath>

#include "core/spreadsheet/biff_faults.h"
#include "core/spreadsheet/error_signs.h"

namespace lx {

namespace {

void set_number(BiffCell& cell, double value)
{
    if (std::isfinite(value)) {
        cell.kind = CellKind::Number;
        cell.number = value;
        return;
    }
    // No spreadsheet shows it as a number either.
    cell.kind = CellKind::Error;
    cell.text = "#NUM!";
    cell.lasting = true;
}

void set_bool(BiffCell& cell, std::uint8_t value)
{
    cell.kind = CellKind::Bool;
    cell.number = value != 0 ? 1 : 0;
    cell.text = value != 0 ? "TRUE" : "FALSE";
    cell.lasting = true;
}

void set_error(BiffCell& cell, std::uint8_t code)
{
    cell.kind = CellKind::Error;
    cell.text = error_sign(code);
    cell.lasting = true;
}

} // namespace

std::optional<BiffCellPlace> biff_cell_place(BiffReader& reader)
{
    std::size_t count = 1;
    switch (reader.id()) {
    case biff::mul_rk: // row, first column, (format, number)…, last column
        if (reader.left() < 12)
            return std::nullopt;
        count = (reader.left() - 6) / 6;
        break;
    case biff::label_sst:
    case biff::label:
    case biff::rstring:
    case biff::number:
    case biff::rk:
    case biff::bool_err:
    case biff::formula:
        break;
    default:
        return std::nullopt;
    }
    BiffCellPlace place;
    place.row = reader.u16();
    place.first = reader.u16();
    place.last = place.first + static_cast<std::uint32_t>(count) - 1;
    return place;
}

BiffCellDecoder::BiffCellDecoder(const BiffGlobals& globals, const std::string& sheet,
                                 std::uint32_t first_row, std::uint32_t last_row)
    : m_globals(globals), m_sheet(sheet), m_first_row(first_row), m_last_row(last_row)
{}

std::int64_t BiffCellDecoder::formulas_without_result() const
{
    return m_without_result + (m_formula ? 1 : 0);
}

tl::unexpected<Error> BiffCellDecoder::damaged(const BiffCell& cell, const char* fault) const
{
    return fail(sheet_damaged(m_sheet, place_text(cell.row, cell.column) + fault));
}

Result<> BiffCellDecoder::decode(BiffReader& reader, BiffCellSink& sink)
{
    if (reader.id() == biff::string) {
        if (!m_formula)
            return {};
        BiffCell cell = *m_formula;
        m_formula.reset();
        return decode_text(reader, cell, sink);
    }
    const auto place = biff_cell_place(reader);
    if (!place)
        return {};
    if (m_formula) {
        ++m_without_result;
        m_formula.reset();
    }
    if (place->row < m_first_row || place->row > m_last_row)
        return {};
    BiffCell cell;
    cell.row = place->row;
    cell.column = place->first;
    if (reader.id() == biff::mul_rk)
        return decode_several(reader, cell, place->last, sink);
    cell.xf = reader.u16();
    return decode_value(reader, cell, sink);
}

Result<> BiffCellDecoder::decode_several(BiffReader& reader, BiffCell& cell, std::uint32_t last,
                                         BiffCellSink& sink)
{
    for (; cell.column <= last; ++cell.column) {
        cell.xf = reader.u16();
        cell.text = {};
        set_number(cell, rk_number(reader.u32()));
        LX_TRY(sink.add(cell));
    }
    return {};
}

Result<> BiffCellDecoder::decode_value(BiffReader& reader, BiffCell& cell, BiffCellSink& sink)
{
    switch (reader.id()) {
    case biff::label:
    case biff::rstring:
        return decode_text(reader, cell, sink);
    case biff::formula:
        return decode_formula(reader, cell, sink);
    case biff::label_sst: {
        const auto text = m_globals.strings.at(reader.u32());
        if (!reader.ok() || !text)
            return damaged(cell, "的文字找不到");
        cell.kind = CellKind::Text;
        cell.text = *text;
        cell.lasting = true;
        break;
    }
    case biff::number:
        set_number(cell, reader.f64());
        break;
    case biff::rk:
        set_number(cell, rk_number(reader.u32()));
        break;
    case biff::bool_err: {
        const std::uint8_t value = reader.u8();
        if (reader.u8() != 0)
            set_error(cell, value);
        else
            set_bool(cell, value);
        break;
    }
    default:
        return {};
    }
    if (!reader.ok())
        return damaged(cell, "的内容不完整");
    return sink.add(cell);
}

Result<> BiffCellDecoder::decode_text(BiffReader& reader, BiffCell& cell, BiffCellSink& sink)
{
    const std::size_t length = reader.u16();
    m_text.clear();
    if (!reader.ok() || !m_globals.text.read(reader, length, m_text))
        return damaged(cell, "的文字不完整");
    cell.kind = CellKind::Text;
    cell.text = m_text;
    return sink.add(cell);
}

/// The stored result: eight bytes that are a double or, where the last two are FF FF, a kind and
/// its value ([MS-XLS] 2.5.133).
Result<> BiffCellDecoder::decode_formula(BiffReader& reader, BiffCell& cell, BiffCellSink& sink)
{
    if (reader.left() < 8)
        return damaged(cell, "的公式不完整");
    const std::uint8_t* result = reader.data();
    if (le16(result + 6) != 0xFFFF) {
        set_number(cell, reader.f64());
        return sink.add(cell);
    }
    switch (result[0]) {
    case 0: // a text, in the STRING record to come
        m_formula = cell;
        return {};
    case 1:
        set_bool(cell, result[2]);
        return sink.add(cell);
    case 2:
        set_error(cell, result[2]);
        return sink.add(cell);
    default: // 3: an empty text
        return {};
    }
}

} // namespace lx
