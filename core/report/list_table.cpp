#include "core/report/list_table.h"

#include <algorithm>
#include <map>

#include "core/facts/link.h"
#include "core/report/fact_reader.h"
#include "core/report/figures_table.h"

namespace lx {

struct RowWriter::ColumnReader
{
    const ReportColumnDef* def = nullptr;
    std::optional<FactReader> fact;
    std::vector<std::pair<const Link*, const std::vector<Tri>*>>
        steps; ///< and which rows are there
    std::vector<Tri> where;
    std::vector<FactReader> marks;
    std::vector<std::pair<std::vector<Tri>, std::string>>
        missing; ///< condition by row, words where it fails

    [[nodiscard]] ReportCell related(std::int32_t row) const
    {
        std::vector<std::int32_t> rows{row};
        for (const auto& [link, known] : steps) {
            std::vector<std::int32_t> next;
            for (const std::int32_t at : rows)
                link->rows_of(at, [&, known = known](std::int32_t found) {
                    if ((*known)[static_cast<std::size_t>(found)] == Tri::True)
                        next.push_back(found);
                });
            rows = std::move(next);
        }
        std::string text;
        for (const std::int32_t at : rows) {
            if (!where.empty() && where[static_cast<std::size_t>(at)] != Tri::True)
                continue;
            const std::string part = fact->show(at);
            if (!part.empty())
                text += (text.empty() ? "" : "、") + part;
        }
        return ReportCell::of_text(text);
    }

    [[nodiscard]] ReportCell mark(std::int32_t row) const
    {
        const bool clear = std::all_of(marks.begin(), marks.end(),
                                       [&](const FactReader& m) { return m.is_true(row); });
        if (clear)
            return ReportCell::of_text("✓");
        std::string text;
        for (const auto& [holds, words] : missing) {
            if (holds[static_cast<std::size_t>(row)] != Tri::True)
                text += (text.empty() ? "" : "、") + words;
        }
        return ReportCell::of_text(text.empty() ? def->say : text);
    }
};

RowWriter::RowWriter(const World& world, const std::string& ledger,
                     const std::vector<ReportColumnDef>& columns)
    : m_world(world), m_ledger(ledger)
{
    for (const ReportColumnDef& column : columns) {
        auto reader = std::make_unique<ColumnReader>();
        reader->def = &column;
        std::string of = ledger;
        for (const RelatedStep& step : column.related) {
            reader->steps.emplace_back(world.link(of, step.ledger, step.via),
                                       world.fact(step.ledger, "known").tri);
            of = step.ledger;
        }
        if (column.kind == ReportColumnDef::Kind::Fact ||
            column.kind == ReportColumnDef::Kind::Related)
            reader->fact.emplace(world, of, column.fact);
        if (column.kind == ReportColumnDef::Kind::Related && column.where)
            reader->where = column.where->rows(world);
        for (const std::string& mark : column.marks)
            reader->marks.emplace_back(world, ledger, mark);
        for (const MissingPart& part : column.missing)
            reader->missing.emplace_back(part.unless.rows(world), part.say);
        m_readers.push_back(std::move(reader));
    }
}

RowWriter::~RowWriter() = default;
RowWriter::RowWriter(RowWriter&&) noexcept = default;

std::vector<ReportCell> RowWriter::cells(std::int32_t row, std::int64_t number) const
{
    std::vector<ReportCell> cells;
    const std::int64_t id = m_world.snapshot().table(m_ledger).ids[static_cast<std::size_t>(row)];
    for (const auto& reader : m_readers) {
        ReportCell cell;
        switch (reader->def->kind) {
        case ReportColumnDef::Kind::Number:
            cell = ReportCell::of_count(number);
            break;
        case ReportColumnDef::Kind::Fact:
            cell = fact_cell(reader->def->column, *reader->fact, row);
            break;
        case ReportColumnDef::Kind::Related:
            cell = reader->related(row);
            break;
        case ReportColumnDef::Kind::Mark:
            cell = reader->mark(row);
            break;
        case ReportColumnDef::Kind::Count:
        case ReportColumnDef::Kind::Unknown:
        case ReportColumnDef::Kind::Sum:
        case ReportColumnDef::Kind::Share:
        case ReportColumnDef::Kind::Overlap:
        case ReportColumnDef::Kind::Named:
            break;
        }
        cell.ledger = m_ledger;
        cell.row = id;
        cells.push_back(std::move(cell));
    }
    return cells;
}

namespace {

/// What a list says below itself of figures that are not known: its cells are blank there.
std::string unknown_note(const ReportTable& table, const std::vector<ReportColumnDef>& columns)
{
    std::string note;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const ColumnFormat format = columns[c].column.format;
        if (columns[c].kind != ReportColumnDef::Kind::Fact ||
            (format != ColumnFormat::Count && format != ColumnFormat::Money))
            continue;
        const auto blank = std::count_if(table.rows.begin(), table.rows.end(),
                                         [c](const ReportRow& row) { return row.cells[c].blank; });
        if (blank > 0)
            note += (note.empty() ? "注：" : "，") + columns[c].column.heading.back() + "有 " +
                    std::to_string(blank) + " 行不详";
    }
    return note.empty() ? note : note + "，留空。";
}

} // namespace

