#include "core/spreadsheet/biff_globals.h"

#include <algorithm>

#include "core/spreadsheet/biff_faults.h"
#include "core/spreadsheet/biff_records.h"

namespace lx {

namespace {

constexpr std::uint16_t bof_biff2 = 0x0009;
constexpr std::uint16_t bof_biff3 = 0x0209;
constexpr std::uint16_t bof_biff4 = 0x0409;
constexpr std::uint16_t version_biff5 = 0x0500;
constexpr std::uint16_t version_biff8 = 0x0600;
constexpr std::uint16_t lone_worksheet = 0x0010; // the kind of part a BOF begins
constexpr std::uint8_t worksheet = 0;            // the kind of sheet a BOUNDSHEET lists
// No real workbook comes near; a crafted one could name millions.
constexpr std::size_t max_sheets = 10'000;

tl::unexpected<Error> damaged(std::string detail)
{
    return fail(ErrorKind::BadInput,
                "文件已损坏（工作簿的开头部分不完整），读不出来：请用 Excel 或 WPS 打开后另存为 "
                ".xlsx，再导入。",
                "BIFF globals: " + std::move(detail));
}

tl::unexpected<Error> too_old()
{
    return fail(ErrorKind::BadInput,
                "这是很旧的 Excel 格式（4.0 或更早），读不了：请用 Excel 或 WPS 打开后另存为 "
                ".xlsx，再导入。");
}

/// Excel also encrypts, with a password everybody knows, what only has its structure protected.
tl::unexpected<Error> encrypted()
{
    return fail(ErrorKind::BadInput,
                "文件有密码，读不出来：请用 Excel 或 WPS 打开，取消打开密码和“保护工作簿”后"
                "另存，再导入。");
}

class GlobalsReader
{
public:
    GlobalsReader(const ByteSource& stream, const ReadLimits& limits)
        : m_reader(stream), m_limits(limits)
    {}

    Result<BiffGlobals> read()
    {
        const bool begun = m_reader.next() == BiffReader::Step::Record;
        const std::uint16_t id = m_reader.id();
        if (begun && (id == bof_biff2 || id == bof_biff3 || id == bof_biff4))
            return too_old();
        if (!begun || id != biff::bof)
            return damaged("no BOF");
        const std::uint16_t version = m_reader.u16();
        const std::uint16_t part = m_reader.u16();
        m_biff8 = version == version_biff8;
        if (!m_biff8)
            m_globals.text = BiffText(0);
        if (part == lone_worksheet && (m_biff8 || version == version_biff5 || version == 0)) {
            m_globals.sheets.push_back({{"Sheet1", SheetVisibility::Visible}, 0, UINT64_MAX});
            return std::move(m_globals);
        }
        if (!m_biff8 && version != version_biff5)
            return too_old();
        // Globals without their end are read as far as they go: the sheets are checked on their
        // own.
        bool more = true;
        while (more && m_reader.next() == BiffReader::Step::Record) {
            LX_ASSIGN(more, record());
        }
        LX_TRY(finish_sheets());
        return std::move(m_globals);
    }

private:
    /// False at the end of the globals.
    Result<bool> record()
    {
        switch (m_reader.id()) {
        case biff::eof:
        case biff::bof: // the first sheet: the end was left out
            return false;
        case biff::file_pass:
            return encrypted();
        case biff::code_page:
            if (!m_biff8)
                m_globals.text = BiffText(m_reader.u16());
            break;
        case biff::date_mode:
            m_globals.dates = m_reader.u16() == 1 ? DateSystem::From1904 : DateSystem::From1900;
            break;
        case biff::bound_sheet:
            LX_TRY(sheet());
            break;
        case biff::format:
            format();
            break;
        case biff::xf:
            m_reader.skip(2); // the font
            m_globals.formats.add_xf(m_reader.u16());
            break;
        case biff::sst:
            if (m_biff8)
                LX_TRY(m_globals.strings.read(m_reader, m_limits.text_bytes));
            break;
        default:
            break;
        }
        return true;
    }

    void format()
    {
        const std::uint16_t id = m_reader.u16();
        const std::size_t length = m_biff8 ? m_reader.u16() : m_reader.u8();
        std::string code;
        if (m_globals.text.read(m_reader, length, code) && m_reader.ok())
            m_globals.formats.add_format(id, code);
    }

    Result<> sheet()
    {
        BiffGlobals::Sheet sheet;
        sheet.position = m_reader.u32();
        const unsigned state = m_reader.u8() & 3U;
        const std::uint8_t kind = m_reader.u8();
        const std::size_t length = m_reader.u8();
        if (!m_reader.ok() || !m_globals.text.read(m_reader, length, sheet.info.name))
            return damaged("sheet list");
        if (m_starts.size() >= max_sheets)
            return fail(ErrorKind::BadInput, "工作簿里的工作表超过一万个，不像真实的表格："
                                             "请把要导入的表另存成单独的文件。");
        m_starts.push_back(sheet.position);
        sheet.info.visibility = state == 0   ? SheetVisibility::Visible
                                : state == 1 ? SheetVisibility::Hidden
                                             : SheetVisibility::VeryHidden;
        if (kind == worksheet)
            m_globals.sheets.push_back(std::move(sheet));
        return {};
    }

    /// Each sheet ends where the next one begins, so that crafted sheets can't share records.
    Result<> finish_sheets()
    {
        if (m_starts.empty())
            return damaged("no sheets");
        if (m_globals.sheets.empty())
            return fail(ErrorKind::BadInput,
                        "工作簿里只有图表或宏，没有工作表：请看是否选错了文件。");
        std::sort(m_starts.begin(), m_starts.end());
        if (std::adjacent_find(m_starts.begin(), m_starts.end()) != m_starts.end())
            return damaged("two sheets in one place");
        for (BiffGlobals::Sheet& sheet : m_globals.sheets) {
            const auto next = std::upper_bound(m_starts.begin(), m_starts.end(), sheet.position);
            if (next != m_starts.end())
                sheet.end = *next;
        }
        return {};
    }

    BiffReader m_reader;
    const ReadLimits& m_limits;
    BiffGlobals m_globals;
    std::vector<std::uint64_t> m_starts; ///< of all sheets, charts too
    bool m_biff8 = true;
};

} // namespace

Result<BiffGlobals> read_biff_globals(const ByteSource& stream, const ReadLimits& limits)
{
    auto globals = GlobalsReader(stream, limits).read();
    if (stream.failed())
        return fail(disk_fault());
    return globals;
}

} // namespace lx
