#include "core/spreadsheet/xls_workbook.h"

#include <array>
#include <optional>

#include "core/spreadsheet/biff_globals.h"
#include "core/spreadsheet/biff_sheet.h"
#include "core/spreadsheet/ole2_container.h"

namespace lx {

namespace {

/// The BOF record of BIFF2, 3, 4 and 5/8, as the first two bytes of a bare stream.
bool is_bof(std::uint16_t id)
{
    return id == 0x0009 || id == 0x0209 || id == 0x0409 || id == 0x0809;
}

/// 0 where the file does not begin like a BIFF stream.
std::uint16_t bare_bof(const ByteSource& source)
{
    std::array<std::uint8_t, 4> start{};
    if (source.read_at(0, start.data(), start.size()) < start.size())
        return 0;
    const std::uint16_t length = le16(&start[2]);
    return is_bof(le16(start.data())) && length >= 4 && length <= 32 ? le16(start.data()) : 0;
}

tl::unexpected<Error> refused(std::string message)
{
    return fail(ErrorKind::BadInput, std::move(message));
}

/// Why a compound file without a workbook can't be imported.
tl::unexpected<Error> no_workbook(const Ole2Container& box)
{
    if (box.find("EncryptedPackage") != nullptr || box.find("EncryptionInfo") != nullptr)
        return refused("文件有密码，读不出来：请用 Excel 或 WPS 打开，取消密码后另存，再导入。");
    if (box.find("\tDRMContent") != nullptr)
        return refused("文件设了使用权限（IRM），读不出来：请向文件的作者要一份不设权限的。");
    if (box.find("WordDocument") != nullptr)
        return refused("这是 Word 文档，不是电子表格：请把其中的表格复制到 Excel 或 WPS 表格里，"
                       "保存为 .xlsx 再导入。");
    if (box.find("PowerPoint Document") != nullptr)
        return refused("这是演示文稿，不是电子表格：请另选文件。");
    return refused("文件里没有工作簿，不是 .xls 或 .et 表格：请用 Excel 或 WPS 打开看看，"
                   "能打开就另存为 .xlsx 再导入。");
}

class XlsWorkbook final : public Workbook
{
public:
    XlsWorkbook(std::unique_ptr<ByteSource> file, std::unique_ptr<Ole2Container> box,
                std::unique_ptr<ByteSource> stream, BiffGlobals globals, const ReadLimits& limits)
        : m_limits(limits), m_file(std::move(file)), m_box(std::move(box)),
          m_stream(std::move(stream)), m_globals(std::move(globals))
    {
        for (const BiffGlobals::Sheet& sheet : m_globals.sheets)
            m_infos.push_back(sheet.info);
    }

    [[nodiscard]] const std::vector<SheetInfo>& sheets() const override { return m_infos; }
    [[nodiscard]] std::string_view format() const override { return "xls"; }

    [[nodiscard]] Result<SheetFacts> read(std::size_t index, const RowSink& sink,
                                          Progress& progress) override
    {
        LX_ASSIGN(BiffSheet * sheet, sheet_at(index));
        return sheet->read(sink, progress);
    }

    [[nodiscard]] Result<std::vector<MergedRange>> merges(std::size_t index,
                                                          Progress& progress) override
    {
        LX_ASSIGN(BiffSheet * sheet, sheet_at(index));
        LX_TRY(sheet->look(progress));
        return sheet->merges();
    }

private:
    Result<BiffSheet*> sheet_at(std::size_t index)
    {
        if (index >= m_infos.size())
            return fail(ErrorKind::Usage, "没有第 " + std::to_string(index + 1) + " 张工作表。");
        if (!m_sheet || m_sheet_index != index) {
            m_sheet.emplace(stream(), m_globals, m_globals.sheets[index], m_limits);
            m_sheet_index = index;
        }
        return &*m_sheet;
    }

    [[nodiscard]] const ByteSource& stream() const { return m_stream ? *m_stream : *m_file; }

    const ReadLimits m_limits;
    std::unique_ptr<ByteSource> m_file;
    std::unique_ptr<Ole2Container> m_box;
    std::unique_ptr<ByteSource> m_stream; ///< inside m_box; none where the file is the stream
    BiffGlobals m_globals;
    std::vector<SheetInfo> m_infos;
    std::optional<BiffSheet> m_sheet; ///< the one looked at last
    std::size_t m_sheet_index = 0;
};

} // namespace

bool looks_like_xls(const ByteSource& source)
{
    return Ole2Container::has_signature(source) || bare_bof(source) != 0;
}

Result<std::unique_ptr<Workbook>> open_xls(const std::string& path, const ReadLimits& limits)
{
    LX_ASSIGN(std::unique_ptr<ByteSource> file, FileSource::open(path));
    return open_xls(std::move(file), limits);
}

Result<std::unique_ptr<Workbook>> open_xls(std::unique_ptr<ByteSource> source,
                                           const ReadLimits& limits)
{
    if (source->size() > static_cast<std::uint64_t>(limits.inflated_bytes))
        return refused("文件太大，超过了一次能读的上限：请把它拆成几个文件再导入。");
    std::unique_ptr<Ole2Container> box;
    std::unique_ptr<ByteSource> stream;
    if (Ole2Container::has_signature(*source)) {
        LX_ASSIGN(box, Ole2Container::open(*source));
        const Ole2Container::Entry* entry = box->find("Workbook");
        if (entry == nullptr)
            entry = box->find("Book");
        if (entry == nullptr)
            return no_workbook(*box);
        LX_ASSIGN(stream, box->stream(*entry));
    } else if (bare_bof(*source) == 0) {
        return refused("这不是 .xls 或 .et 表格（开头不对）：请用 Excel 或 WPS 打开看看，"
                       "能打开就另存为 .xlsx 再导入。");
    }
    LX_ASSIGN(BiffGlobals globals, read_biff_globals(stream ? *stream : *source, limits));
    std::unique_ptr<Workbook> book = std::make_unique<XlsWorkbook>(
        std::move(source), std::move(box), std::move(stream), std::move(globals), limits);
    return book;
}

} // namespace lx