ReportTable list_table(const World& world, const ReportTableDef& def,
                       const std::vector<Tri>& members, Progress& progress)
{
    ReportTable table;
    table.name = def.name;
    table.title = def.title;
    table.frozen_columns = def.frozen_columns;
    for (const ReportColumnDef& column : def.columns)
        table.columns.push_back(column.column);
    std::vector<FactReader> keys;
    for (const std::string& fact : def.sort)
        keys.emplace_back(world, def.ledger, fact);
    std::vector<std::pair<std::vector<std::string>, std::int32_t>> order;
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (members[i] != Tri::True)
            continue;
        std::vector<std::string> key;
        for (const FactReader& reader : keys)
            key.push_back(reader.show(static_cast<std::int32_t>(i)));
        order.emplace_back(std::move(key), static_cast<std::int32_t>(i));
    }
    std::sort(order.begin(), order.end());
    const RowWriter writer(world, def.ledger, def.columns);
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i % 5000 == 0)
            progress.report("列出" + def.name, static_cast<std::int64_t>(i),
                            static_cast<std::int64_t>(order.size()));
        if (progress.cancelled())
            break;
        if (i == most_sheet_rows) {
            table.note = "注：共 " + std::to_string(order.size()) + " 行，一张表放不下，只列出前 " +
                         std::to_string(most_sheet_rows) + " 行。";
            break;
        }
        ReportRow row;
        row.cells = writer.cells(order[i].second, static_cast<std::int64_t>(i) + 1);
        table.rows.push_back(std::move(row));
    }
    if (table.note.empty())
        table.note = unknown_note(table, def.columns);
    return table;
}

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

/// What a name list writes under a figure for one row that is counted somewhere.
ReportCell figure_cell(const FigureTrace& trace, std::size_t column, std::size_t k)
{
    if (trace.amounts[column].empty())
        return ReportCell::of_text(trace.in_column[column][k] != 0 ? "✓" : "");
    const std::int64_t amount = trace.amounts[column][k];
    return amount == FigureTrace::kNoAmount ? ReportCell{} : ReportCell::of_count(amount);
}

/// A column of the name list made from tables of figures.
struct FigureColumn
{
    const ReportTable* table = nullptr;
    std::size_t column = 0;         ///< of the table; 0: where the row stands in it
    std::vector<std::string> paths; ///< column 0: by row of the table
};

} // namespace

ReportTable name_list(const World& world, const ReportDef& report,
                      const std::vector<ReportTable>& tables)
{
    ReportTable list;
    list.name = "名单";
    list.title = report.name + "名单";
    list.frozen_columns = 2;
    for (const ReportColumnDef& column : report.list_columns)
        list.columns.push_back(column.column);
    const ColumnTable& rows = world.snapshot().table(report.list_ledger);
    const RowWriter writer(world, report.list_ledger, report.list_columns);

    // Every table divides the rows in its own way, so each has a column for that. Figures of the
    // first are marked; those that only the others have follow.
    std::vector<FigureColumn> made;
    std::vector<const ReportTable*> counting;
    for (const ReportTable& table : tables)
        if (table.trace && table.trace->ledger == report.list_ledger)
            counting.push_back(&table);
    for (const ReportTable* table : counting) {
        made.push_back({table, 0, row_paths(*table)});
        ReportColumn column;
        column.key = name_list_row_key(table->name);
        column.heading = {"所在行"};
        if (counting.size() > 1)
            column.heading.push_back(table->name);
        column.width = 18;
        list.columns.push_back(std::move(column));
    }
    std::vector<std::string> seen;
    for (const ReportTable* table : counting) {
        for (std::size_t c = 1; c < table->columns.size(); ++c) {
            if (table->trace->in_column[c].empty() ||
                std::find(seen.begin(), seen.end(), table->columns[c].key) != seen.end())
                continue;
            seen.push_back(table->columns[c].key);
            made.push_back({table, c, {}});
            ReportColumn column = table->columns[c];
            if (table->trace->amounts[c].empty())
                column.format = ColumnFormat::Mark;
            column.width = 8;
            list.columns.push_back(std::move(column));
        }
    }
    std::map<std::int64_t, std::vector<ReportCell>> cells; // id → one a made column
    for (std::size_t m = 0; m < made.size(); ++m) {
        const FigureTrace& trace = *made[m].table->trace;
        for (std::size_t k = 0; k < trace.ids.size(); ++k) {
            auto& of_row = cells[trace.ids[k]];
            of_row.resize(made.size());
            of_row[m] = made[m].column > 0
                            ? figure_cell(trace, made[m].column, k)
                            : ReportCell::of_text(
                                  made[m].paths[static_cast<std::size_t>(trace.table_row[k])]);
        }
    }
    for (auto& [id, of_row] : cells) {
        if (list.rows.size() == most_sheet_rows) {
            list.note = "注：共 " + std::to_string(cells.size()) + " 行，一张表放不下，只列出前 " +
                        std::to_string(most_sheet_rows) + " 行。";
            break;
        }
        ReportRow row;
        row.cells = writer.cells(rows.row_of(id), static_cast<std::int64_t>(list.rows.size()) + 1);
        std::move(of_row.begin(), of_row.end(), std::back_inserter(row.cells));
        list.rows.push_back(std::move(row));
    }
    return list;
}

std::string name_list_row_key(const std::string& table)
{
    return "row:" + table;
}

} // namespace lx
