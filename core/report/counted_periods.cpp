#include "core/report/counted_periods.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace lx {

namespace {

/// By place of the period among the table's.
using Periods = std::uint32_t;

struct Figure
{
    std::size_t column = 0; ///< of the trace
    std::string name;
    ReportColumn shown; ///< how its amounts are written
};

/// Figures that the same periods count, as they are listed.
using Groups = std::vector<std::pair<Periods, std::string>>;

void list_in(Groups& groups, Periods periods, const std::string& figure)
{
    const auto same = std::find_if(groups.begin(), groups.end(),
                                   [&](const auto& one) { return one.first == periods; });
    if (same == groups.end())
        groups.emplace_back(periods, figure);
    else
        same->second += "，" + figure; // names have 、 of their own
}

std::vector<Figure> figures_of(const ReportTable& table)
{
    constexpr std::string_view of_which = "其中："; // says where the row stands, not what it is
    const FigureTrace& trace = *table.trace;
    std::vector<Figure> figures;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const std::int32_t figure = trace.figure_of_row[r];
        if (figure < 0 || trace.in_column[static_cast<std::size_t>(figure)].empty())
            continue;
        Figure one;
        one.column = static_cast<std::size_t>(figure);
        one.name = table.rows[r].cells.front().text;
        if (one.name.starts_with(of_which))
            one.name.erase(0, of_which.size());
        one.shown.format = ColumnFormat::Count;
        for (const ReportCell& cell : table.rows[r].cells)
            if (cell.format == ColumnFormat::Money)
                one.shown.format = ColumnFormat::Money;
        figures.push_back(std::move(one));
    }
    return figures;
}

/// Names of the plain rows of the trace, which are the columns of the table.
std::vector<std::string> period_names(const ReportTable& table)
{
    std::vector<std::string> names;
    for (std::size_t c = 1; c < table.columns.size(); ++c) {
        const std::int32_t row = table.trace->row_of_column[c];
        if (row < 0)
            continue;
        names.resize(std::max(names.size(), static_cast<std::size_t>(row) + 1));
        names[static_cast<std::size_t>(row)] = table.columns[c].heading.back();
    }
    return names;
}

std::string text_of(const Groups& groups, const std::vector<std::string>& names)
{
    std::string text;
    for (const auto& [periods, figures] : groups) {
        std::string when;
        bool every = true;
        for (std::size_t p = 0; p < names.size(); ++p) {
            if ((periods >> p & 1U) == 0) {
                every = false;
                continue;
            }
            when += (when.empty() ? "" : "、") + names[p];
        }
        text += (text.empty() ? "" : "；") + (every ? every_period : when) + "：" + figures;
    }
    return text;
}

} // namespace

ReportColumn CountedPeriods::column() const
{
    ReportColumn column;
    column.key = "periods:" + m_table.name;
    column.heading = {"计入的各项", m_table.name};
    column.width = 48;
    return column;
}

std::map<std::pair<std::string, std::int64_t>, std::string> CountedPeriods::texts() const
{
    const FigureTrace& trace = *m_table.trace;
    const std::vector<Figure> figures = figures_of(m_table);
    const std::vector<std::string> names = period_names(m_table);
    std::map<std::pair<std::string, std::int64_t>, std::vector<std::size_t>> entries;
    for (std::size_t k = 0; k < trace.ids.size(); ++k)
        entries[{trace.ledger_at(k), trace.ids[k]}].push_back(k);
    std::map<std::pair<std::string, std::int64_t>, std::string> texts;
    for (const auto& [row, places] : entries) {
        Groups groups;
        for (const Figure& figure : figures) {
            Periods counted = 0;
            for (const std::size_t k : places) {
                const std::int32_t place = trace.table_row[k];
                if (trace.in_column[figure.column][k] == 0 || place < 0 ||
                    place >= std::numeric_limits<Periods>::digits)
                    continue;
                const Periods period = Periods{1} << place;
                const auto& amounts = trace.amounts[figure.column];
                if (amounts.empty())
                    counted |= period;
                else if (amounts[k] != FigureTrace::kNoAmount)
                    list_in(groups, period,
                            figure.name + " " +
                                show_cell(figure.shown, ReportCell::of_count(amounts[k])));
            }
            if (counted != 0)
                list_in(groups, counted, figure.name);
        }
        texts.emplace(row, text_of(groups, names));
    }
    return texts;
}

} // namespace lx
