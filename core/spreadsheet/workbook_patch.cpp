#include "core/spreadsheet/workbook_patch.h"

#include <algorithm>
#include <array>

#include "core/base/file_calls.h"
#include "core/base/input_file.h"
#include "core/spreadsheet/byte_source.h"
#include "core/spreadsheet/calc_on_load.h"
#include "core/spreadsheet/column_letters.h"
#include "core/spreadsheet/file_kind.h"
#include "core/spreadsheet/formula_references.h"
#include "core/spreadsheet/ole2_container.h"
#include "core/spreadsheet/small_part.h"
#include "core/spreadsheet/xls_workbook.h"
#include "core/spreadsheet/xlsx_relations.h"
#include "core/spreadsheet/xlsx_styles.h"
#include "core/spreadsheet/xml_reader.h"

namespace lx {

namespace {

constexpr std::uint64_t most_bytes = std::uint64_t{200} << 20;
constexpr std::size_t most_part = std::size_t{1} << 30;
constexpr std::int64_t most_allowed = 100'000; ///< cells a list of allowed values is looked up in
constexpr std::size_t longest_text = 32'767;
constexpr std::int64_t shown_rows = 20'000; ///< of cells without content
constexpr std::int32_t shown_columns = 512;
constexpr const char* save_as_xlsx = "请用 WPS 或 Excel 打开，另存为 .xlsx，再填一次。";

std::string upper(std::string text)
{
    for (char& c : text)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 32);
    return text;
}

/// Sentences of the readers speak of importing.
Error for_filling(Error error)
{
    for (const char* word : {"再导入一次", "再导入"}) {
        const std::string from = word;
        if (const auto at = error.message.find(from); at != std::string::npos) {
            error.message.replace(at, from.size(), "再填一次");
            break;
        }
    }
    return error;
}

tl::unexpected<Error> no_template(const std::string& what)
{
    return fail(ErrorKind::BadInput, "上级表格" + what + "，填不了；" + std::string(save_as_xlsx));
}

/// What the file is where it is no zip file; nothing where it may be one.
Result<> check_kind(const std::string& bytes)
{
    const MemorySource source{std::string_view(bytes)};
    if (Ole2Container::has_signature(source) || looks_like_xls(source)) {
        if (auto box = Ole2Container::open(source))
            if ((*box)->find("EncryptedPackage") != nullptr ||
                (*box)->find("EncryptionInfo") != nullptr)
                return fail(ErrorKind::BadInput,
                            "上级表格有密码，填不了；请用 WPS 或 Excel 打开，取消密码后另存为 "
                            ".xlsx，再填一次。");
        return no_template("是 .xls 或 .et 格式");
    }
    switch (file_kind(std::string_view(bytes).substr(0, 4096), bytes.size() <= 4096)) {
    case FileKind::Zip:
        return {};
    case FileKind::Empty:
        return fail(ErrorKind::BadInput, "上级表格是空文件；请核对是否选错了文件。");
    case FileKind::Text:
        return no_template("是文本文件（如 .csv）");
    case FileKind::Html:
    case FileKind::Xml:
    case FileKind::Mht:
        return no_template("其实是网页或 XML 文件");
    default:
        return fail(ErrorKind::BadInput, "这不是电子表格，填不了；请选择上级发下来的 .xlsx 文件。");
    }
}

struct NamesHandler
{
    explicit NamesHandler(XmlReader& one) : reader(one) {}

    void start(const char* full_name, const char** attributes)
    {
        if (std::string_view(local_name(full_name)) != "definedName")
            return;
        name = upper(std::string(xml_attribute(attributes, "name")));
        words.clear();
        reader.want_text(true);
    }
    void end(const char* full_name)
    {
        if (std::string_view(local_name(full_name)) != "definedName")
            return;
        names[name] = words;
        reader.want_text(false);
    }
    void text(const char* data, std::size_t size) { words.append(data, size); }

    XmlReader& reader;
    std::string name;
    std::string words;
    std::map<std::string, std::string> names;
};

struct TableHandler
{
    std::optional<MergedRange> range;

    void start(const char* full_name, const char** attributes)
    {
        if (std::string_view(local_name(full_name)) == "table")
            range = read_range(std::string(xml_attribute(attributes, "ref")));
    }
    void end(const char* /*full_name*/) {}
    void text(const char* /*data*/, std::size_t /*size*/) {}
};

/// A shared formula stands for every cell of its range: what it names moves along.
MergedRange stretched(const MergedRange& range, const SheetFormula& formula)
{
    MergedRange wide = range;
    if (!formula.where)
        return wide;
    wide.last_row += formula.where->last_row - formula.where->first_row;
    wide.last_column += formula.where->last_column - formula.where->first_column;
    return wide;
}

} // namespace

