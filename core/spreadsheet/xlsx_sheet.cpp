#include "core/spreadsheet/xlsx_sheet.h"

#include <cstring>
#include <optional>

#include "core/spreadsheet/xlsx_sheet_handler.h"
#include "core/spreadsheet/xml_reader.h"
#include "core/spreadsheet/zip_part.h"

namespace lx {

namespace {

constexpr std::string_view kReading = "读取工作表";

/// Jumps over the rows of a worksheet without parsing them: expat gets everything up to and with
/// the start tag of sheetData, then goes on at its end tag. Between the two, "<" can only begin a
/// tag as long as there is neither "<!" (comment, CDATA) nor "<?", so the end tag's bytes are the
/// end tag. What was jumped over is not checked; reading the rows does that.
class RowJump
{
public:
    RowJump(XmlReader& reader, const XlsxSheetHandler& handler)
        : m_reader(reader), m_handler(handler)
    {}

    /// Takes the next block. False: jumping is not safe here, read the sheet through instead.
    Result<bool> take(std::string_view block)
    {
        if (m_phase == Phase::Before)
            return take_before(block);
        if (m_phase == Phase::Rows)
            return take_rows(block);
        LX_TRY(m_reader.feed(block));
        return true;
    }

private:
    enum class Phase
    {
        Before,
        Rows,
        After
    };

    /// The first blocks: handed to expat up to each ">", so that we learn at which one it is in
    /// the rows. What stands before the rows is short.
    Result<bool> take_before(std::string_view block)
    {
        if (m_first && (block.find('\0') != std::string_view::npos || block.size() < 4 ||
                        block.substr(0, 2) == "\xFF\xFE" || block.substr(0, 2) == "\xFE\xFF"))
            return false; // UTF-16
        m_first = false;
        std::size_t at = 0;
        while (at < block.size()) {
            std::size_t close = block.find('>', at);
            close = close == std::string_view::npos ? block.size() : close + 1;
            LX_TRY(m_reader.feed(block.substr(at, close - at)));
            at = close;
            if (m_reader.finished() || m_handler.saw_rows()) {
                if (!m_handler.in_rows()) { // <sheetData/>
                    m_phase = Phase::After;
                    LX_TRY(m_reader.feed(block.substr(at)));
                    return true;
                }
                m_phase = Phase::Rows;
                m_end_tag = "</" + m_handler.rows_tag();
                return take_rows(block.substr(at));
            }
        }
        return true;
    }

    Result<bool> take_rows(std::string_view block)
    {
        // A tag may be cut by the border of two blocks: look at the seam by itself.
        std::string seam = m_tail;
        seam += block.substr(0, m_end_tag.size());
        if (const auto jumped = look(seam, m_tail.size(), block))
            return *jumped;
        if (const auto jumped = look(block, 0, block))
            return *jumped;
        const std::size_t keep = std::min(m_end_tag.size() - 1, seam.size());
        if (block.size() >= keep)
            m_tail = block.substr(block.size() - keep);
        else
            m_tail = seam.substr(seam.size() - keep);
        return true;
    }

    /// Looks for the end of the rows in `bytes`; `before` of them are not in `block` any more.
    std::optional<Result<bool>> look(std::string_view bytes, std::size_t before,
                                     std::string_view block)
    {
        const void* tag = memmem(bytes.data(), bytes.size(), m_end_tag.data(), m_end_tag.size());
        const std::size_t found =
            tag == nullptr ? std::string_view::npos
                           : static_cast<std::size_t>(static_cast<const char*>(tag) - bytes.data());
        const std::string_view rows = bytes.substr(0, found);
        if (opens_with(rows, '!') || opens_with(rows, '?'))
            return Result<bool>(false);
        if (tag == nullptr)
            return std::nullopt;
        m_phase = Phase::After;
        if (auto fed = m_reader.feed(m_end_tag); !fed)
            return Result<bool>(fail(std::move(fed.error())));
        const std::size_t behind = found + m_end_tag.size();
        // The seam holds m_end_tag.size() bytes of the block, so its end lies inside the block.
        if (auto fed = m_reader.feed(block.substr(behind - before)); !fed)
            return Result<bool>(fail(std::move(fed.error())));
        return Result<bool>(true);
    }

    /// Whether "<" and `mark` stand together. Looked for by `mark`, which is far rarer.
    static bool opens_with(std::string_view bytes, char mark)
    {
        for (std::size_t at = bytes.find(mark, 1); at != std::string_view::npos;
             at = bytes.find(mark, at + 1))
            if (bytes[at - 1] == '<')
                return true;
        return false;
    }

    XmlReader& m_reader;
    const XlsxSheetHandler& m_handler;
    Phase m_phase = Phase::Before;
    bool m_first = true;
    std::string m_end_tag;
    std::string m_tail;
};

} // namespace

Result<SheetFacts> read_xlsx_sheet(ZipPart& part, const std::string& name, const XlsxTables& tables,
                                   const ReadLimits& limits, const RowSink& sink,
                                   Progress& progress)
{
    XmlReader reader(XmlReader::Size::Large);
    XlsxSheetHandler handler(reader, name, tables, limits, sink);
    reader.listen(handler);
    reader.set_place([&handler] { return handler.place(); });
    LX_TRY(reader.run(part, progress, kReading));
    SheetFacts facts = handler.take_facts();
    if (part.wrong_checksum())
        facts.notes.push_back("工作表“" + name + "”的校验码不对，但内容完整，已照常读取。");
    return facts;
}

Result<std::optional<SheetFacts>> read_xlsx_frame(ZipPart& part, const std::string& name,
                                                  const ReadLimits& limits, Progress& progress)
{
    const XlsxTables no_tables;
    const RowSink no_rows = [](const SheetRow&) { return true; };
    XmlReader reader;
    XlsxSheetHandler handler(reader, name, no_tables, limits, no_rows);
    reader.listen(handler);
    reader.set_place([&handler] { return handler.place(); });
    RowJump jump(reader, handler);
    std::int64_t done = 0;
    for (;;) {
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消读取。");
        LX_ASSIGN(const std::string_view block, part.next());
        if (block.empty())
            break;
        LX_ASSIGN(const bool jumping, jump.take(block));
        if (!jumping)
            return std::optional<SheetFacts>();
        done += static_cast<std::int64_t>(block.size());
        progress.report(kReading, done, part.declared_size());
    }
    LX_TRY(reader.end());
    return std::optional<SheetFacts>(handler.take_facts());
}

} // namespace lx
