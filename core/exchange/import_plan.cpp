#include "core/exchange/import_plan.h"

#include <algorithm>
#include <filesystem>

#include "core/base/file_calls.h"
#include "core/base/file_trouble.h"
#include "core/base/text.h"
#include "core/exchange/column_notes.h"
#include "core/exchange/heading_scan.h"
#include "core/exchange/ledger_template.h"
#include "core/exchange/line_words.h"
#include "core/exchange/money_units.h"
#include "core/exchange/side_by_side.h"
#include "core/ledger/number_scrub.h"
#include "core/spreadsheet/column_letters.h"

namespace lx {

namespace {

constexpr std::int64_t small_file = 4 << 20;

struct Top
{
    std::vector<HeadRow> rows;
};

/// What is longer is no heading; a little more than that shows that it is.
std::string shortened(std::string_view text)
{
    return std::string(text.substr(0, longest_heading + 4));
}

/// Sheets may have thousands of columns: of a row that names no field among its first cells the
/// others are no headings either.
std::size_t cells_looked_at(const std::vector<Cell>& cells, const HeadingIndex& index)
{
    const std::size_t first = std::min(cells.size(), telling_cells);
    if (cells.size() <= telling_cells)
        return first;
    const bool names_a_field = std::any_of(
        cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(first), [&](const Cell& cell) {
            return cell.kind == CellKind::Text && index.match(cell.text).has_value();
        });
    return names_a_field ? cells.size() : first;
}

/// Waits for a heading block below the top of a sheet.
std::optional<FoundTable> find_below(Workbook& workbook, std::size_t sheet,
                                     const HeadingIndex& index, const SavedMapping* mapping,
                                     Progress& progress)
{
    const HeadingScan scan(index);
    std::vector<HeadRow> window;
    std::optional<FoundTable> found;
    const auto look = [&] {
        if (!window.empty())
            found = scan.block(window, {}, mapping);
        window.clear();
        return found.has_value();
    };
    const auto sink = [&](const SheetRow& row) {
        if (!window.empty() || scan.may_begin(*row.cells)) {
            HeadRow& kept = window.emplace_back();
            kept.row = row.row;
            for (const Cell& cell : *row.cells)
                kept.cells.push_back({cell.column, cell.kind, shortened(cell.text)});
        }
        return window.size() < most_heading_rows || !look();
    };
    const auto read = workbook.read(sheet, sink, progress);
    if (read && !found)
        look();
    return found;
}

Result<Top> read_top(Workbook& workbook, std::size_t sheet, std::int64_t most_rows,
                     const HeadingIndex& index, Progress& progress)
{
    Top top;
    const auto sink = [&](const SheetRow& row) {
        HeadRow kept;
        kept.row = row.row;
        const std::size_t wanted = cells_looked_at(*row.cells, index);
        kept.cells.reserve(wanted);
        for (std::size_t i = 0; i < wanted; ++i) {
            const Cell& cell = (*row.cells)[i];
            kept.cells.push_back({cell.column, cell.kind, shortened(cell.text)});
        }
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

/// The first cells of the row, for a sentence.
std::string first_cells(const HeadRow& row)
{
    constexpr std::size_t most = 4;
    std::vector<std::string> texts;
    for (const HeadRow::Cell& cell : row.cells) {
        std::string text = trim(cell.text);
        std::replace(text.begin(), text.end(), '\n', ' ');
        if (!text.empty() && texts.size() < most)
            texts.push_back(text.size() > 60 ? "…" : std::move(text));
    }
    return listed(texts);
}

/// The row whose cells name most fields; nullptr where none names any.
const HeadRow* nearest_headings(const Top& top, const HeadingIndex& index,
                                std::vector<std::string>& known)
{
    const HeadRow* best = nullptr;
    for (const HeadRow& row : top.rows) {
        std::vector<std::string> hits;
        for (std::size_t i = 0; i < row.cells.size() && i < 200; ++i) {
            if (row.cells[i].kind == CellKind::Text && index.match(row.cells[i].text))
                hits.push_back(trim(row.cells[i].text));
        }
        if (hits.size() > known.size()) {
            known = std::move(hits);
            best = &row;
        }
    }
    return best;
}

/// Fields stand below each other in one column, a row of the ledger in each of the others.
bool is_transposed(const Top& top, const HeadingIndex& index)
{
    int hits = 0;
    int keys = 0;
    for (const HeadRow& row : top.rows) {
        if (row.cells.empty() || row.cells.front().kind != CellKind::Text)
            continue;
        if (const auto hit = index.match(row.cells.front().text)) {
            ++hits;
            keys += index.is_key(hit->target) ? 1 : 0;
        }
    }
    return keys > 0 && hits >= 3 && hits * 2 > std::ssize(top.rows);
}

/// A row that they alone part: where all are parted so, the file was read by them.
bool has_chinese_commas(const Top& top)
{
    return std::any_of(top.rows.begin(), top.rows.end(), [](const HeadRow& row) {
        if (row.cells.size() != 1)
            return false;
        const std::string& text = row.cells.front().text;
        const std::size_t first = text.find("，");
        return first != std::string::npos && text.find("，", first + 1) != std::string::npos &&
               text.find("。") == std::string::npos; // no sentence
    });
}

/// What stands in a sheet without headings, and why they may not have been found.
std::string what_stands_there(const std::string& sheet, const Top& top, bool csv,
                              const HeadingIndex& index)
{
    if (is_transposed(top, index))
        return "工作表“" + sheet +
               "”是横着排的（字段名在第一列，一家一列）；请复制后用“选择性粘贴→转置”改成一行一家，"
               "再导入";
    if (csv && has_chinese_commas(top))
        return "文件“" + sheet + "”用中文逗号（，）分隔各列；请全部替换成英文逗号，再导入";
    std::vector<std::string> known;
    std::string text = "工作表“" + sheet + "”";
    if (const HeadRow* row = nearest_headings(top, index, known))
        return text + "里最接近的是第 " + std::to_string(row->row + 1) + " 行，认出了" +
               listed(known);
    for (const HeadRow& row : top.rows) {
        if (const std::string cells = first_cells(row); !cells.empty())
            return text + "第 " + std::to_string(row.row + 1) + " 行是" + cells;
    }
    return text + "里没有文字";
}

/// Yuan of a line over the headings; 0 where none names a unit of money.
std::int64_t unit_above(const Top& top, std::int64_t first_heading)
{
    std::int64_t unit = 0;
    for (const HeadRow& row : top.rows) {
        for (const HeadRow::Cell& cell : row.cells) {
            if (row.row < first_heading && cell.kind == CellKind::Text)
                unit = money_unit_of_line(cell.text).value_or(unit);
        }
    }
    return unit;
}

/// What the lines over the headings say: rows of several cells may be somebody's rows, but for what
/// a form says of itself (填报单位：…).
std::vector<std::string> titles_above(const Top& top, std::int64_t first_heading)
{
    constexpr std::ptrdiff_t several = 3;
    std::vector<std::string> titles;
    for (const HeadRow& row : top.rows) {
        if (row.row >= first_heading)
            break;
        const bool many =
            std::count_if(row.cells.begin(), row.cells.end(), [](const HeadRow::Cell& cell) {
                return !trimmed(cell.text).empty();
            }) >= several;
        for (const HeadRow::Cell& cell : row.cells) {
            if (cell.kind == CellKind::Text && (!many || is_form_label(cell.text)))
                titles.push_back(cell.text);
        }
    }
    return titles;
}

/// What the table's own answers say of its columns; null: nothing.
const SavedMapping* own_mapping(const PlanOptions& options, const PlannedTable& table)
{
    const auto own = options.mapping_of_table.find(table.place());
    return own == options.mapping_of_table.end() ? nullptr : &own->second;
}

/// Looks for the first table of a sheet.
struct TopSearch
{
    Workbook& workbook;
    const HeadingIndex& index;
    const Top& top;
    std::int64_t rows_wanted;
    bool small; ///< the file
    Progress& progress;

    /// False where there is none; `table` says which sheet.
    [[nodiscard]] Result<bool> find(const SavedMapping* mapping, PlannedTable& table) const
    {
        auto found = find_table(top.rows, {}, index, mapping);
        // Without a table yet, only merged headings could still make one: worth reading in small
        // files.
        if (small || (found && merges_matter(top.rows, *found, index))) {
            LX_ASSIGN(table.merges, workbook.merges(table.sheet, progress));
            if (!table.merges.empty())
                found = find_table(top.rows, table.merges, index, mapping);
        }
        if (!found && std::ssize(top.rows) >= rows_wanted)
            found = find_below(workbook, table.sheet, index, mapping, progress);
        if (!found)
            return false;
        table.table = std::move(*found);
        return true;
    }
};

} // namespace

std::string PlannedTable::range() const
{
    if (!has_tables_beside() || table.columns.empty())
        return {};
    const std::string first = column_letters(table.columns.front().column);
    const std::string last = column_letters(table.columns.back().column);
    return (first == last ? first : first + "–" + last) + "列";
}

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
    std::string what_stands;
    for (const std::size_t sheet : candidates) {
        LX_ASSIGN(const Top top, read_top(workbook, sheet, rows_wanted, index, progress));
        if (top.rows.empty())
            continue;
        any_content = true;
        PlannedTable table{sheet, sheets[sheet].name, {}, {}, workbook.format() == "csv"};
        const bool small = options.file_bytes > 0 && options.file_bytes < small_file;
        const TopSearch search{workbook, index, top, rows_wanted, small, progress};
        LX_ASSIGN(bool found, search.find(options.mapping, table));
        if (!found) {
            if (what_stands.empty())
                what_stands = what_stands_there(sheets[sheet].name, top, table.csv, index);
            if (top.rows.size() > 1 && sheets[sheet].name != template_notes_sheet)
                passed_over.push_back(sheets[sheet].name);
            continue;
        }
        std::vector<PlannedTable> parts = side_by_side(index, table);
        if (parts.size() > 1) {
            for (PlannedTable& part : parts) {
                const SavedMapping* own = own_mapping(options, part);
                match_anew(part.table, table.table, index, own == nullptr ? options.mapping : own);
            }
        } else if (const SavedMapping* own = own_mapping(options, table)) {
            LX_ASSIGN(found, search.find(own, table));
            if (found)
                parts = side_by_side(index, table);
        }
        for (PlannedTable& each : parts) {
            each.money_unit = unit_above(top, each.table.first_heading);
            each.stated_day = stated_day_above(top.rows, each.table.first_heading);
            each.file = options.file;
            each.titles = titles_above(top, each.table.first_heading);
            settle_money_units(index, nullptr, each);
            plan.tables.push_back(std::move(each));
        }
    }
    if (plan.tables.empty()) {
        if (!any_content)
            return fail(ErrorKind::BadInput,
                        wanted.empty() ? "文件里没有数据。" : "工作表“" + wanted + "”里没有数据。");
        return fail(ErrorKind::BadInput,
                    "没有找到“" + index.own().name + "”台账的表头（要有" +
                        headings_looked_for(index) + "等列）：" + with_numbers_masked(what_stands) +
                        "；请核对表头，或说明各列对应什么。" + workbook.hindrance());
    }
    for (const std::string& name : passed_over)
        plan.notes.push_back(
            {name, 0, "",
             "工作表“" + name + "”里没有“" + index.own().name + "”台账的表头，没有导入。"});
    return plan;
}

} // namespace lx