std::string SheetCell::name() const
{
    return sheet + "!" + column_letters(column) + std::to_string(row + 1);
}

const MergedRange* SheetGrid::merge_at(std::int64_t row, std::int32_t column) const
{
    const auto found = std::find_if(merges.begin(), merges.end(), [&](const MergedRange& one) {
        return holds(one, row, column);
    });
    return found == merges.end() ? nullptr : &*found;
}

const SheetGrid::Shown* SheetGrid::at(std::int64_t row, std::int32_t column) const
{
    if (const MergedRange* merge = merge_at(row, column)) {
        row = merge->first_row;
        column = merge->first_column;
    }
    const auto found = cells.find({row, column});
    return found == cells.end() ? nullptr : &found->second;
}

WorkbookPatch::~WorkbookPatch() = default;

Result<std::unique_ptr<WorkbookPatch>> WorkbookPatch::open(const std::string& path)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(native_path(path), error))
        return fail(ErrorKind::BadInput,
                    "找不到上级表格“" + path + "”；请检查它是否已被移动或改名。");
    std::unique_ptr<WorkbookPatch> patch(new WorkbookPatch());
    LX_ASSIGN(patch->m_bytes, read_file(path, most_bytes + 1));
    if (patch->m_bytes.size() > most_bytes)
        return fail(ErrorKind::BadInput,
                    "上级表格太大（超过 200 MB），不像要填报的表；请核对是否选错了文件。");
    LX_TRY(check_kind(patch->m_bytes));
    const auto read = [&]() -> Result<> {
        LX_ASSIGN(
            patch->m_archive,
            ZipArchive::open(std::make_unique<MemorySource>(std::string_view(patch->m_bytes)), {}));
        LX_ASSIGN(const bool xlsx, is_xlsx(*patch->m_archive));
        if (!xlsx)
            return no_template("不是 .xlsx（可能是 .ods 或压缩包）");
        LX_ASSIGN(patch->m_package, read_xlsx_package(*patch->m_archive));
        LX_ASSIGN(patch->m_image, ZipImage::read(patch->m_bytes));
        if (patch->m_archive->contains("[Content_Types].xml")) {
            LX_ASSIGN(const std::string types, patch->part_bytes("[Content_Types].xml"));
            if (types.find("macroEnabled") != std::string::npos)
                return no_template("带宏（.xlsm）");
            if (types.find("spreadsheetml.template.main") != std::string::npos)
                return no_template("是模板文件（.xltx）");
        }
        return patch->load_tables();
    }();
    if (!read)
        return fail(for_filling(read.error()));
    return patch;
}

Result<std::string> WorkbookPatch::part_bytes(const std::string& part)
{
    InflateBudget budget{static_cast<std::int64_t>(most_part)};
    LX_ASSIGN(const auto opened, m_archive->open_part(part, budget));
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(
        std::clamp<std::int64_t>(opened->declared_size(), 0, std::int64_t{64} << 20)));
    for (;;) {
        LX_ASSIGN(const std::string_view more, opened->next());
        if (more.empty())
            break;
        bytes += more;
    }
    if (opened->wrong_checksum())
        return fail(ErrorKind::BadInput, "上级表格已损坏（部件 " + part +
                                             " 的校验不符），填不了；" + std::string(save_as_xlsx));
    return bytes;
}

Result<> WorkbookPatch::load_tables()
{
    NoProgress quiet;
    InflateBudget budget{static_cast<std::int64_t>(most_part)};
    m_tables.dates = m_package.dates;
    if (!m_package.styles_part.empty()) {
        LX_ASSIGN(const auto part, m_archive->open_part(m_package.styles_part, budget));
        LX_ASSIGN(m_tables.shapes, read_xlsx_styles(*part));
    }
    if (!m_package.strings_part.empty()) {
        LX_ASSIGN(const auto part, m_archive->open_part(m_package.strings_part, budget));
        LX_TRY(m_tables.strings.read(*part, ReadLimits().text_bytes, quiet));
    }
    LX_ASSIGN(const std::string workbook, part_bytes(m_package.workbook_part));
    XmlReader reader;
    NamesHandler handler(reader);
    reader.listen(handler);
    LX_TRY(reader.feed(workbook));
    LX_TRY(reader.end());
    m_names = std::move(handler.names);
    return {};
}

NumberShape WorkbookPatch::shape_of(std::uint32_t style) const
{
    return style < m_tables.shapes.size() ? m_tables.shapes[style] : NumberShape::Number;
}

