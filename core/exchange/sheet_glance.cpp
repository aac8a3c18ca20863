#include "core/exchange/sheet_glance.h"

#include <algorithm>
#include <unordered_map>

#include "core/exchange/import_plan.h"
#include "core/ledger/masked_entry.h"
#include "core/ledger/number_scrub.h"
#include "core/spreadsheet/sheet_reader.h"

namespace lx {

namespace {

/// The fields of the table's columns: they know what has to be masked.
std::unordered_map<int, const FieldDef*> fields_of(const Catalog& catalog,
                                                   const ImportedTable& table)
{
    std::unordered_map<int, const FieldDef*> fields;
    for (const ImportedColumn& column : table.columns) {
        const LedgerDef* def = catalog.ledger(column.ledger);
        const int field = def == nullptr ? -1 : def->index_of(column.field);
        if (field >= 0)
            fields.emplace(column.column, &def->fields[static_cast<std::size_t>(field)]);
    }
    return fields;
}

} // namespace

Result<std::vector<GlancedRow>> glance_at(const Catalog& catalog, const ImportedTable& table,
                                          const std::string& path,
                                          const std::vector<std::int64_t>& rows, Progress& progress)
{
    std::vector<GlancedRow> glanced;
    if (rows.empty())
        return glanced;
    LX_ASSIGN(const auto workbook, open_input(path));
    if (table.sheet >= workbook->sheets().size())
        return fail(ErrorKind::BadInput,
                    "文件“" + path + "”在试导入之后改动过，显示不了原来的行；请重新预览。");
    const auto fields = fields_of(catalog, table);
    std::size_t cells = 0;
    const auto take = [&](const SheetRow& row) {
        if (row.row > rows.back() || glanced.size() >= most_glanced_rows ||
            cells >= most_glanced_cells)
            return false;
        if (!std::binary_search(rows.begin(), rows.end(), row.row))
            return true;
        GlancedRow& shown = glanced.emplace_back();
        shown.row = row.row;
        for (const Cell& cell : *row.cells) {
            shown.cells.resize(static_cast<std::size_t>(cell.column) + 1);
            const auto field = fields.find(cell.column);
            const bool heading = row.row <= table.last_heading;
            shown.cells.back() = field == fields.end() || heading
                                     ? with_numbers_masked(cell.text)
                                     : told_value(*field->second, cell.text);
        }
        cells += shown.cells.size();
        return true;
    };
    auto facts = workbook->read(table.sheet, take, progress);
    if (!facts)
        return fail(with_file(std::move(facts.error()), path));
    return glanced;
}

} // namespace lx
