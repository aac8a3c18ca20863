#include "core/spreadsheet/xlsx_package.h"

#include <map>

#include "core/spreadsheet/small_part.h"
#include "core/spreadsheet/xlsx_relations.h"

namespace lx {

namespace {

constexpr std::string_view kContentTypes = "[Content_Types].xml";

/// Finds the part whose content type is a workbook's, for packages whose own relations are gone.
struct ContentTypesHandler
{
    std::string workbook;

    void start(const char* name, const char** attributes)
    {
        if (std::string_view(local_name(name)) != "Override")
            return;
        const std::string_view type = xml_attribute(attributes, "ContentType");
        const bool main = type.find("spreadsheetml") != std::string_view::npos ||
                          type.find("ms-excel") != std::string_view::npos;
        if (main && type.find(".main") != std::string_view::npos && workbook.empty())
            workbook = resolve_part_name({}, xml_attribute(attributes, "PartName"));
    }
    void end(const char* /*name*/) {}
    void text(const char* /*data*/, std::size_t /*size*/) {}
};

struct WorkbookHandler
{
    struct Sheet
    {
        SheetInfo info;
        std::string relation;
    };
    std::vector<Sheet> sheets;
    bool is_workbook = false;
    bool from_1904 = false;
    bool in_sheets = false;
    int depth = 0;

    void start(const char* name, const char** attributes)
    {
        const std::string_view local = local_name(name);
        ++depth;
        if (depth == 1) {
            is_workbook = local == "workbook";
        } else if (depth == 2) {
            in_sheets = local == "sheets";
            if (local == "workbookPr")
                from_1904 = xml_flag(attributes, "date1904");
        } else if (depth == 3 && in_sheets && local == "sheet") {
            add(attributes);
        }
    }
    void end(const char* /*name*/) { --depth; }
    void text(const char* /*data*/, std::size_t /*size*/) {}

private:
    void add(const char** attributes)
    {
        Sheet sheet;
        const std::string_view state = xml_attribute(attributes, "state");
        sheet.info.name = xml_attribute(attributes, "name");
        sheet.info.visibility = state == "hidden"       ? SheetVisibility::Hidden
                                : state == "veryHidden" ? SheetVisibility::VeryHidden
                                                        : SheetVisibility::Visible;
        sheet.relation = xml_attribute(attributes, "id"); // r:id, whatever r is called
        sheets.push_back(std::move(sheet));
    }
};

/// Where the parts of a workbook of one sheet usually lie; empty where they don't.
std::vector<XlsxRelation> usual_relations(const ZipArchive& archive, std::string_view workbook,
                                          const std::vector<WorkbookHandler::Sheet>& sheets)
{
    const std::string folder(part_folder(workbook));
    const std::string sheet = folder + "worksheets/sheet1.xml";
    if (sheets.size() != 1 || !archive.contains(sheet) ||
        archive.contains(folder + "worksheets/sheet2.xml"))
        return {};
    return {{sheets.front().relation, "worksheet", sheet},
            {"strings", "sharedStrings", folder + "sharedStrings.xml"},
            {"styles", "styles", folder + "styles.xml"}};
}

/// The workbook part's name; empty where there is none.
std::string find_workbook_part(ZipArchive& archive)
{
    // Either of the two tables of contents will do: one may be damaged.
    if (const auto relations = read_xlsx_relations(archive, {}))
        for (const XlsxRelation& relation : *relations)
            if (relation.type == "officeDocument" && archive.contains(relation.target))
                return relation.target;
    if (archive.contains(kContentTypes)) {
        ContentTypesHandler handler;
        if (read_small_part(archive, kContentTypes, handler) && archive.contains(handler.workbook))
            return handler.workbook;
    }
    for (const char* usual : {"xl/workbook.xml", "workbook.xml", "xl/workbook.bin"})
        if (archive.contains(usual))
            return usual;
    return {};
}

tl::unexpected<Error> not_a_sheet(std::string_view what)
{
    return fail(ErrorKind::BadInput,
                "这是" + std::string(what) +
                    "，不是电子表格；请选择 .xlsx、.xls、.et、.ods 或 .csv 文件。");
}

} // namespace

Result<bool> is_xlsx(ZipArchive& archive)
{
    if (!archive.contains(kContentTypes) && !archive.contains("_rels/.rels") &&
        !archive.contains("xl/workbook.xml"))
        return false;
    const std::string workbook = find_workbook_part(archive);
    const bool folder_xl = workbook.starts_with("xl/") || workbook.ends_with("workbook.xml");
    if (workbook.ends_with(".bin"))
        return fail(ErrorKind::BadInput,
                    "这是 Excel 二进制工作簿（.xlsb），读不了；请在 Excel 或 WPS "
                    "里打开，另存为 .xlsx，再导入一次。");
    if (!folder_xl && archive.contains_folder("word/"))
        return not_a_sheet(" Word 文档");
    if (!folder_xl && archive.contains_folder("ppt/"))
        return not_a_sheet("演示文稿");
    if (workbook.empty())
        return fail(ErrorKind::BadInput,
                    "文件里找不到工作簿，不是电子表格或已损坏；请用 WPS 或 Excel 打开后另存为 "
                    ".xlsx，再导入一次。");
    return true;
}

Result<XlsxPackage> read_xlsx_package(ZipArchive& archive)
{
    const std::string workbook = find_workbook_part(archive);
    WorkbookHandler handler;
    LX_TRY(read_small_part(archive, workbook, handler));
    XlsxPackage package;
    package.workbook_part = workbook;
    package.dates = handler.from_1904 ? DateSystem::From1904 : DateSystem::From1900;

    auto relations = read_xlsx_relations(archive, workbook);
    if (!relations) {
        // With one sheet there is no doubt which part is meant; with more there is.
        const auto usual = usual_relations(archive, workbook, handler.sheets);
        if (usual.empty())
            return fail(std::move(relations.error()));
        relations = usual;
        package.notes.emplace_back("文件的目录已损坏，已按通常的位置读取，请核对内容。");
    }
    std::map<std::string_view, const XlsxRelation*> by_id;
    for (const XlsxRelation& relation : *relations) {
        by_id.emplace(relation.id, &relation);
        if (relation.type == "sharedStrings" && archive.contains(relation.target))
            package.strings_part = relation.target;
        else if (relation.type == "styles" && archive.contains(relation.target))
            package.styles_part = relation.target;
    }
    for (WorkbookHandler::Sheet& sheet : handler.sheets) {
        const auto found = by_id.find(sheet.relation);
        const bool known = found != by_id.end();
        if (known && found->second->type != "worksheet")
            continue; // a chart, a dialog, old macros
        package.sheets.push_back(std::move(sheet.info));
        package.sheet_parts.push_back(known ? found->second->target : std::string());
    }
    if (!handler.is_workbook || package.sheets.empty())
        return fail(ErrorKind::BadInput, "文件里没有工作表，没有可以导入的内容；请用 WPS 或 Excel "
                                         "打开核对，另存为 .xlsx 后再导入一次。");
    return package;
}

} // namespace lx