Result<WorkbookPatch::Sheet*> WorkbookPatch::sheet(const std::string& name)
{
    if (const auto known = m_sheets.find(name); known != m_sheets.end())
        return &known->second;
    std::string all;
    for (std::size_t i = 0; i < m_package.sheets.size(); ++i) {
        all += (i == 0 ? "" : "、") + m_package.sheets[i].name;
        if (m_package.sheets[i].name != name)
            continue;
        Sheet sheet;
        sheet.part = m_package.sheet_parts[i];
        auto bytes = part_bytes(sheet.part);
        if (!bytes)
            return fail(for_filling(bytes.error()));
        sheet.bytes = std::move(*bytes);
        auto places = read_sheet_places(sheet.bytes, name);
        if (!places)
            return fail(for_filling(places.error()));
        sheet.places = std::move(*places);
        LX_TRY(read_tables(sheet));
        return &(m_sheets[name] = std::move(sheet));
    }
    return fail(ErrorKind::Usage,
                "上级表格里没有工作表“" + name + "”；有的是：" + all + "。请按表上的名称写。");
}

Result<> WorkbookPatch::read_tables(Sheet& sheet)
{
    LX_ASSIGN(const auto relations, read_xlsx_relations(*m_archive, sheet.part));
    for (const XlsxRelation& relation : relations) {
        if (relation.type != "table" || !m_archive->contains(relation.target))
            continue;
        TableHandler handler;
        LX_TRY(read_small_part(*m_archive, relation.target, handler));
        if (handler.range)
            sheet.tables.push_back(*handler.range);
    }
    return {};
}

Result<SheetGrid> WorkbookPatch::grid(const std::string& name, Progress& progress)
{
    LX_ASSIGN(const Sheet* const sheet, this->sheet(name));
    SheetGrid grid;
    grid.sheet = name;
    for (const CellPlace& cell : sheet->places.cells)
        if (cell.row < shown_rows && cell.column < shown_columns)
            grid.cells[{cell.row, cell.column}].formula = cell.formula;
    InflateBudget budget{static_cast<std::int64_t>(most_part)};
    LX_ASSIGN(const auto part, m_archive->open_part(sheet->part, budget));
    LX_ASSIGN(const SheetFacts facts,
              read_xlsx_sheet(
                  *part, name, m_tables, {},
                  [&](const SheetRow& row) {
                      for (const Cell& cell : *row.cells) {
                          SheetGrid::Shown& shown = grid.cells[{row.row, cell.column}];
                          shown.text = cell.text;
                          shown.kind = cell.kind;
                          grid.rows = std::max(grid.rows, row.row + 1);
                          grid.columns = std::max(grid.columns, cell.column + 1);
                      }
                      return true;
                  },
                  progress));
    grid.merges = facts.merges;
    for (const MergedRange& merge : grid.merges) {
        grid.rows = std::max<std::int64_t>(grid.rows, merge.last_row + 1);
        grid.columns = std::max(grid.columns, merge.last_column + 1);
    }
    return grid;
}

Result<> WorkbookPatch::check_in(const Sheet& sheet, const SheetCell& cell) const
{
    const auto refuse = [&](const std::string& why) {
        return fail(ErrorKind::Usage, "单元格 " + cell.name() + " " + why);
    };
    constexpr std::int64_t most_rows = 1'048'576;
    constexpr std::int32_t most_columns = 16'384;
    if (cell.row < 0 || cell.row >= most_rows || cell.column < 0 || cell.column >= most_columns)
        return refuse("不在表格里，请改绑别的单元格。");
    for (const SheetFormula& formula : sheet.places.formulas) {
        using Kind = SheetFormula::Kind;
        const bool spread = formula.kind == Kind::Array || formula.kind == Kind::DataTable;
        if (formula.kind == Kind::Shared && formula.where && formula.row == cell.row &&
            formula.column == cell.column)
            return refuse("是一组公式的第一格，填了会毁掉整组公式；请改绑公式所用的单元格。");
        if (spread && formula.where && holds(*formula.where, cell.row, cell.column))
            return refuse(formula.kind == Kind::Array
                              ? "在数组公式里，不能填；请改绑公式所用的单元格。"
                              : "在模拟运算表里，不能填；请改绑别的单元格。");
    }
    int times = 0;
    const CellPlace* place = sheet.places.find_cell(cell.row, cell.column, &times);
    if (place != nullptr && place->formula)
        return refuse("是公式，上级的表会自己算出来，不能填；请改绑公式所用的单元格。");
    if (times > 1)
        return refuse("在文件里出现了两次，分不清填哪一个；" + std::string(save_as_xlsx));
    for (const MergedRange& table : sheet.tables)
        if (holds(table, cell.row, cell.column))
            return refuse("在“表格”（套用表格格式）里，不能填；请在 WPS 或 Excel "
                          "里把它转换为区域后再绑定。");
    for (const MergedRange& merge : sheet.places.merges)
        if (holds(merge, cell.row, cell.column) &&
            (merge.first_row != cell.row || merge.first_column != cell.column))
            return refuse("在合并单元格里面，只能填它的左上角 " +
                          column_letters(merge.first_column) + std::to_string(merge.first_row + 1) +
                          "；请改绑那一格。");
    return {};
}

