#include "core/chart/chart_filler.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "core/chart/chart_categories.h"
#include "core/chart/rest_column.h"

namespace lx {

namespace {

using Categories = ChartDef::Categories;

/// How a figure is written beside its bar.
std::string figure_text(const ReportColumn& column, const ReportCell& cell, ColumnFormat format)
{
    if (cell.blank)
        return {};
    if (format == ColumnFormat::Count && cell.number == 0)
        return "0"; // tables write a dash
    return show_cell(column, cell);
}

ChartPoint point_at(const ReportTable& table, int row, int column)
{
    ChartPoint point;
    if (row < 0 && column >= 0 &&
        table.columns[static_cast<std::size_t>(column)].format == ColumnFormat::Count) {
        point.value = 0; // of a value that no row had on that day
        point.text = "0";
        return point;
    }
    if (row < 0 || column < 0)
        return point;
    const auto c = static_cast<std::size_t>(column);
    const ReportCell& cell = table.rows[static_cast<std::size_t>(row)].cells[c];
    const ColumnFormat format = cell.format.value_or(table.columns[c].format);
    point.unknown = cell.unknown;
    point.row = row;
    point.column = column;
    if (cell.blank)
        return point;
    const bool real = format == ColumnFormat::Percent || format == ColumnFormat::Decimal;
    point.value = real ? cell.real : static_cast<double>(cell.number);
    point.text = figure_text(table.columns[c], cell, format);
    return point;
}

/// Fills a chart's categories and series from its tables, one a day.
class ChartFiller
{
public:
    ChartFiller(const ChartDef& def, std::vector<ReportTable>& tables, std::vector<Date> days,
                Chart& chart)
        : m_def(def), m_tables(tables), m_days(std::move(days)), m_chart(chart)
    {}

    void fill()
    {
        if (m_def.categories == Categories::Rows)
            m_rows = chart_rows(m_def, m_tables);
        categories();
        for (const ChartSeriesDef& one : told_apart(series_defs()))
            for (std::size_t t = 0; t < m_tables.size(); ++t)
                m_chart.series.push_back(series(one, t));
        if (m_def.of_former)
            say_former();
    }
    /// Keys of the columns that were added up as the last one of each table.
    [[nodiscard]] const std::vector<std::string>& rest() const { return m_rest; }

private:
    [[nodiscard]] static std::int64_t total_of(const ReportTable& table, const std::string& key)
    {
        const int column = column_place(table, key);
        const int row = row_place(table, total_row_key);
        return column < 0 || row < 0 ? 0
                                     : table.rows[static_cast<std::size_t>(row)]
                                           .cells[static_cast<std::size_t>(column)]
                                           .number;
    }

    /// The figures of all the tables' categories, of a series.
    [[nodiscard]] std::int64_t size_of(const ChartSeriesDef& series) const
    {
        std::int64_t all = 0;
        for (const ReportTable& table : m_tables)
            all += total_of(table, series.key);
        return all;
    }

    /// Findings have a series a kind of subject, on whatever day there are some.
    [[nodiscard]] std::vector<ChartSeriesDef> series_defs() const
    {
        if (!m_def.series.empty())
            return m_def.series;
        std::vector<ChartSeriesDef> defs;
        for (const ReportTable& table : m_tables)
            for (std::size_t c = 1; c + 1 < table.columns.size(); ++c) // the last adds them up
                if (std::none_of(defs.begin(), defs.end(), [&](const ChartSeriesDef& one) {
                        return one.key == table.columns[c].key;
                    }))
                    defs.push_back({table.columns[c].key, table.columns[c].heading.back(), {}});
        // The most first: few colours go to what there is much of.
        std::stable_sort(
            defs.begin(), defs.end(), [&](const ChartSeriesDef& a, const ChartSeriesDef& b) {
                return total_of(m_tables.front(), a.key) > total_of(m_tables.front(), b.key);
            });
        return defs;
    }

    /// Those with a tone each: of more the smallest become 其他, with 未填 behind it.
    [[nodiscard]] std::vector<ChartSeriesDef> told_apart(std::vector<ChartSeriesDef> defs)
    {
        if (defs.size() <= most_series || m_def.categories != Categories::Rows)
            return defs;
        std::vector<std::size_t> order(defs.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return size_of(defs[a]) > size_of(defs[b]);
        });
        std::sort(order.begin() + most_series - 1, order.end());
        std::vector<ChartSeriesDef> kept;
        std::optional<ChartSeriesDef> blank;
        for (std::size_t s = 0; s < defs.size(); ++s) {
            if (std::find(order.begin() + most_series - 1, order.end(), s) != order.end())
                m_rest.push_back(defs[s].key);
            else if (is_blank_name(called(m_tables.front(), defs[s].key)))
                blank = defs[s];
            else
                kept.push_back(defs[s]);
        }
        const std::string name = "其他 " + std::to_string(m_rest.size()) + " 项";
        for (ReportTable& table : m_tables)
            add_rest_column(table, m_rest, name);
        kept.push_back({rest_column_key, name, {}});
        if (blank)
            kept.push_back(std::move(*blank));
        return kept;
    }

