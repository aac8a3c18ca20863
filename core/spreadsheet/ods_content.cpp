#include "core/spreadsheet/ods_content.h"

#include "core/spreadsheet/ods_handler.h"
#include "core/spreadsheet/xml_reader.h"
#include "core/spreadsheet/zip_part.h"

namespace lx {

Result<std::vector<OdsTable>> survey_ods(ZipPart& content, const ReadLimits& limits)
{
    XmlReader reader(XmlReader::Size::Large);
    NoProgress quiet;
    const RowSink no_rows = [](const SheetRow&) { return true; };
    OdsHandler handler(reader, OdsHandler::kSurvey, {}, limits, no_rows, quiet);
    reader.listen(handler);
    LX_TRY(reader.run(content, quiet, {}));
    std::vector<OdsTable> tables = handler.take_tables();
    if (!handler.is_spreadsheet())
        return fail(ErrorKind::BadInput, "这是文字文档或演示文稿，不是电子表格；请选择 "
                                         ".xlsx、.xls、.et、.ods 或 .csv 文件。");
    if (tables.empty())
        return fail(ErrorKind::BadInput, "文件里没有工作表，没有可以导入的内容；请用 WPS 或 "
                                         "LibreOffice 打开核对。");
    return tables;
}

Result<SheetFacts> read_ods_table(ZipPart& content, std::size_t index, const std::string& name,
                                  const ReadLimits& limits, const RowSink& sink, Progress& progress)
{
    XmlReader reader(XmlReader::Size::Large);
    OdsHandler handler(reader, index, name, limits, sink, progress);
    reader.listen(handler);
    reader.set_place([&handler] { return handler.place(); });
    LX_TRY(reader.run(content, progress, "读取工作表"));
    if (progress.cancelled())
        return fail(ErrorKind::Cancelled, "已取消读取。");
    SheetFacts facts = handler.take_facts();
    if (content.wrong_checksum())
        facts.notes.push_back("工作表“" + name + "”的校验码不对，但内容完整，已照常读取。");
    return facts;
}

} // namespace lx