Result<> WorkbookPatch::check(const SheetCell& cell)
{
    LX_ASSIGN(const Sheet* const sheet, this->sheet(cell.sheet));
    return check_in(*sheet, cell);
}

Result<CellContent> WorkbookPatch::content_in(const Sheet& sheet, const CellPlace* place) const
{
    if (place == nullptr)
        return CellContent{};
    const auto& [begin, end] = place->bytes;
    return read_cell_content(std::string_view(sheet.bytes).substr(begin, end - begin),
                             m_tables.strings);
}

Result<CellContent> WorkbookPatch::content(const SheetCell& cell)
{
    LX_ASSIGN(const Sheet* const sheet, this->sheet(cell.sheet));
    return content_in(*sheet, sheet->places.find_cell(cell.row, cell.column));
}

Result<> WorkbookPatch::set(const SheetCell& cell, const PatchValue& value, const SheetCell* like)
{
    LX_ASSIGN(Sheet* const sheet, this->sheet(cell.sheet));
    LX_TRY(check_in(*sheet, cell));
    const CellPlace* place = sheet->places.find_cell(cell.row, cell.column);
    std::uint32_t style = place != nullptr ? place->style : 0;
    if (place == nullptr) {
        const CellPlace* model =
            like != nullptr ? sheet->places.find_cell(like->row, like->column) : nullptr;
        style = model != nullptr ? model->style : style_at(sheet->places, cell.row, cell.column);
    }
    CellContent content = content_of(value, shape_of(style), m_tables.dates);
    if (content.text.size() > longest_text)
        return fail(ErrorKind::Refused, "单元格 " + cell.name() +
                                            " 要填的文字超过一格能放的长度（32767 "
                                            "字节），没有填；请改短后再填。");
    LX_TRY(check_list(*sheet, cell, content));
    LX_ASSIGN(const CellContent before, content_in(*sheet, place));
    const std::pair key{cell.row, cell.column};
    if (before == content)
        sheet->changes.erase(key);
    else
        sheet->changes[key] = {std::move(content), style};
    return {};
}

Result<std::vector<std::string>> WorkbookPatch::values_of(const std::string& name,
                                                          const MergedRange& range)
{
    LX_ASSIGN(const Sheet* const sheet, this->sheet(name));
    std::vector<std::string> values;
    for (const CellPlace& cell : sheet->places.cells) {
        if (!holds(range, cell.row, cell.column))
            continue;
        LX_ASSIGN(const CellContent content, content_in(*sheet, &cell));
        if (content.kind != CellContent::Kind::Blank)
            values.push_back(text_of(content));
    }
    return values;
}

Result<std::optional<std::vector<std::string>>> WorkbookPatch::allowed(const std::string& source,
                                                                       const std::string& own_sheet)
{
    using Allowed = std::optional<std::vector<std::string>>;
    if (source.starts_with('"')) {
        std::vector<std::string> values;
        std::string value;
        for (const char c : source.substr(1, source.size() - (source.ends_with('"') ? 2 : 1))) {
            if (c != ',') {
                value += c;
                continue;
            }
            values.push_back(std::move(value));
            value.clear();
        }
        values.push_back(std::move(value));
        for (std::string& one : values) {
            one.erase(0, one.find_first_not_of(' '));
            one.erase(one.find_last_not_of(' ') + 1);
        }
        return Allowed(std::move(values));
    }
    FormulaReferences found = formula_references(source);
    if (found.ranges.empty() && found.names.size() == 1)
        if (const auto named = m_names.find(upper(found.names.front())); named != m_names.end())
            found = formula_references(named->second);
    if (found.anything || found.ranges.size() != 1 || !found.names.empty())
        return Allowed();
    const FormulaReference& only = found.ranges.front();
    const std::int64_t cells = std::int64_t{only.range.last_row - only.range.first_row + 1} *
                               (only.range.last_column - only.range.first_column + 1);
    const std::string& name = only.sheet.empty() ? own_sheet : only.sheet;
    const bool known = std::any_of(m_package.sheets.begin(), m_package.sheets.end(),
                                   [&](const SheetInfo& one) { return one.name == name; });
    if (!known || cells > std::max(most_allowed, std::int64_t{1'048'576}))
        return Allowed();
    LX_ASSIGN(auto values, values_of(name, only.range));
    return Allowed(std::move(values));
}

