#include "ui/presentation/list_report.h"

#include <algorithm>

#include "core/rows/list_columns.h"
#include "core/rows/row_reader.h"
#include "ui/presentation/format.h"
#include "ui/presentation/ledger_rows.h"

namespace lx::ui {

Error too_many_to_print(const std::string& title, std::int64_t count)
{
    return {ErrorKind::Refused,
            "“" + title + "”有 " + std::to_string(count) + " 行，最多打印 " +
                std::to_string(most_printed_rows) + " 行；请加条件缩小范围，或导出为表格。",
            {}};
}

Result<Report> list_report(Database& database, const DefinitionsPtr& definitions,
                           const PrintedList& list, KeptWorlds& worlds, Progress& progress)
{
    LX_ASSIGN(RowReader reader, RowReader::open(database, definitions, list.rows, &worlds));
    LX_ASSIGN(const std::int64_t count, reader.count(progress));
    if (count > most_printed_rows)
        return fail(too_many_to_print(list.title, count));
    LX_ASSIGN(auto records, reader.first(most_printed_rows, progress));
    const LedgerDef& def = *definitions->catalog().ledger(list.rows.ledger);
    LedgerStore store(database, definitions->catalog());
    LX_ASSIGN(auto shown,
              show_rows(store, definitions->catalog(), def, std::move(records), list.masked));
    LX_TRY(add_facts(database, definitions, def, list.columns, list.rows.day, worlds, shown,
                     progress));
    const std::vector<FilterSubject> columns = list_columns(definitions->facts(), def);
    const bool facts = std::ranges::any_of(
        list.columns, [&](int at) { return columns[static_cast<std::size_t>(at)].derived; });
    Report report;
    report.name = list.title;
    report.office = list.office;
    report.as_of = list.rows.day;
    report.of_a_day = facts || of_a_day(definitions->facts(), list.rows);
    report.made = list.made;
    ReportTable& table = report.tables.emplace_back();
    table.name = def.name;
    table.title = list.title;
    table.columns.push_back(column("序号", 6, ColumnFormat::Count));
    table.columns.back().ordinal = true;
    for (const int at : list.columns) {
        const FieldDef& field = columns[static_cast<std::size_t>(at)].field;
        table.columns.push_back(column(heading(field), std::min(field.width, 20),
                                       is_code(field) ? ColumnFormat::Code : ColumnFormat::Text));
    }
    for (const ShownRow& row : shown) {
        ReportRow& line = table.rows.emplace_back();
        line.cells.push_back(ReportCell::of_count(static_cast<std::int64_t>(table.rows.size())));
        for (const int at : list.columns)
            line.cells.push_back(
                ReportCell::of_text(utf8_of(row.texts[static_cast<std::size_t>(at)])));
    }
    return report;
}

} // namespace lx::ui