    /// Leads a point to where the rows behind it are counted: of a share its numerator's.
    void lead(const ReportTable& table, const std::string& key, ChartPoint& point) const
    {
        for (const ReportColumnDef& def : m_def.table.columns) {
            if (def.kind != ReportColumnDef::Kind::Share || def.column.key != key)
                continue;
            if (m_def.categories == Categories::Periods)
                point.row = row_place(table, def.numerator);
            else
                point.column = column_place(table, def.numerator);
        }
    }

    void categories()
    {
        const ReportTable& table = m_tables.front();
        for (const CategoryRows& one : m_rows)
            m_chart.categories.push_back({one.key, one.name});
        if (m_def.categories == Categories::Columns) {
            for (const std::string& key : m_def.series.front().columns) {
                const int column = column_place(table, key);
                m_chart.categories.push_back(
                    {key, table.columns[static_cast<std::size_t>(column)].heading.back()});
            }
        } else if (m_def.categories == Categories::Periods) {
            const TimePoint now{m_days.front(), Period::containing(m_def.period, m_days.front())};
            for (std::size_t c = 1; c < table.columns.size(); ++c) {
                const ReportPeriodDef& period = m_def.table.periods[c - 1];
                m_chart.categories.push_back(
                    {period.difference.empty() ? period.on.from(now).period.code() : period.key,
                     table.columns[c].heading.back()});
            }
        }
    }

    [[nodiscard]] ChartSeries series(const ChartSeriesDef& def, std::size_t t) const
    {
        const ReportTable& table = m_tables[t];
        ChartSeries made;
        made.key = def.key;
        made.name = def.name.empty() ? called(table, def.key) : def.name;
        made.table = t;
        if (m_tables.size() > 1)
            made.name += "（" + m_days[t].chinese() + "）";
        if (t > 0)
            made.beside = m_chart.series.size() - t;
        for (std::size_t i = 0; i < m_chart.categories.size(); ++i) {
            const auto [row, column] = place(def, t, i);
            made.points.push_back(point_at(table, row, column));
            lead(table, m_def.categories == Categories::Columns ? def.columns[i] : def.key,
                 made.points.back());
            if (row >= 0 && column >= 0)
                made.format = format_at(table, row, column);
        }
        return made;
    }

    static ColumnFormat format_at(const ReportTable& table, int row, int column)
    {
        const auto c = static_cast<std::size_t>(column);
        return table.rows[static_cast<std::size_t>(row)].cells[c].format.value_or(
            table.columns[c].format);
    }

    [[nodiscard]] std::string called(const ReportTable& table, const std::string& key) const
    {
        if (m_def.categories == Categories::Periods)
            return table.rows[static_cast<std::size_t>(row_place(table, key))].cells.front().text;
        const auto column = static_cast<std::size_t>(column_place(table, key));
        return column < table.columns.size() ? table.columns[column].heading.back() : key;
    }

    static int row_place(const ReportTable& table, const std::string& key)
    {
        const auto found = std::find_if(table.rows.begin(), table.rows.end(),
                                        [&](const ReportRow& row) { return row.key == key; });
        return found == table.rows.end() ? -1 : static_cast<int>(found - table.rows.begin());
    }

    /// Row and column of a figure in its table.
    [[nodiscard]] std::pair<int, int> place(const ChartSeriesDef& def, std::size_t t,
                                            std::size_t category) const
    {
        const ReportTable& table = m_tables[t];
        switch (m_def.categories) {
        case Categories::Rows:
            return {m_rows[category].rows[t], column_place(table, def.key)};
        case Categories::Columns:
            return {row_place(table, total_row_key), column_place(table, def.columns[category])};
        case Categories::Periods:
            break;
        }
        return {row_place(table, def.key), static_cast<int>(category) + 1};
    }

    /// What share of the one before a figure is.
    void say_former()
    {
        for (ChartSeries& one : m_chart.series) {
            for (std::size_t i = 1; i < one.points.size(); ++i) {
                const auto& former = one.points[i - 1].value;
                ChartPoint& point = one.points[i];
                if (!former || !point.value || *former <= 0)
                    continue;
                point.of_former = rounded_share(static_cast<std::int64_t>(*point.value),
                                                static_cast<std::int64_t>(*former));
                ReportColumn share;
                share.format = ColumnFormat::Percent;
                point.text +=
                    "（" + show_cell(share, ReportCell::of_share(*point.of_former)) + "）";
            }
        }
    }

    const ChartDef& m_def;
    std::vector<ReportTable>& m_tables;
    std::vector<Date> m_days;
    Chart& m_chart;
    std::vector<CategoryRows> m_rows;
    std::vector<std::string> m_rest;
};

} // namespace

std::vector<std::string> fill_chart(const ChartDef& def, std::vector<ReportTable>& tables,
                                    const std::vector<Date>& days, Chart& chart)
{
    ChartFiller filler(def, tables, days, chart);
    filler.fill();
    return filler.rest();
}

} // namespace lx