Result<> WorkbookPatch::check_list(const Sheet& sheet, const SheetCell& cell,
                                   const CellContent& content)
{
    if (content.kind == CellContent::Kind::Blank)
        return {};
    const std::string text = text_of(content);
    for (const ListRule& rule : sheet.places.lists) {
        if (std::none_of(rule.where.begin(), rule.where.end(), [&](const MergedRange& range) {
                return holds(range, cell.row, cell.column);
            }))
            continue;
        LX_ASSIGN(const auto values, allowed(rule.source, cell.sheet));
        if (!values || values->empty() ||
            std::find(values->begin(), values->end(), text) != values->end())
            continue;
        constexpr std::size_t told = 12;
        std::string list;
        for (std::size_t i = 0; i < std::min(told, values->size()); ++i)
            list += (i == 0 ? "" : "、") + (*values)[i];
        if (values->size() > told)
            list += "……";
        return fail(ErrorKind::Refused, "单元格 " + cell.name() + " 只能填 " + list +
                                            "，要填的却是“" + text +
                                            "”，没有填；请核对绑定，或改台账里的说法。");
    }
    return {};
}

bool WorkbookPatch::asks(const std::string& name, const SheetFormula& formula) const
{
    FormulaReferences found = formula_references(formula.text);
    for (std::size_t i = 0; i < found.names.size() && i < 64; ++i) {
        const auto named = m_names.find(upper(found.names[i]));
        if (named == m_names.end())
            continue;
        const FormulaReferences inside = formula_references(named->second);
        found.anything = found.anything || inside.anything;
        found.ranges.insert(found.ranges.end(), inside.ranges.begin(), inside.ranges.end());
    }
    if (found.anything)
        return true;
    if (formula.kind == SheetFormula::Kind::DataTable && formula.where)
        return true; // its inputs stand in attributes
    for (const FormulaReference& reference : found.ranges) {
        const auto sheet = m_sheets.find(reference.sheet.empty() ? name : reference.sheet);
        if (sheet == m_sheets.end())
            continue;
        const MergedRange range = stretched(reference.range, formula);
        for (const auto& [at, change] : sheet->second.changes)
            if (holds(range, at.first, at.second))
                return true;
    }
    return false;
}

Result<bool> WorkbookPatch::asked_for()
{
    for (std::size_t i = 0; i < m_package.sheets.size(); ++i) {
        const std::string& name = m_package.sheets[i].name;
        const auto known = m_sheets.find(name);
        SheetPlaces read;
        const SheetPlaces* places = known != m_sheets.end() ? &known->second.places : &read;
        if (known == m_sheets.end()) {
            if (!m_archive->contains(m_package.sheet_parts[i]))
                continue;
            LX_ASSIGN(const std::string bytes, part_bytes(m_package.sheet_parts[i]));
            if (bytes.find("<f") == std::string::npos && bytes.find(":f") == std::string::npos)
                continue;
            LX_ASSIGN(read, read_sheet_places(bytes, name));
        }
        for (const SheetFormula& formula : places->formulas)
            if (asks(name, formula))
                return true;
    }
    return false;
}

Result<std::string> WorkbookPatch::made()
{
    ZipImage image = m_image;
    const auto exchange = [&](const std::string& part, std::string bytes) -> Result<> {
        const auto index = m_archive->index_of(part);
        if (!index)
            return fail(ErrorKind::BadInput, "上级表格里的部件 " + part + " 不止一份，填不了；" +
                                                 std::string(save_as_xlsx));
        image.replace(*index, std::move(bytes));
        return {};
    };
    bool any = false;
    for (auto& [name, sheet] : m_sheets) {
        if (sheet.changes.empty())
            continue;
        any = true;
        LX_TRY(exchange(sheet.part, spliced(sheet.bytes, sheet.places, sheet.changes)));
    }
    if (!any)
        return m_bytes;
    LX_ASSIGN(const bool asked, asked_for());
    if (asked) {
        LX_ASSIGN(const std::string before, part_bytes(m_package.workbook_part));
        LX_ASSIGN(std::string after, with_calc_on_load(before));
        if (after != before)
            LX_TRY(exchange(m_package.workbook_part, std::move(after)));
    }
    return image.made();
}

} // namespace lx
