#include "core/exchange/import_plan.h"

#include <algorithm>
#include <filesystem>

#include "core/base/file_calls.h"
#include "core/base/file_trouble.h"
#include "core/base/text.h"
#include "core/exchange/ledger_template.h"
#include "core/spreadsheet/column_letters.h"

namespace lx {

namespace {

constexpr std::int64_t small_file = 4 << 20;

struct Top
{
    std::vector<HeadRow> rows;
};

Result<Top> read_top(Workbook& workbook, std::size_t sheet, std::int64_t most_rows,
                     Progress& progress)
{
    Top top;
    const auto sink = [&](const SheetRow& row) {
        HeadRow kept;
        kept.row = row.row;
        kept.cells.reserve(row.cells->size());
        for (const Cell& cell : *row.cells)
            kept.cells.push_back({cell.column, cell.kind, std::string(cell.text)});
        top.rows.push_back(std::move(kept));
        return static_cast<std::int64_t>(top.rows.size()) < most_rows;
    };
    auto facts = workbook.read(sheet, sink, progress);
    if (!facts)
        return fail(std::move(facts.error()));
    return top;
}

std::string headings_looked_for(const HeadingIndex& index)
{
    std::string names;
    int count = 0;
    for (const FieldDef& field : index.own().fields) {
        const bool fallback = field.key == index.own().key_fallback;
        if ((field.in_key || field.required || fallback) && count < 4) {
            names += (names.empty() ? "“" : "、“") + field.name + "”";
            ++count;
        }
    }
    return names;
}

/// Every target of the mapping must be a field.
Result<> check_mapping(const HeadingIndex& index, const SavedMapping& mapping)
{
    for (const auto& [source, target] : mapping.columns) {
        const std::string text = trim(target);
        if (!text.empty() && text != "-" && !index.target(text))
            return fail(ErrorKind::Usage, "列对应文件把“" + source + "”对应到“" + target +
                                              "”，可“" + index.own().name +
                                              "”台账没有这个字段；请改成台账里的字段名。");
    }
    return {};
}

void note_columns(const HeadingIndex& index, const SheetTable& table, const SavedMapping* mapping,
                  std::vector<PlanNote>& notes)
{
    const std::int64_t row = table.table.last_heading + 1;
    for (const TableColumn& column : table.table.columns) {
        if (!column.target && !column.ignored) {
            notes.push_back({table.name, row, column.heading(),
                             "“" + column.heading() + "”不是“" + index.own().name +
                                 "”台账的字段，这一列没有导入。"});
        } else if (column.duplicate_of >= 0) {
            const TableColumn& other =
                table.table.columns[static_cast<std::size_t>(column.duplicate_of)];
            const FieldDef& field = index.field(*column.target);
            if (field.type == FieldType::Ref || field.type == FieldType::RefOrText)
                continue; // a second way to name the row: used where the first is blank or not
                          // found
            notes.push_back({table.name, row, column.heading(),
                             column_letters(column.column) + "列“" + column.heading() + "”与" +
                                 column_letters(other.column) + "列“" + other.heading() +
                                 "”都对应“" + field.name + "”，只导入后者；要改请用列对应文件。"});
        }
    }
    if (mapping == nullptr)
        return;
    for (const auto& [source, target] : mapping->columns) {
        const std::string wanted = fold(source);
        const int letter = column_of_letters(source);
        const auto& columns = table.table.columns;
        const bool there =
            std::any_of(columns.begin(), columns.end(), [&](const TableColumn& column) {
                return column.column == letter || fold(column.heading()) == wanted ||
                       (!column.path.empty() && (fold(column.path.back()) == wanted ||
                                                 fold_heading(column.path.back()) == wanted));
            });
        if (!there)
            notes.push_back(
                {table.name, row, source, "列对应文件里的“" + source + "”在这张表里找不到。"});
    }
}

} // namespace

std::int64_t file_size(const std::string& path)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(native_path(path), error);
    return error ? 0 : static_cast<std::int64_t>(size);
}

Error with_file(Error error, const std::string& path)
{
    if (error.kind != ErrorKind::Cancelled &&
        error.message.find(file_name(path)) == std::string::npos)
        error.message = "“" + file_name(path) + "”：" + error.message;
    return error;
}

