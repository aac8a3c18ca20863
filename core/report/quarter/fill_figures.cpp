#include "core/report/quarter/fill_figures.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/county/policies.h"
#include "core/report/make_report.h"
#include "core/report/own_reports.h"
#include "core/report/quarter/quarter_set.h"
#include "core/store/settings_store.h"

namespace lx {

namespace {

/// A value of the dictionary whose values make the table's rows: without a row it counts nothing.
bool is_value_without_row(const ReportTableDef& def, const Catalog& catalog, const std::string& row)
{
    if (def.kind != ReportTableDef::Kind::Figures || def.rows == "area")
        return false;
    const Dictionary* dictionary = catalog.dictionary(def.dictionary);
    return dictionary != nullptr &&
           std::any_of(dictionary->values.begin(), dictionary->values.end(),
                       [&](const DictionaryValue& one) { return one.value == row; });
}

/// Rows of that key (an area's code), or else of that name.
std::vector<std::size_t> rows_named(const ReportTable& table, const std::string& name)
{
    std::vector<std::size_t> found;
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        if (table.rows[r].key == name)
            found.push_back(r);
    const std::size_t column = name_column(table);
    if (!found.empty())
        return found;
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        if (column < table.rows[r].cells.size() &&
            trim(show_cell(table.columns[column], table.rows[r].cells[column])) == name)
            found.push_back(r);
    return found;
}

} // namespace

std::size_t name_column(const ReportTable& table)
{
    std::size_t column = 0;
    while (column + 1 < table.columns.size() && table.columns[column].ordinal)
        ++column;
    return column;
}

PatchValue patch_value(const ReportColumn& column, const ReportCell& cell)
{
    if (!cell.text.empty())
        return PatchValue::of_text(cell.text); // also "–", a share of nothing
    if (cell.blank)
        return {};
    switch (column.format) {
    case ColumnFormat::Count:
        return PatchValue::of_number(static_cast<double>(cell.number));
    case ColumnFormat::Money:
        return PatchValue::of_number(static_cast<double>(cell.number) / 100);
    case ColumnFormat::Percent:
        return PatchValue::of_share(cell.real);
    case ColumnFormat::Decimal:
        return PatchValue::of_number(cell.real);
    case ColumnFormat::Text:
    case ColumnFormat::Code:
    case ColumnFormat::Date:
    case ColumnFormat::Mark:
        break;
    }
    return PatchValue::of_text(show_cell(column, cell));
}

Result<Report> period_report(Database& database, const DefinitionsPtr& definitions,
                             const ReportDef& def, const Period& period,
                             const FigureRequest& request, Progress& progress)
{
    // What was closed is what was handed up; another way to count is counted anew.
    LX_ASSIGN(const auto closing, ClosingStore(database).standing(period.code()));
    if (closing && closing->scope == request.scope) {
        LX_ASSIGN(auto closed, closed_report(database, period, def.id, false));
        if (closed)
            return std::move(*closed);
    }
    ReportRequest asked;
    asked.period = period;
    asked.as_of = std::min(period.last, request.today);
    asked.made = request.today;
    LX_ASSIGN(asked.policies, carried_out(database));
    if (asked.policies.empty())
        asked.policies = PolicyPack::builtin_ids();
    asked.scope = request.scope;
    return make_report(database, definitions, def, asked, progress);
}

FigureBook::FigureBook(Database& database, DefinitionsPtr definitions, FigureRequest request)
    : m_database(database), m_definitions(std::move(definitions)), m_request(std::move(request))
{}

Result<const std::vector<ReportDef>*> FigureBook::reports()
{
    if (m_defs.empty()) {
        LX_ASSIGN(m_defs, all_reports(m_database, m_definitions->facts()));
    }
    return &m_defs;
}

Result<const ReportDef*> FigureBook::def_of(const std::string& id)
{
    LX_TRY(reports());
    const auto found = std::find_if(m_defs.begin(), m_defs.end(),
                                    [&](const ReportDef& one) { return one.id == id; });
    if (found == m_defs.end())
        return fail(ErrorKind::Usage, "没有报表“" + id + "”；请用 report list 查看有哪些报表。");
    return &*found;
}

Result<const Report*> FigureBook::report(const std::string& id, const std::optional<Period>& period,
                                         Progress& progress)
{
    LX_ASSIGN(const ReportDef* const def, def_of(id));
    const Period& of = period ? *period : m_request.period;
    const std::pair key{id, of.code()};
    const auto known = m_reports.find(key);
    if (known != m_reports.end())
        return &known->second;
    LX_ASSIGN(Report made, period_report(m_database, m_definitions, *def, of, m_request, progress));
    return &m_reports.emplace(key, std::move(made)).first->second;
}

Result<PatchValue> FigureBook::value(const BoundCell& cell, Progress& progress)
{
    LX_ASSIGN(const Report* const report, this->report(cell.report, cell.period, progress));
    LX_ASSIGN(const ReportDef* const def, def_of(cell.report));
    // The jurisdiction itself is the total.
    LX_ASSIGN(const auto root, SettingsStore(m_database).jurisdiction());
    const std::string wanted = root && root->code == cell.row ? total_row_key : cell.row;
    bool no_row = false;
    std::string there;
    for (const ReportTable& table : report->tables) {
        if (!cell.table.empty() && table.name != cell.table)
            continue;
        const auto column =
            std::find_if(table.columns.begin(), table.columns.end(),
                         [&](const ReportColumn& one) { return one.key == cell.column; });
        if (column == table.columns.end())
            continue;
        const auto rows = rows_named(table, wanted);
        if (rows.size() > 1)
            return fail(ErrorKind::Usage, "报表“" + report->name + "”里有 " +
                                              std::to_string(rows.size()) + " 行叫“" + cell.row +
                                              "”，分不清填哪一行；请改写属地代码。");
        if (!rows.empty()) {
            const std::size_t at = static_cast<std::size_t>(column - table.columns.begin());
            return patch_value(*column, table.rows[rows.front()].cells[at]);
        }
        const auto table_def =
            std::find_if(def->tables.begin(), def->tables.end(),
                         [&](const ReportTableDef& one) { return one.name == table.name; });
        no_row = no_row || (table_def != def->tables.end() &&
                            is_value_without_row(*table_def, m_definitions->catalog(), cell.row));
        if (no_row)
            return column->format == ColumnFormat::Count ? PatchValue::of_number(0) : PatchValue{};
        constexpr std::size_t told = 12;
        for (std::size_t r = 0; r < std::min(told, table.rows.size()); ++r)
            there +=
                (there.empty() ? "" : "、") + show_cell(table.columns[name_column(table)],
                                                        table.rows[r].cells[name_column(table)]);
        if (table.rows.size() > told)
            there += "……";
    }
    return fail(ErrorKind::Usage,
                "报表“" + report->name + "”（" + report->period + "）没有“" + cell.row + "”这一行" +
                    (there.empty() ? "" : "，有的是：" + there) + "；请改绑定里的 row。");
}

} // namespace lx
