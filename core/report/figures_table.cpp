#include "core/report/figures_table.h"

#include <algorithm>
#include <set>

#include "core/report/figure_counts.h"
#include "core/spreadsheet/column_letters.h"

namespace lx {

namespace {

using Kind = ReportColumnDef::Kind;

/// The figures of a table as cells: `row` of the plan, `figure` a column of the definition. Where
/// a cell stands on the sheet is the table's business.
class FigureCells
{
public:
    FigureCells(const ReportTableDef& def, const CountedFigures& counted)
        : m_def(def), m_counted(counted)
    {}
    virtual ~FigureCells() = default;
    FigureCells(const FigureCells&) = delete;
    FigureCells& operator=(const FigureCells&) = delete;

    [[nodiscard]] ReportCell cell(std::size_t row, std::size_t figure) const
    {
        const ReportColumnDef& column = m_def.columns[figure];
        switch (column.kind) {
        case Kind::Share:
            return share(row, column);
        case Kind::Difference:
        case Kind::Plus:
            return combined(row, column, figure);
        default:
            break;
        }
        ReportCell cell = number(row, figure);
        const AreaRow& planned = m_counted.plan.rows[row];
        if (planned.subtotal)
            cell.formula = sum_formula(figure, planned.parts);
        return cell;
    }

protected:
    /// "{r3}" with its column before it; "" where the figure is not shown.
    [[nodiscard]] virtual std::string name(std::size_t row, std::size_t figure) const = 0;
    [[nodiscard]] const ReportTableDef& def() const { return m_def; }
    [[nodiscard]] const CountedFigures& counted() const { return m_counted; }

private:
    [[nodiscard]] ReportCell number(std::size_t row, std::size_t figure) const
    {
        ReportCell cell = ReportCell::of_count(m_counted.figures[figure].value[row]);
        cell.unknown = m_counted.figures[figure].unknown[row];
        return cell;
    }

    [[nodiscard]] ReportCell share(std::size_t row, const ReportColumnDef& column) const
    {
        const std::size_t top = column_at(m_def, column.numerator);
        std::int64_t whole = 0;
        std::string below;
        bool shown = !name(row, top).empty();
        for (const std::string& key : column.denominator) {
            const std::size_t part = column_at(m_def, key);
            whole += m_counted.figures[part].value[row];
            shown = shown && !name(row, part).empty();
            below += (below.empty() ? "" : "+") + name(row, part);
        }
        if (whole == 0) {
            ReportCell cell = ReportCell::of_text("–");
            cell.blank = true;
            return cell;
        }
        ReportCell cell =
            ReportCell::of_share(rounded_share(m_counted.figures[top].value[row], whole));
        if (shown)
            cell.formula = "ROUND(" + name(row, top) + "/(" + below + "),3)";
        return cell;
    }

    [[nodiscard]] ReportCell combined(std::size_t row, const ReportColumnDef& column,
                                      std::size_t figure) const
    {
        ReportCell cell = number(row, figure);
        bool shown = true;
        for (const std::string& key : column.parts) {
            const std::size_t part = column_at(m_def, key);
            shown = shown && !name(row, part).empty();
            const bool minus = !cell.formula.empty() && column.kind == Kind::Difference;
            cell.formula += (cell.formula.empty() ? "" : minus ? "-" : "+") + name(row, part);
            if (column.column.format != ColumnFormat::Percent)
                continue;
            const ReportCell one = this->cell(row, part);
            if (one.blank)
                return one; // a share of nothing is nothing to compare
            cell.real += minus ? -one.real : one.real;
        }
        if (!shown)
            cell.formula.clear();
        else if (column.column.format == ColumnFormat::Percent)
            cell.formula = "ROUND(" + cell.formula + ",3)";
        return cell;
    }

    /// SUM over the rows a subtotal adds up: one range where they follow each other.
    [[nodiscard]] std::string sum_formula(std::size_t figure,
                                          const std::vector<std::int32_t>& parts) const
    {
        const auto at = [&](std::int32_t row) {
            return name(static_cast<std::size_t>(row), figure);
        };
        if (parts.empty())
            return "0";
        if (parts.size() > 1 &&
            parts.back() - parts.front() == static_cast<std::int32_t>(parts.size()) - 1)
            return "SUM(" + at(parts.front()) + ":" + at(parts.back()) + ")";
        std::string formula;
        for (const std::int32_t part : parts)
            formula += (formula.empty() ? "" : "+") + at(part);
        return formula;
    }