Result<std::unique_ptr<Workbook>> open_input(const std::string& path)
{
    auto workbook = open_workbook(path);
    if (workbook)
        return workbook;
    std::error_code error;
    if (!std::filesystem::exists(native_path(path), error))
        workbook.error().kind = ErrorKind::BadInput;
    return fail(with_file(std::move(workbook.error()), path));
}

std::string SheetTable::fingerprint() const
{
    std::string text;
    for (const TableColumn& column : table.columns)
        text += fold(column.heading()) + "\x1f";
    return text;
}

Result<ImportPlan> plan_import(Workbook& workbook, const HeadingIndex& index,
                               const PlanOptions& options, Progress& progress)
{
    ImportPlan plan;
    if (options.mapping != nullptr)
        LX_TRY(check_mapping(index, *options.mapping));
    std::string wanted = options.sheet;
    if (wanted.empty() && options.mapping != nullptr && options.mapping->sheet)
        wanted = *options.mapping->sheet;
    const auto& sheets = workbook.sheets();
    std::vector<std::size_t> candidates;
    bool any_content = false;
    std::vector<std::string> passed_over;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const bool hidden = sheets[i].visibility != SheetVisibility::Visible;
        if (!wanted.empty()) {
            if (sheets[i].name != wanted && fold(sheets[i].name) != fold(wanted))
                continue;
            if (hidden)
                plan.notes.push_back({sheets[i].name, 0, "",
                                      "工作表“" + sheets[i].name + "”是隐藏的，按指定导入了。"});
        } else if (hidden && sheets[i].name == template_options_sheet) {
            continue;
        } else if (hidden) {
            plan.notes.push_back(
                {sheets[i].name, 0, "",
                 "工作表“" + sheets[i].name + "”是隐藏的，没有导入；需要时请取消隐藏或指定它。"});
            continue;
        }
        candidates.push_back(i);
    }
    if (candidates.empty()) {
        if (wanted.empty())
            return fail(ErrorKind::BadInput,
                        "文件里没有可见的工作表；请在 Excel 或 WPS 里取消隐藏后再导入。");
        std::string names;
        for (std::size_t i = 0; i < sheets.size() && i < 10; ++i)
            names += (i == 0 ? "“" : "、“") + sheets[i].name + "”";
        return fail(ErrorKind::Usage, "文件里没有工作表“" + wanted + "”；有的是" + names + "。");
    }
    std::int64_t rows_wanted = head_rows;
    if (options.mapping != nullptr && options.mapping->heading_row)
        rows_wanted = std::max(rows_wanted, *options.mapping->heading_row + 3);
    for (const std::size_t sheet : candidates) {
        LX_ASSIGN(const Top top, read_top(workbook, sheet, rows_wanted, progress));
        if (top.rows.empty())
            continue;
        any_content = true;
        auto found = find_table(top.rows, {}, index, options.mapping);
        const bool small = options.file_bytes > 0 && options.file_bytes < small_file;
        SheetTable table{sheet, sheets[sheet].name, {}, {}, workbook.format() == "csv"};
        if (small || !found || merges_matter(top.rows, *found, index)) {
            // Without a table yet, only merged headings could still make one: worth reading in
            // small files.
            if (small || found) {
                LX_ASSIGN(table.merges, workbook.merges(sheet, progress));
                if (!table.merges.empty())
                    found = find_table(top.rows, table.merges, index, options.mapping);
            }
        }
        if (!found) {
            if (top.rows.size() > 1 && sheets[sheet].name != template_notes_sheet)
                passed_over.push_back(sheets[sheet].name);
            continue;
        }
        table.table = std::move(*found);
        note_columns(index, table, options.mapping, plan.notes);
        plan.tables.push_back(std::move(table));
    }
    if (plan.tables.empty()) {
        if (!any_content)
            return fail(ErrorKind::BadInput,
                        wanted.empty() ? "文件里没有数据。" : "工作表“" + wanted + "”里没有数据。");
        return fail(ErrorKind::BadInput, "没有找到“" + index.own().name + "”台账的表头（要有" +
                                             headings_looked_for(index) +
                                             "等列）；请核对表头，或用列对应文件说明各列。");
    }
    for (const std::string& name : passed_over)
        plan.notes.push_back(
            {name, 0, "",
             "工作表“" + name + "”里没有“" + index.own().name + "”台账的表头，没有导入。"});
    return plan;
}

} // namespace lx
