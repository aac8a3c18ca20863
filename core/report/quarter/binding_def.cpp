#include "core/report/quarter/binding_def.h"

#include <algorithm>

#include <QJsonArray>

#include "core/base/object_reader.h"
#include "core/report/quarter/fill_lists.h"
#include "core/report/report_def.h"
#include "core/rules/json_place.h"
#include "core/spreadsheet/cell_reference.h"
#include "core/spreadsheet/column_letters.h"

namespace lx {

namespace {

/// A fault in a binding file.
tl::unexpected<Error> wrong(const std::string& file, const std::string& path,
                            const std::string& what)
{
    return fail(ErrorKind::Usage, "绑定文件 " + file + "：" + path + "：" + what);
}

std::string path_of(const char* list, std::size_t at, const char* member)
{
    return std::string(list) + "[" + std::to_string(at) + "]." + member;
}

void read_address(ObjectReader& in, const char* key, std::string& out)
{
    in.text(key, out, true);
    if (!out.empty() && !cell_address(out))
        in.complain(key, "“" + out + "”不是单元格，要写成 C5 这样");
    else if (const auto address = cell_address(out))
        out = cell_name(address->row, address->column);
}

void read_cell(ObjectReader& in, BoundCell& cell)
{
    in.text("sheet", cell.sheet, true);
    read_address(in, "cell", cell.cell);
    in.text("report", cell.report, true);
    in.text("table", cell.table);
    in.text("row", cell.row, true);
    in.text("column", cell.column, true);
    std::string period;
    in.text("period", period);
    if (!period.empty()) {
        cell.period = Period::parse(period);
        if (!cell.period)
            in.complain("period",
                        "期间“" + period + "”不对，要写成 2025、2025H1、2025Q3 或 2025-09");
    }
    in.texts("heading", cell.place.heading);
    in.texts("label", cell.place.label);
    in.whole("below", cell.place.below);
}

/// Headings; "" for a column that is left alone.
void read_columns(ObjectReader& in, std::vector<std::string>& columns)
{
    const QJsonValue value = in.value("columns");
    bool texts = value.isArray();
    bool any = false;
    for (const auto& column : value.toArray()) {
        texts = texts && column.isString();
        columns.push_back(utf8_of(column.toString()));
        any = any || !columns.back().empty();
    }
    if (!texts || !any)
        in.complain("columns", "要写成栏目名称的列表");
}

void read_list(ObjectReader& in, BoundList& list)
{
    in.text("sheet", list.sheet, true);
    read_address(in, "first", list.first);
    int last = 0;
    in.whole("last_row", last, true);
    list.last_row = last;
    const auto first = cell_address(list.first);
    if (first && in.error().empty() && list.last_row <= first->row)
        in.complain("last_row", "在第一行（" + list.first + "）之上");
    in.text("ledger", list.ledger, true);
    if (in.has("where")) {
        const QJsonValue where = in.value("where");
        if (!where.isObject())
            in.complain("where", "要写成一个条件");
        list.where = where.toObject();
    }
    read_columns(in, list.columns);
    if (in.has("headings"))
        for (const auto& heading : in.value("headings").toArray()) {
            std::vector<std::string>& path = list.headings.emplace_back();
            for (const auto& word : heading.toArray())
                path.push_back(utf8_of(word.toString()));
        }
    in.whole("below", list.below);
}

QJsonArray array_of(const std::vector<std::string>& texts)
{
    QJsonArray array;
    for (const std::string& text : texts)
        array.append(qt(text));
    return array;
}

QJsonObject cell_json(const BoundCell& cell)
{
    QJsonObject object{{QStringLiteral("sheet"), qt(cell.sheet)},
                       {QStringLiteral("cell"), qt(cell.cell)},
                       {QStringLiteral("report"), qt(cell.report)},
                       {QStringLiteral("row"), qt(cell.row)},
                       {QStringLiteral("column"), qt(cell.column)}};
    if (!cell.table.empty())
        object.insert(QStringLiteral("table"), qt(cell.table));
    if (cell.period)
        object.insert(QStringLiteral("period"), qt(cell.period->code()));
    if (!cell.place.heading.empty())
        object.insert(QStringLiteral("heading"), array_of(cell.place.heading));
    if (!cell.place.label.empty())
        object.insert(QStringLiteral("label"), array_of(cell.place.label));
    if (cell.place.below >= 0)
        object.insert(QStringLiteral("below"), cell.place.below);
    return object;
}

QJsonObject list_json(const BoundList& list)
{
    QJsonObject object{{QStringLiteral("sheet"), qt(list.sheet)},
                       {QStringLiteral("first"), qt(list.first)},
                       {QStringLiteral("last_row"), static_cast<int>(list.last_row)},
                       {QStringLiteral("ledger"), qt(list.ledger)},
                       {QStringLiteral("columns"), array_of(list.columns)}};
    if (!list.where.isEmpty())
        object.insert(QStringLiteral("where"), list.where);
    QJsonArray headings;
    for (const auto& heading : list.headings)
        headings.append(array_of(heading));
    if (!headings.isEmpty())
        object.insert(QStringLiteral("headings"), headings);
    if (list.below >= 0)
        object.insert(QStringLiteral("below"), list.below);
    return object;
}

bool has_column(const ReportTableDef& table, const std::string& key)
{
    return std::any_of(table.columns.begin(), table.columns.end(),
                       [&](const ReportColumnDef& one) { return one.column.key == key; });
}

Result<> check_cell(const BoundCell& cell, const std::vector<ReportDef>& reports,
                    const std::string& file, std::size_t at)
{
    const auto def = std::find_if(reports.begin(), reports.end(),
                                  [&](const ReportDef& one) { return one.id == cell.report; });
    if (def == reports.end()) {
        std::string ids;
        for (const ReportDef& one : reports)
            ids += (ids.empty() ? "" : "、") + one.id;
        return wrong(file, path_of("cells", at, "report"),
                     "没有报表“" + cell.report + "”，可用的有：" + ids + "。");
    }
    bool table_there = cell.table.empty();
    std::string keys;
    for (const ReportTableDef& table : def->tables) {
        const bool wanted = cell.table.empty() || table.name == cell.table;
        table_there = table_there || wanted;
        if (!wanted)
            continue;
        if (has_column(table, cell.column))
            return {};
        for (const ReportColumnDef& one : table.columns)
            keys += (keys.empty() ? "" : "、") + one.column.key;
    }
    if (!table_there)
        return wrong(file, path_of("cells", at, "table"),
                     "报表“" + def->name + "”没有“" + cell.table + "”这张表。");
    return wrong(file, path_of("cells", at, "column"),
                 "报表“" + def->name + "”没有“" + cell.column + "”这一栏，可用的有：" + keys +
                     "。");
}

} // namespace

std::optional<CellAddress> cell_address(const std::string& name)
{
    const char* at = name.c_str();
    const CellReference place = take_cell_reference(at);
    constexpr std::int64_t most_rows = 1'048'576;
    constexpr std::int32_t most_columns = 16'384;
    if (*at != '\0' || place.row < 0 || place.column < 0 || place.row >= most_rows ||
        place.column >= most_columns)
        return std::nullopt;
    return CellAddress{place.row, place.column};
}

std::string cell_name(std::int64_t row, std::int32_t column)
{
    return column_letters(column) + std::to_string(row + 1);
}

Result<Binding> read_binding(std::string_view json, const std::string& file)
{
    Binding binding;
    const auto read = [&]() -> Result<> {
        LX_ASSIGN(ObjectReader in, ObjectReader::of(file, json));
        in.text("name", binding.name);
        in.text("fingerprint", binding.fingerprint);
        in.objects("cells", false,
                   [&](ObjectReader& one) { read_cell(one, binding.cells.emplace_back()); });
        in.objects("lists", false,
                   [&](ObjectReader& one) { read_list(one, binding.lists.emplace_back()); });
        return in.end(file);
    }();
    if (!read) {
        std::string message = read.error().message;
        if (const std::string_view word = "定义文件"; message.starts_with(word))
            message.replace(0, word.size(), "绑定文件");
        return fail(ErrorKind::Usage, std::move(message), read.error().detail);
    }
    if (binding.cells.empty() && binding.lists.empty())
        return fail(ErrorKind::Usage,
                    "绑定文件 " + file + "：没有绑定任何单元格或名册，请写 cells 或 lists。");
    return binding;
}

Result<> check_binding(const Binding& binding, const Definitions& definitions,
                       const std::string& file)
{
    LX_ASSIGN(const auto reports, ReportDef::all(definitions.facts()));
    for (std::size_t i = 0; i < binding.cells.size(); ++i)
        LX_TRY(check_cell(binding.cells[i], reports, file, i));
    for (std::size_t i = 0; i < binding.lists.size(); ++i) {
        const BoundList& list = binding.lists[i];
        if (definitions.catalog().ledger(list.ledger) == nullptr)
            return wrong(file, path_of("lists", i, "ledger"),
                         "没有台账“" + list.ledger + "”，请写台账的代码，如 member、unit。");
        if (const auto columns = fill_columns(definitions, list); !columns)
            return wrong(file, path_of("lists", i, "columns"), columns.error().message);
        if (const auto read = read_where(definitions.facts(), list); !read)
            return wrong(file, path_of("lists", i, "where"), read.error().message);
    }
    return {};
}

QJsonObject binding_json(const Binding& binding)
{
    QJsonObject object;
    if (!binding.name.empty())
        object.insert(QStringLiteral("name"), qt(binding.name));
    if (!binding.fingerprint.empty())
        object.insert(QStringLiteral("fingerprint"), qt(binding.fingerprint));
    QJsonArray cells;
    for (const BoundCell& cell : binding.cells)
        cells.append(cell_json(cell));
    QJsonArray lists;
    for (const BoundList& list : binding.lists)
        lists.append(list_json(list));
    object.insert(QStringLiteral("cells"), cells);
    object.insert(QStringLiteral("lists"), lists);
    return object;
}

} // namespace lx