    const ReportTableDef& m_def;
    const CountedFigures& m_counted;
};

std::string cell_name(std::size_t column, std::size_t row)
{
    return column_letters(static_cast<int>(column)) + "{r" + std::to_string(row) + "}";
}

/// Which columns of the definition are shown, in their order.
std::vector<std::size_t> shown_columns(const ReportTableDef& def)
{
    if (!def.shown.empty())
        return def.shown;
    std::vector<std::size_t> all(def.columns.size());
    for (std::size_t c = 0; c < all.size(); ++c)
        all[c] = c;
    return all;
}

/// Where the columns of the definition stand among those shown; -1 = hidden.
std::vector<std::int32_t> places_of(const ReportTableDef& def,
                                    const std::vector<std::size_t>& shown)
{
    std::vector<std::int32_t> places(def.columns.size(), -1);
    for (std::size_t at = 0; at < shown.size(); ++at)
        places[shown[at]] = static_cast<std::int32_t>(at);
    return places;
}

/// What stands below the table besides how many are not known.
void add_notes(const ReportTableDef& def, const std::vector<Figures>& figures, std::string& note)
{
    constexpr std::string_view number = "{n}";
    for (const ReportNoteDef& one : def.notes) {
        const std::int64_t total = figures[column_at(def, one.column)].value.back();
        if (total == 0)
            continue;
        std::string text = one.say;
        if (const auto at = text.find(number); at != std::string::npos)
            text.replace(at, number.size(), std::to_string(total));
        note += (note.empty() ? "注：" : "") + text + "。";
    }
}

/// How many rows could not be judged, of the last (the total) row.
void add_unknown(const ReportTableDef& def, const std::vector<Figures>& figures, std::string& note)
{
    std::int64_t units = 0;
    std::int64_t others = 0;
    for (std::size_t c = 0; c < def.columns.size(); ++c) {
        std::int64_t& most = counted_ledger(def, def.columns[c]) == "unit" ? units : others;
        most = std::max(most, figures[c].unknown.empty() ? 0 : figures[c].unknown.back());
    }
    if (units > 0)
        note =
            "注：有 " + std::to_string(units) + " 家单位的人数或党员数尚未摸底，相应的栏按 0 计。";
    if (others > 0)
        note += (note.empty() ? "注：有 " : "另有 ") + std::to_string(others) +
                " 条记录缺少所统计的内容，相应的栏按 0 计。";
}

ReportTable empty_table(const ReportTableDef& def)
{
    ReportTable table;
    table.name = def.name;
    table.title = def.title;
    table.frozen_columns = def.frozen_columns;
    return table;
}

/// Figures across, one row an area, organization or value.
class PlainCells final : public FigureCells
{
public:
    PlainCells(const ReportTableDef& def, const CountedFigures& counted,
               std::vector<std::int32_t> places)
        : FigureCells(def, counted), m_places(std::move(places))
    {}

private:
    [[nodiscard]] std::string name(std::size_t row, std::size_t figure) const override
    {
        const std::int32_t place = m_places[figure];
        return place < 0 ? std::string() : cell_name(static_cast<std::size_t>(place) + 1, row);
    }
    std::vector<std::int32_t> m_places;
};

/// The trace of the columns that are shown, in their order, behind that of the names.
void show_columns(FigureTrace& trace, const std::vector<std::size_t>& shown)
{
    FigureTrace all = std::move(trace);
    trace = all;
    trace.in_column.assign(1, {});
    trace.amounts.assign(1, {});
    trace.ledgers.assign(1, {});
    for (const std::size_t c : shown) {
        trace.in_column.push_back(std::move(all.in_column[c]));
        trace.amounts.push_back(std::move(all.amounts[c]));
        trace.ledgers.push_back(std::move(all.ledgers[c]));
    }
}

const char* names_heading(const ReportTableDef& def)
{
    if (def.rows == rows_by_area)
        return "属地";
    return def.rows == rows_by_manager ? "管理党组织" : "类别";
}

ReportTable plain_table(const ReportTableDef& def, CountedFigures& counted)
{
    const std::vector<std::size_t> shown = shown_columns(def);
    const PlainCells cells(def, counted, places_of(def, shown));
    ReportTable table = empty_table(def);
    ReportColumn names;
    names.key = "row";
    names.heading = {names_heading(def)};
    names.width = def.rows == rows_by_manager ? 30 : 16;
    table.columns.push_back(names);
    for (const std::size_t c : shown)
        table.columns.push_back(def.columns[c].column);
    for (std::size_t r = 0; r < counted.plan.rows.size(); ++r) {
        const AreaRow& row = counted.plan.rows[r];
        ReportRow line;
        line.style = row.total      ? RowStyle::Total
                     : row.subtotal ? RowStyle::Subtotal
                                    : RowStyle::Normal;
        line.level = row.level;
        line.key = row.total ? total_row_key : row.key;
        line.cells.push_back(ReportCell::of_text(row.name));
        for (const std::size_t c : shown)
            line.cells.push_back(cells.cell(r, c));
        table.rows.push_back(std::move(line));
    }
    show_columns(*counted.trace, shown);
    return table;
}

/// Figures down, periods across.
class TurnedCells final : public FigureCells
{
public:
    /// `lines`: the row of the table a figure stands in, -1 = hidden; `columns`: the column a
    /// period that is counted stands in.
    TurnedCells(const ReportTableDef& def, const CountedFigures& counted,
                std::vector<std::int32_t> lines, std::vector<std::size_t> columns)
        : FigureCells(def, counted), m_lines(std::move(lines)), m_columns(std::move(columns))
    {}
    [[nodiscard]] std::string name(std::size_t row, std::size_t figure) const override
    {
        return m_lines[figure] < 0
                   ? std::string()
                   : cell_name(m_columns[row], static_cast<std::size_t>(m_lines[figure]));
    }

