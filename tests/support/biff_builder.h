#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/spreadsheet/biff_records.h"
#include "tests/support/bytes.h"
#include "tests/support/ole2_builder.h"

namespace lx::test {

/// A BIFF8 string behind its length: a byte of flags and 16-bit characters.
inline Bytes wide_text(std::u16string_view text)
{
    return Bytes().u8(1).utf16(text);
}

/// Records one after the other.
class BiffRecords
{
public:
    BiffRecords& record(std::uint16_t id, const Bytes& payload = {})
    {
        m_bytes.u16(id).u16(static_cast<unsigned>(payload.size())).add(payload);
        return *this;
    }
    BiffRecords& raw(const Bytes& bytes)
    {
        m_bytes.add(bytes);
        return *this;
    }
    [[nodiscard]] const Bytes& bytes() const { return m_bytes; }

protected:
    Bytes m_bytes;
};

/// The records of one sheet. Rows and columns count from 0.
class BiffSheetBuilder : public BiffRecords
{
public:
    explicit BiffSheetBuilder(bool biff8) : m_biff8(biff8) {}

    static Bytes place(unsigned row, unsigned column, unsigned xf = 0)
    {
        return Bytes().u16(row).u16(column).u16(xf);
    }
    BiffSheetBuilder& number(unsigned row, unsigned column, double value, unsigned xf = 0)
    {
        record(biff::number, place(row, column, xf).f64(value));
        return *this;
    }
    BiffSheetBuilder& rk(unsigned row, unsigned column, std::uint32_t value, unsigned xf = 0)
    {
        record(biff::rk, place(row, column, xf).u32(value));
        return *this;
    }
    BiffSheetBuilder& shared(unsigned row, unsigned column, std::uint32_t index)
    {
        record(biff::label_sst, place(row, column).u32(index));
        return *this;
    }
    /// `bytes` are of the code page in BIFF5, Latin-1 in BIFF8.
    BiffSheetBuilder& label(unsigned row, unsigned column, std::string_view bytes)
    {
        record(biff::label, place(row, column).add(text(bytes)));
        return *this;
    }
    BiffSheetBuilder& bool_or_error(unsigned row, unsigned column, unsigned value, bool error)
    {
        record(biff::bool_err, place(row, column).u8(value).u8(error ? 1 : 0));
        return *this;
    }
    BiffSheetBuilder& formula(unsigned row, unsigned column, double value, unsigned xf = 0)
    {
        record(biff::formula, place(row, column, xf).f64(value).zeros(8));
        return *this;
    }
    /// `kind` 0 text (in the STRING to follow), 1 bool, 2 error, 3 empty text.
    BiffSheetBuilder& formula_other(unsigned row, unsigned column, unsigned kind,
                                    unsigned value = 0)
    {
        record(biff::formula,
               place(row, column).u8(kind).u8(0).u8(value).zeros(3).u16(0xFFFF).zeros(8));
        return *this;
    }
    BiffSheetBuilder& string(std::string_view bytes)
    {
        record(biff::string, text(bytes));
        return *this;
    }
    BiffSheetBuilder& row(unsigned row, bool hidden)
    {
        record(biff::row, Bytes().u16(row).zeros(10).u16(hidden ? 0x20 : 0).u16(0));
        return *this;
    }
    BiffSheetBuilder& columns(unsigned first, unsigned last, bool hidden)
    {
        record(biff::col_info, Bytes().u16(first).u16(last).zeros(4).u16(hidden ? 1 : 0).u16(0));
        return *this;
    }
    BiffSheetBuilder& merge(unsigned first_row, unsigned last_row, unsigned first_column,
                            unsigned last_column)
    {
        record(biff::merged_cells,
               Bytes().u16(1).u16(first_row).u16(last_row).u16(first_column).u16(last_column));
        return *this;
    }

private:
    [[nodiscard]] Bytes text(std::string_view bytes) const
    {
        Bytes out;
        out.u16(static_cast<unsigned>(bytes.size()));
        if (m_biff8)
            out.u8(0);
        return out.text(bytes);
    }

