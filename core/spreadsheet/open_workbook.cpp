#include <array>
#include <filesystem>

#include "core/base/file_calls.h"
#include "core/spreadsheet/byte_source.h"
#include "core/spreadsheet/csv_source.h"
#include "core/spreadsheet/csv_workbook.h"
#include "core/spreadsheet/file_kind.h"
#include "core/spreadsheet/grid_workbook.h"
#include "core/spreadsheet/html_tables.h"
#include "core/spreadsheet/ods_workbook.h"
#include "core/spreadsheet/sheet_reader.h"
#include "core/spreadsheet/xls_workbook.h"
#include "core/spreadsheet/xlsx_package.h"
#include "core/spreadsheet/xlsx_workbook.h"
#include "core/spreadsheet/xml_2003.h"
#include "core/spreadsheet/zip_archive.h"

namespace lx {

namespace {

constexpr const char* kWhatToChoose = "；请选择 .xlsx、.xls、.et、.ods 或 .csv 文件。";

tl::unexpected<Error> refused(std::string_view what)
{
    return fail(ErrorKind::BadInput, "这是" + std::string(what) + kWhatToChoose);
}

/// A table that the clerk's own program opens, so say how to save it.
tl::unexpected<Error> save_again(std::string_view what)
{
    return fail(ErrorKind::BadInput, "这是" + std::string(what) +
                                         "，不是真正的电子表格；请用 WPS 或 Excel 打开，另存为 "
                                         ".xlsx，再导入一次。");
}

/// Markup is held in memory, in UTF-8 whatever it was written in.
Result<std::string> whole_text(const ByteSource& file, std::string_view what)
{
    if (static_cast<std::int64_t>(file.size()) > most_grid_bytes)
        return save_again(std::string(what) + "，又太大");
    const EncodingGuess encoding = guess_encoding(file);
    LX_ASSIGN(const auto source, CsvSource::open(file, encoding));
    std::string text;
    for (;;) {
        LX_ASSIGN(const std::string_view more, source->next());
        if (more.empty())
            return text;
        text += more;
    }
}

Result<std::unique_ptr<Workbook>> open_zip(std::unique_ptr<ByteSource> file,
                                           const ReadLimits& limits)
{
    LX_ASSIGN(auto archive, ZipArchive::open(std::move(file), limits));
    if (is_ods(*archive))
        return open_ods(std::move(archive), limits);
    LX_ASSIGN(const bool xlsx, is_xlsx(*archive));
    if (xlsx)
        return open_xlsx(std::move(archive), limits);
    return refused("压缩包，不是电子表格，请先解压");
}

} // namespace

Result<std::unique_ptr<Workbook>> open_workbook(const std::string& path, const ReadLimits& limits)
{
    const std::filesystem::path file_path = native_path(path);
    std::error_code error;
    if (!std::filesystem::exists(file_path, error))
        return fail(ErrorKind::BadInput, "找不到文件；请检查它是否已被移动或改名。", path);
    if (!std::filesystem::is_regular_file(file_path, error))
        return fail(ErrorKind::BadInput,
                    "这不是一个普通文件（可能是文件夹）；请选择一个电子表格文件。", path);
    LX_ASSIGN(std::unique_ptr<ByteSource> file, FileSource::open(path));
    if (looks_like_xls(*file))
        return open_xls(std::move(file), limits);
    std::array<char, 4096> buffer{};
    const std::string_view head(buffer.data(), file->read_at(0, buffer.data(), buffer.size()));
    if (file->failed())
        return fail(ErrorKind::Io, "文件读不下去；请检查磁盘或 U 盘后再试一次。", path);
    const bool whole = file->size() <= buffer.size();
    switch (file_kind(head, whole)) {
    case FileKind::Empty:
        return fail(ErrorKind::BadInput, "文件是空的，没有可以导入的内容；请核对是否选错了文件。");
    case FileKind::Zip:
        return open_zip(std::move(file), limits);
    case FileKind::Html: {
        LX_ASSIGN(const std::string page, whole_text(*file, "网页"));
        return open_html(page, utf8_path(file_path.stem()), limits);
    }
    case FileKind::Xml: {
        LX_ASSIGN(const std::string document, whole_text(*file, " XML 文件"));
        return open_xml_2003(document, limits);
    }
    case FileKind::Mht:
        return save_again("网页档案");
    case FileKind::Dbf:
        return save_again(" .dbf 数据库文件");
    case FileKind::Pdf:
        return refused(" PDF 文件，不是电子表格");
    case FileKind::Picture:
        return refused("图片，不是电子表格");
    case FileKind::Archive:
        return refused("压缩包，不是电子表格，请先解压");
    case FileKind::Binary:
        return refused("别的程序的文件，不是电子表格");
    case FileKind::Text:
        break;
    }
    return open_csv(std::move(file), path, limits);
}

} // namespace lx
