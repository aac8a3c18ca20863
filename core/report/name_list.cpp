#include "core/report/name_list.h"

#include <algorithm>
#include <map>

#include "core/report/counted_periods.h"
#include "core/report/list_cells.h"

namespace lx {

namespace {

/// For every plain row of a table of figures what it is called in the name list: its own name
/// behind those of the subtotals it is part of ("永宁县小计/望远镇"); the total is all.
std::vector<std::string> row_paths(const ReportTable& table)
{
    std::vector<std::string> paths(table.rows.size());
    // The larger subtotals first: they stand outside the others.
    std::vector<std::size_t> order;
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        if (table.rows[r].style != RowStyle::Total)
            order.push_back(r);
    const auto& parts = table.trace->parts;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return parts[a].size() > parts[b].size();
    });
    for (const bool plain : {false, true}) {
        for (const std::size_t r : order) {
            if ((table.rows[r].style == RowStyle::Normal) != plain)
                continue;
            for (const std::int32_t part : parts[r]) {
                std::string& path = paths[static_cast<std::size_t>(part)];
                path += (path.empty() ? "" : "/") + table.rows[r].cells.front().text;
            }
        }
    }
    return paths;
}

/// A column of the name list made from tables of figures.
struct FigureColumn
{
    const ReportTable* table = nullptr;
    std::size_t column = 0; ///< of the trace; 0: where the row stands in it, of a turned one all
    std::vector<std::string> paths; ///< by row of the table that is counted
    ReportColumn shown;
};

bool turned(const ReportTable& table)
{
    return !table.trace->figure_of_row.empty();
}

/// What the list writes under a figure for one entry.
void write_figure(const FigureColumn& figure, std::size_t k, ReportCell& cell)
{
    const FigureTrace& trace = *figure.table->trace;
    const bool marks = trace.amounts[figure.column].empty();
    const std::int64_t amount = marks ? 0 : trace.amounts[figure.column][k];
    if (marks)
        cell = ReportCell::of_text(trace.in_column[figure.column][k] != 0 ? "✓" : "");
    else if (amount != FigureTrace::kNoAmount)
        cell = ReportCell::of_count(amount);
}

/// Of a ✓ or a small number: as narrow as the words above it let it be.
int mark_width(const ReportColumn& column)
{
    constexpr std::size_t three_characters = 9; // bytes
    return column.heading.back().size() <= three_characters ? 6 : 8;
}

/// The columns tables of figures give the list.
class FigureColumns
{
public:
    explicit FigureColumns(const std::vector<ReportTable>& tables)
    {
        for (const ReportTable& table : tables)
            if (table.trace)
                m_tables.push_back(&table);
        places();
        figures();
        periods();
    }
    [[nodiscard]] const std::vector<FigureColumn>& all() const { return m_columns; }

private:
    /// Every table divides the rows in its own way, so each has a column for that.
    void places()
    {
        const auto plain = std::count_if(m_tables.begin(), m_tables.end(),
                                         [](const ReportTable* one) { return !turned(*one); });
        for (const ReportTable* table : m_tables) {
            if (turned(*table))
                continue;
            ReportColumn column;
            column.key = "row:" + table->name;
            column.heading = {"所在行"};
            if (plain > 1)
                column.heading.push_back(table->name);
            column.width = 18;
            m_columns.push_back({table, 0, row_paths(*table), std::move(column)});
        }
    }
    /// Figures of the first are marked; those that only the others have follow.
    void figures()
    {
        std::vector<std::string> seen;
        for (const ReportTable* table : m_tables) {
            for (std::size_t c = 1; !turned(*table) && c < table->columns.size(); ++c) {
                if (table->trace->in_column[c].empty() ||
                    std::find(seen.begin(), seen.end(), table->columns[c].key) != seen.end())
                    continue;
                seen.push_back(table->columns[c].key);
                ReportColumn column = table->columns[c];
                if (table->trace->amounts[c].empty())
                    column.format = ColumnFormat::Mark;
                column.width = mark_width(column);
                m_columns.push_back({table, c, {}, std::move(column)});
            }
        }
    }
    void periods()
    {
        for (const ReportTable* table : m_tables)
            if (turned(*table))
                m_columns.push_back({table, 0, {}, CountedPeriods(*table).column()});
    }

    std::vector<const ReportTable*> m_tables;
    std::vector<FigureColumn> m_columns;
};