    bool m_biff8;
};

/// A workbook stream: globals, then the sheets in the order they were added.
class BiffBuilder
{
public:
    enum class Version
    {
        Biff5,
        Biff8
    };

    explicit BiffBuilder(Version version = Version::Biff8) : m_biff8(version == Version::Biff8) {}

    /// Records of the globals, written between BOF and the list of sheets.
    BiffRecords& globals() { return m_globals; }
    BiffBuilder& code_page(unsigned page)
    {
        m_globals.record(biff::code_page, Bytes().u16(page));
        return *this;
    }
    BiffBuilder& date_mode(unsigned mode)
    {
        m_globals.record(biff::date_mode, Bytes().u16(mode));
        return *this;
    }
    BiffBuilder& format(unsigned id, std::string_view code)
    {
        Bytes payload;
        payload.u16(id);
        if (m_biff8)
            payload.u16(static_cast<unsigned>(code.size())).u8(0);
        else
            payload.u8(static_cast<unsigned>(code.size()));
        m_globals.record(biff::format, payload.text(code));
        return *this;
    }
    BiffBuilder& xf(unsigned format_id)
    {
        m_globals.record(biff::xf, Bytes().u16(0).u16(format_id).zeros(16));
        return *this;
    }
    /// The shared strings, all in one record.
    BiffBuilder& shared(const std::vector<std::u16string>& texts)
    {
        Bytes payload;
        payload.u32(static_cast<std::uint32_t>(texts.size()))
            .u32(static_cast<std::uint32_t>(texts.size()));
        for (const std::u16string& text : texts)
            payload.u16(static_cast<unsigned>(text.size())).add(wide_text(text));
        m_globals.record(biff::sst, payload);
        return *this;
    }
    /// `name` is written as bytes (Latin-1 in BIFF8). `state` 0 visible, 1 hidden, 2 very hidden;
    /// `kind` 0 worksheet, 2 chart.
    BiffSheetBuilder& sheet(std::string name, unsigned state = 0, unsigned kind = 0)
    {
        m_sheets.push_back({std::move(name), state, kind, BiffSheetBuilder(m_biff8)});
        return m_sheets.back().records;
    }
    /// Leaves the EOF records out.
    BiffBuilder& without_end()
    {
        m_end = false;
        return *this;
    }

    [[nodiscard]] Bytes stream() const
    {
        BiffRecords out;
        out.record(biff::bof, bof(0x0005));
        out.raw(m_globals.bytes());
        std::vector<std::size_t> list;
        for (const Sheet& sheet : m_sheets) {
            list.push_back(out.bytes().size() + 4);
            Bytes payload;
            payload.u32(0).u8(sheet.state).u8(sheet.kind);
            payload.u8(static_cast<unsigned>(sheet.name.size()));
            if (m_biff8)
                payload.u8(0);
            out.record(biff::bound_sheet, payload.text(sheet.name));
        }
        if (m_end)
            out.record(biff::eof);
        Bytes bytes = out.bytes();
        for (std::size_t i = 0; i < m_sheets.size(); ++i) {
            bytes.put_u32(list[i], static_cast<std::uint32_t>(bytes.size()));
            BiffRecords body;
            body.record(biff::bof, bof(m_sheets[i].kind == 2 ? 0x0020 : 0x0010));
            body.raw(m_sheets[i].records.bytes());
            if (m_end)
                body.record(biff::eof);
            bytes.add(body.bytes());
        }
        return bytes;
    }

    /// The stream in a compound file.
    [[nodiscard]] std::vector<std::uint8_t> file() const
    {
        return Ole2Builder().add(m_biff8 ? u"Workbook" : u"Book", stream().get()).build();
    }

    [[nodiscard]] Bytes bof(unsigned part) const
    {
        Bytes payload;
        payload.u16(m_biff8 ? 0x0600 : 0x0500).u16(part).zeros(m_biff8 ? 12 : 4);
        return payload;
    }

private:
    struct Sheet
    {
        std::string name;
        unsigned state;
        unsigned kind;
        BiffSheetBuilder records;
    };

    bool m_biff8;
    bool m_end = true;
    BiffRecords m_globals;
    std::deque<Sheet> m_sheets; // references to their records stay good
};

} // namespace lx::test
