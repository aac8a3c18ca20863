#include "core/chart/closed_periods.h"

#include <algorithm>
#include <unordered_map>

#include "core/chart/chart_categories.h"
#include "core/report/quarter/quarter_set.h"
#include "core/store/closing_store.h"

namespace lx {

namespace {

/// The table a closed figure stands in; nullptr where the report has none of it.
const ReportTable* table_of(const Report& report, const ClosedFigureDef& figure)
{
    for (const ReportTable& table : report.tables)
        if (table.name == figure.table && table.trace != nullptr && !table.rows.empty() &&
            table.rows.back().key == total_row_key && column_place(table, figure.column) >= 0)
            return &table;
    return nullptr;
}

/// Puts closed figures of one period into a column of a table of periods.
class ClosedColumn
{
public:
    ClosedColumn(ReportTable& table, const ReportTableDef& def, std::size_t column, KeepRows keep)
        : m_table(table), m_def(def), m_column(column), m_keep(keep),
          m_trace(const_cast<FigureTrace&>(*table.trace)), // made with the table, as its own
          m_period(m_trace.row_of_column[column])
    {}

    void add(std::size_t figure, const ReportTable& closed, const std::string& key)
    {
        const auto from = static_cast<std::size_t>(column_place(closed, key));
        const ReportCell& total = closed.rows.back().cells[from];
        m_sums[figure].number += total.number;
        m_sums[figure].unknown += total.unknown;
        const FigureTrace& rows = *closed.trace;
        if (m_keep == KeepRows::No || rows.in_column[from].empty())
            return;
        for (std::size_t k = 0; k < rows.ids.size(); ++k)
            if (rows.in_column[from][k] != 0 && rows.ledger_at(k) == m_def.ledger)
                m_trace.in_column[figure][entry(rows.ids[k])] = 1;
    }

    void finish()
    {
        for (const auto& [figure, sum] : m_sums) {
            ReportCell cell = ReportCell::of_count(sum.number);
            cell.unknown = sum.unknown;
            put(figure, cell);
        }
        for (std::size_t c = 0; c < m_def.columns.size(); ++c)
            if (m_def.columns[c].kind == ReportColumnDef::Kind::Share)
                put(c, share(m_def.columns[c]));
    }

private:
    std::size_t entry(std::int64_t id)
    {
        const auto [at, fresh] = m_entries.try_emplace(id, m_trace.ids.size());
        if (fresh) {
            m_trace.ids.push_back(id);
            m_trace.table_row.push_back(m_period);
            for (auto& column : m_trace.in_column)
                if (!column.empty() || m_trace.ids.size() == 1)
                    column.resize(m_trace.ids.size(), 0);
        }
        return at->second;
    }

    void put(std::size_t figure, ReportCell cell)
    {
        for (std::size_t r = 0; r < m_table.rows.size(); ++r) {
            if (m_trace.figure_of_row[r] != static_cast<std::int32_t>(figure))
                continue;
            if (m_def.columns[figure].column.format != ColumnFormat::Count)
                cell.format = m_def.columns[figure].column.format;
            m_table.rows[r].cells[m_column] = cell;
        }
    }

    [[nodiscard]] ReportCell share(const ReportColumnDef& def)
    {
        const auto sum = [&](const std::string& key) {
            for (std::size_t c = 0; c < m_def.columns.size(); ++c)
                if (m_def.columns[c].column.key == key)
                    return m_sums[c].number;
            return std::int64_t{0};
        };
        std::int64_t whole = 0;
        for (const std::string& key : def.denominator)
            whole += sum(key);
        return whole == 0 ? ReportCell()
                          : ReportCell::of_share(rounded_share(sum(def.numerator), whole));
    }

    struct Sum
    {
        std::int64_t number = 0;
        std::int64_t unknown = 0;
    };
    ReportTable& m_table;
    const ReportTableDef& m_def;
    std::size_t m_column;
    KeepRows m_keep;
    FigureTrace& m_trace;
    std::int32_t m_period; ///< plain row of the trace
    std::map<std::size_t, Sum> m_sums;
    std::unordered_map<std::int64_t, std::size_t> m_entries;
};

/// The period a column of a table of periods is of, on a day.
Period period_of(const ChartDef& def, const ReportPeriodDef& column, Date day)
{
    return column.on.from({day, Period::containing(def.period, day)}).period;
}

} // namespace

Result<ClosedPeriods> ClosedPeriods::load(Database& database, const ChartDef& def, Date day,
                                          const std::string& scope)
{
    ClosedPeriods found;
    if (def.closed.empty())
        return found;
    ClosingStore store(database);
    for (const ReportPeriodDef& column : def.table.periods) {
        const Period period = period_of(def, column, day);
        LX_ASSIGN(const auto closing, store.standing(period.code()));
        if (!closing || closing->scope != scope || period.last > day)
            continue;
        Reports reports;
        bool whole = true;
        for (const ClosedFigureDef& figure : def.closed) {
            auto& report = reports[figure.report];
            if (report == nullptr) {
                LX_ASSIGN(auto closed, closed_report(database, period, figure.report, false));
                report = std::make_shared<const Report>(closed ? std::move(*closed) : Report());
            }
            whole = whole && table_of(*report, figure) != nullptr;
        }
        if (whole)
            found.m_periods[period.code()] = std::move(reports);
    }
    return found;
}

ReportTableDef ClosedPeriods::open_part(const ChartDef& def, Date day) const
{
    ReportTableDef table = def.table;
    for (ReportPeriodDef& column : table.periods)
        column.left_out = m_periods.contains(period_of(def, column, day).code());
    return table;
}

std::string ClosedPeriods::put_into(ReportTable& table, const ChartDef& def, Date day,
                                    KeepRows keep) const
{
    std::string names;
    for (std::size_t p = 0; p < def.table.periods.size(); ++p) {
        const Period period = period_of(def, def.table.periods[p], day);
        const auto closed = m_periods.find(period.code());
        if (closed == m_periods.end())
            continue;
        ClosedColumn column(table, def.table, p + 1, keep);
        for (const ClosedFigureDef& figure : def.closed)
            column.add(figure.figure, *table_of(*closed->second.at(figure.report), figure),
                       figure.column);
        column.finish();
        names += (names.empty() ? "" : "、") + period.chinese();
    }
    return names;
}

} // namespace lx