/// What the list says of the rows of one ledger, and where among its columns.
struct Source
{
    const NameListDef* def = nullptr;
    std::vector<std::size_t> places;
    std::map<std::int64_t, std::vector<ReportCell>> figures; ///< id → one a figure column
};

/// Headings of the columns of all sources, each once.
std::vector<ReportColumn> shared_columns(std::vector<Source>& sources)
{
    std::vector<ReportColumn> columns;
    for (Source& source : sources) {
        for (const ReportColumnDef& column : source.def->columns) {
            const auto found =
                std::find_if(columns.begin(), columns.end(), [&](const ReportColumn& one) {
                    return one.heading == column.column.heading;
                });
            source.places.push_back(static_cast<std::size_t>(found - columns.begin()));
            if (found == columns.end())
                columns.push_back(column.column);
        }
    }
    return columns;
}

} // namespace

ReportTable name_list(const World& world, const Period& period, const ReportDef& report,
                      const std::vector<ReportTable>& tables, bool masked)
{
    ReportTable list;
    list.name = "名单";
    list.title = report.name + "名单";
    list.frozen_columns = 2;
    const FigureColumns made(tables);
    std::vector<Source> sources;
    for (const NameListDef& def : report.lists)
        sources.push_back({&def, {}, {}});
    const std::vector<ReportColumn> shared = shared_columns(sources);
    const bool several = sources.size() > 1;
    if (several)
        list.columns.push_back(column("台账", 9));
    list.columns.insert(list.columns.end(), shared.begin(), shared.end());
    for (const FigureColumn& figure : made.all())
        list.columns.push_back(figure.shown);

    std::map<std::string, Source*, std::less<>> of;
    for (Source& source : sources)
        of.emplace(source.def->ledger, &source);
    const auto cell_of = [&](const std::string& ledger, std::int64_t id,
                             std::size_t m) -> ReportCell* {
        const auto source = of.find(ledger);
        if (source == of.end())
            return nullptr;
        auto& cells = source->second->figures[id];
        cells.resize(made.all().size());
        return &cells[m];
    };
    for (std::size_t m = 0; m < made.all().size(); ++m) {
        const FigureColumn& figure = made.all()[m];
        if (turned(*figure.table)) {
            for (auto& [row, text] : CountedPeriods(*figure.table).texts())
                if (ReportCell* cell = cell_of(row.first, row.second, m))
                    *cell = ReportCell::of_text(text);
            continue;
        }
        const FigureTrace& trace = *figure.table->trace;
        for (std::size_t k = 0; k < trace.ids.size(); ++k) {
            ReportCell* cell = cell_of(trace.ledger_at(k), trace.ids[k], m);
            if (cell == nullptr)
                continue;
            if (figure.column == 0)
                *cell =
                    ReportCell::of_text(figure.paths[static_cast<std::size_t>(trace.table_row[k])]);
            else
                write_figure(figure, k, *cell);
        }
    }

    std::size_t all = 0;
    for (const Source& source : sources)
        all += source.figures.size();
    for (Source& source : sources) {
        const ColumnTable& rows = world.snapshot().table(source.def->ledger);
        const ListCells writer(world, period, source.def->ledger, source.def->columns, {}, masked,
                               {});
        for (auto& [id, figures] : source.figures) {
            if (list.rows.size() == most_sheet_rows) {
                list.note = "注：共 " + std::to_string(all) + " 行，一张表放不下，只列出前 " +
                            std::to_string(most_sheet_rows) + " 行。";
                return list;
            }
            std::vector<ReportCell> own = writer.cells(
                rows.row_of(id), static_cast<std::int64_t>(list.rows.size()) + 1, list.rows.size());
            ReportRow row;
            row.cells.resize(shared.size());
            for (ReportCell& cell : row.cells) {
                cell.ledger = source.def->ledger;
                cell.row = id;
            }
            for (std::size_t c = 0; c < own.size(); ++c)
                row.cells[source.places[c]] = std::move(own[c]);
            if (several)
                row.cells.insert(row.cells.begin(),
                                 ReportCell::of_text(
                                     world.registry().catalog().ledger(source.def->ledger)->name));
            std::move(figures.begin(), figures.end(), std::back_inserter(row.cells));
            list.rows.push_back(std::move(row));
        }
    }
    return list;
}

} // namespace lx