    /// What the period is counted less another one.
    [[nodiscard]] ReportCell change(std::size_t row, std::size_t less, std::size_t figure) const
    {
        if (!counted().periods[row].begun || !counted().periods[less].begun)
            return {};
        const ReportCell now = cell(row, figure);
        const ReportCell then = cell(less, figure);
        if (now.blank || then.blank)
            return {};
        ReportCell change = ReportCell::of_count(now.number - then.number);
        change.real = now.real - then.real;
        change.unknown = now.unknown + then.unknown;
        change.formula = name(row, figure) + "-" + name(less, figure);
        if (def().columns[figure].column.format == ColumnFormat::Percent)
            change.formula = "ROUND(" + change.formula + ",3)";
        return change;
    }

private:
    std::vector<std::int32_t> m_lines;
    std::vector<std::size_t> m_columns;
};

/// Figures of one heading stand together under it.
ReportRow section_row(const std::string& name, std::size_t columns)
{
    ReportRow row;
    row.style = RowStyle::Section;
    row.cells.resize(columns);
    row.cells.front() = ReportCell::of_text(name);
    return row;
}

ReportTable turned_table(const ReportTableDef& def, CountedFigures& counted)
{
    ReportTable table = empty_table(def);
    ReportColumn names;
    names.key = "row";
    names.heading = {"项目"};
    names.width = 30;
    table.columns.push_back(names);
    FigureTrace& trace = *counted.trace;
    std::vector<std::size_t> columns; // of the periods that are counted
    trace.row_of_column = {-1};
    for (const ReportPeriodDef& period : def.periods) {
        ReportColumn column;
        column.key = period.key;
        column.heading = period.heading;
        if (column.heading.back() == period_name_sign && period.difference.empty())
            column.heading.back() = counted.periods[columns.size()].period.chinese();
        column.width = period.width;
        column.format = ColumnFormat::Count;
        trace.row_of_column.push_back(
            period.difference.empty() ? static_cast<std::int32_t>(columns.size()) : -1);
        if (period.difference.empty())
            columns.push_back(table.columns.size());
        table.columns.push_back(std::move(column));
    }
    std::vector<std::int32_t> lines(def.columns.size(), -1);
    std::string section;
    for (const std::size_t c : shown_columns(def)) {
        const std::vector<std::string>& heading = def.columns[c].column.heading;
        if (heading.size() > 1 && heading.front() != section) {
            trace.figure_of_row.push_back(-1);
            table.rows.push_back(section_row(heading.front(), table.columns.size()));
        }
        section = heading.size() > 1 ? heading.front() : std::string();
        lines[c] = static_cast<std::int32_t>(table.rows.size());
        trace.figure_of_row.push_back(static_cast<std::int32_t>(c));
        ReportRow row;
        row.key = def.columns[c].column.key;
        row.level = heading.size() > 1 ? 1 : 0;
        row.cells.push_back(ReportCell::of_text(heading.back()));
        table.rows.push_back(std::move(row));
    }
    const TurnedCells cells(def, counted, lines, columns);
    const auto period_at = [&](const std::string& key) {
        std::size_t at = 0;
        for (const AreaRow& row : counted.plan.rows) {
            if (row.key == key)
                break;
            ++at;
        }
        return at;
    };
    for (std::size_t c = 0; c < def.columns.size(); ++c) {
        if (lines[c] < 0)
            continue;
        std::size_t next = 0;
        for (const ReportPeriodDef& period : def.periods) {
            ReportCell cell;
            if (!period.difference.empty()) {
                cell = cells.change(period_at(period.difference[0]),
                                    period_at(period.difference[1]), c);
            } else {
                if (counted.periods[next].begun)
                    cell = cells.cell(next, c);
                ++next;
            }
            if (def.columns[c].column.format != ColumnFormat::Count)
                cell.format = def.columns[c].column.format;
            table.rows[static_cast<std::size_t>(lines[c])].cells.push_back(std::move(cell));
        }
    }
    return table;
}

} // namespace

ReportTable figures_table(const ReportDays& days, const TimePoint& closing,
                          const ReportTableDef& def, const ScopedUnits& units, KeepRows keep)
{
    return lay_out_figures(def, count_figures(days, closing, def, units, keep));
}

ReportTable lay_out_figures(const ReportTableDef& def, CountedFigures counted)
{
    const bool turned = def.kind == ReportTableDef::Kind::Periods;
    ReportTable table = turned ? turned_table(def, counted) : plain_table(def, counted);
    if (!turned) {
        add_unknown(def, counted.figures, table.note);
        add_notes(def, counted.figures, table.note);
    }
    table.trace = counted.trace;
    return table;
}

} // namespace lx
