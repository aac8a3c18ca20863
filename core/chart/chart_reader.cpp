#include "core/chart/chart_reader.h"

#include <algorithm>
#include <set>

#include <QJsonArray>
#include <QJsonObject>

#include "core/report/fact_needs.h"
#include "core/report/finding_counts.h"
#include "core/report/table_reader.h"

namespace lx {

namespace {

using Kind = ReportTableDef::Kind;
using Categories = ChartDef::Categories;

class ChartParser
{
public:
    ChartParser(const FactRegistry& registry, KnownReports& reports)
        : m_reports(reports), m_facts(registry, m_def.needs)
    {}

    void chart(ObjectReader& in)
    {
        in.text("id", m_def.id, true);
        in.text("name", m_def.name, true);
        std::string basis; // where it comes from: for readers of the file
        in.text("basis", basis);
        in.text("note", m_def.note);
        kind(in);
        if (in.has("report"))
            of_report(in);
        else
            own_table(in);
        if (!in.error().empty())
            return;
        if (m_def.table.kind == Kind::Periods)
            m_def.categories = Categories::Periods;
        series(in);
        closed(in);
        order(in);
        drawn_alone();
        in.flag("of_former", m_def.of_former);
        in.objects("targets", false,
                   [&](ObjectReader& each) { target(each, m_def.targets.emplace_back()); });
        in.objects("goal_bars", false, [&](ObjectReader& each) {
            GoalBarsDef& one = m_def.goal_bars.emplace_back();
            each.text("who", one.who, true);
            each.flag("work", one.work);
            each.text("name", one.name, true);
        });
        if (in.error().empty())
            fits(in);
    }
    ChartDef take() { return std::move(m_def); }

private:
    void kind(ObjectReader& in)
    {
        std::string text;
        in.text("kind", text, true);
        if (const auto kind = chart_kind(text))
            m_def.kind = *kind;
        else
            in.complain("kind", "应为 bars、stacked、line 或 pie");
    }

    /// A table of one of the reports: the chart's figures are the report's own.
    void of_report(ObjectReader& in)
    {
        std::string report;
        std::string name;
        in.text("report", report, true);
        in.text("table", name, true);
        const ReportDef* found = m_reports.find(report);
        if (found == nullptr)
            return in.complain("report", "没有“" + report + "”这个报表");
        const auto table =
            std::find_if(found->tables.begin(), found->tables.end(),
                         [&](const ReportTableDef& one) { return one.name == name; });
        if (table == found->tables.end())
            return in.complain("table", "报表“" + found->name + "”没有“" + name + "”这张表");
        m_def.table = *table;
        m_def.period = found->period;
        m_def.needs.merge(found->needs);
        drawable(in);
    }

    void own_table(ObjectReader& in)
    {
        read_period_kind(in, m_def.period);
        const bool there = in.has("table");
        const QJsonObject written = in.value("table").toObject();
        if (!there)
            return in.complain("table", "没有写数从哪张表来");
        std::vector<CheckDef> checks;
        ObjectReader each(in.path("table"), written);
        read_table(each, m_facts, m_def.period, m_def.table, checks);
        each.finish();
        if (!each.error().empty())
            return in.complain(Error{ErrorKind::BadInput, each.error(), {}});
        drawable(in);
        m_def.trend = trend_of(m_def.table, written, m_facts.registry());
    }

    void drawable(ObjectReader& in) const
    {
        if (!m_def.table.of_figures() && m_def.table.kind != Kind::FindingCounts)
            in.complain("table", "图只能画统计表、分期表和问题统计表");
    }

    void series(ObjectReader& in)
    {
        const QJsonArray list = in.value("series").toArray();
        for (qsizetype i = 0; i < list.size(); ++i) {
            ChartSeriesDef& one = m_def.series.emplace_back();
            if (list[i].isString()) {
                one.key = list[i].toString().toStdString();
                continue;
            }
            ObjectReader each(in.path("series") + "[" + std::to_string(i) + "]",
                              list[i].toObject());
            each.text("key", one.key, true);
            each.text("name", one.name);
            each.texts("columns", one.columns);
            each.finish();
            if (!each.error().empty())
                in.complain(Error{ErrorKind::BadInput, each.error(), {}});
        }
        if (m_def.table.kind == Kind::FindingCounts) {
            if (!m_def.series.empty())
                in.complain("series", "问题统计表各类对象各是一组，不用写");
            return;
        }
        if (m_def.series.empty())
            return in.complain("series", "一组数也没有");
        if (!m_def.series.front().columns.empty())
            across(in);
        if (m_def.categories != Categories::Rows && m_def.series.size() > most_series)
            in.complain("series", "最多 6 组，再多就分不清了");
        std::set<std::string> known;
        for (std::size_t i = 0; i < m_def.series.size(); ++i) {
            const ChartSeriesDef& one = m_def.series[i];
            const std::string place = "series[" + std::to_string(i) + "]";
            if (!known.insert(one.key).second)
                in.complain(place.c_str(), "“" + one.key + "”已经有了");
            if (one.columns.empty())
                need_figure(in, place, one.key);
            for (const std::string& column : one.columns)
                need_figure(in, place, column);
            if (one.columns.size() != m_def.series.front().columns.size())
                in.complain(place.c_str(), "各组的栏数要一样，或者都不写 columns");
        }
    }

    /// The columns of the total row, one after the other.
    void across(ObjectReader& in)
    {
        m_def.categories = Categories::Columns;
        if (m_def.table.kind != Kind::Figures)
            in.complain("series", "只有统计表的合计行能按栏画");
    }

    /// Of a report's table only what is drawn is counted, and what that is made of.
    void drawn_alone()
    {
        if (m_def.table.kind != Kind::Figures)
            return;
        std::set<std::string> drawn;
        std::vector<std::string> open;
        for (const ChartSeriesDef& one : m_def.series) {
            open.insert(open.end(), one.columns.begin(), one.columns.end());
            if (one.columns.empty())
                open.push_back(one.key);
        }
        open.push_back(m_def.sort);
        while (!open.empty()) {
            const std::string key = std::move(open.back());
            open.pop_back();
            if (key.empty() || !drawn.insert(key).second)
                continue;
            for (const ReportColumnDef& column : m_def.table.columns) {
                if (column.column.key != key)
                    continue;
                open.push_back(column.numerator);
                open.insert(open.end(), column.denominator.begin(), column.denominator.end());
                open.insert(open.end(), column.parts.begin(), column.parts.end());
            }
        }
        ReportTableDef& table = m_def.table;
        std::erase_if(table.columns, [&](const ReportColumnDef& column) {
            return !drawn.contains(column.column.key);
        });
        std::erase_if(table.notes,
                      [&](const ReportNoteDef& note) { return !drawn.contains(note.column); });
        table.shown.clear();
    }

    void need_figure(ObjectReader& in, const std::string& place, const std::string& key) const
    {
        const auto column =
            std::find_if(m_def.table.columns.begin(), m_def.table.columns.end(),
                         [&](const ReportColumnDef& one) { return one.column.key == key; });
        if (column == m_def.table.columns.end())
            return in.complain(place.c_str(), "表里没有“" + key + "”这一栏");
        const ColumnFormat format = column->column.format;
        if (column->column.ordinal ||
            (format != ColumnFormat::Count && format != ColumnFormat::Percent &&
             format != ColumnFormat::Money && format != ColumnFormat::Decimal))
            in.complain(place.c_str(), "“" + key + "”不是数字");
    }

    /// Where the figures of closed periods stand: by figure of the table, reports' total rows.
    void closed(ObjectReader& in)
    {
        in.object("closed", [&](ObjectReader& each) {
            if (m_def.categories != Categories::Periods)
                each.complain("", "只有分期表有封账的各期");
            const auto& columns = m_def.table.columns;
            for (std::size_t c = 0; c < columns.size() && each.error().empty(); ++c)
                if (columns[c].kind != ReportColumnDef::Kind::Share)
                    closed_figure(each, c);
            for (const ReportPeriodDef& period : m_def.table.periods)
                if (!period.difference.empty())
                    each.complain("", "有相减的栏时不能用封账的数");
        });
    }

    void closed_figure(ObjectReader& in, std::size_t figure)
    {
        const std::string& key = m_def.table.columns[figure].column.key;
        const QJsonArray places = in.value(key.c_str()).toArray();
        if (m_def.table.columns[figure].kind != ReportColumnDef::Kind::Count || places.isEmpty())
            return in.complain(key.c_str(), "要写明封账报表里的哪一栏；只有个数能取封账的数");
        for (const QJsonValue place : places) {
            const QJsonArray parts = place.toArray();
            ClosedFigureDef& one = m_def.closed.emplace_back();
            one.figure = figure;
            one.report = parts.at(0).toString().toStdString();
            one.table = parts.at(1).toString().toStdString();
            one.column = parts.at(2).toString().toStdString();
            if (!is_figure_of(one))
                return in.complain(key.c_str(), "报表“" + one.report + "”没有“" + one.table +
                                                    "”的“" + one.column + "”这一栏");
        }
    }

    [[nodiscard]] bool is_figure_of(const ClosedFigureDef& figure) const
    {
        const ReportDef* report = m_reports.find(figure.report);
        if (report == nullptr)
            return false;
        for (const ReportTableDef& table : report->tables)
            if (table.name == figure.table && table.kind == Kind::Figures)
                for (const ReportColumnDef& column : table.columns)
                    if (column.column.key == figure.column)
                        return true;
        return false;
    }

    void order(ObjectReader& in)
    {
        in.object("sort", [&](ObjectReader& each) {
            each.text("by", m_def.sort, true);
            std::string order;
            each.text("order", order);
            m_def.ascending = order == "ascending";
            if (!order.empty() && order != "ascending" && order != "descending")
                each.complain("order", "应为 ascending 或 descending");
            const auto& columns = m_def.table.columns;
            if (m_def.table.kind == Kind::FindingCounts
                    ? m_def.sort != finding_total_key
                    : std::none_of(columns.begin(), columns.end(),
                                   [&](const auto& one) { return one.column.key == m_def.sort; }))
                each.complain("by", "表里没有“" + m_def.sort + "”这一栏");
        });
        const bool cut = in.has("most");
        in.whole("most", m_def.most);
        if (cut && m_def.most < 1)
            in.complain("most", "应为不小于 1 的整数");
        if (m_def.categories == Categories::Rows)
            return;
        if (!m_def.sort.empty())
            in.complain("sort", "只有按行画的图能排序");
        if (m_def.most > 0)
            in.complain("most", "只有按行画的图能把其余的合并");
    }

    [[nodiscard]] bool has_series(const std::string& key) const
    {
        return std::any_of(m_def.series.begin(), m_def.series.end(),
                           [&](const ChartSeriesDef& one) { return one.key == key; });
    }

    void target(ObjectReader& in, ChartTargetDef& target)
    {
        std::string goal;
        in.text("goal", goal);
        in.texts("series", target.series);
        in.texts("who", target.who);
        for (const std::string& key : target.series)
            if (!has_series(key))
                in.complain("series", "没有“" + key + "”这一组");
        if (goal == "org_coverage") {
            target.of = ChartTargetDef::Of::OrgCoverage;
        } else if (goal == "work_coverage") {
            target.of = ChartTargetDef::Of::WorkCoverage;
        } else if (!goal.empty()) {
            in.complain("goal", "应为 org_coverage 或 work_coverage");
        } else {
            std::optional<double> value;
            in.number("value", value);
            target.value = value.value_or(0);
            if (!value)
                in.complain("value", "要写目标数，或用 goal 说明取政策的哪个目标");
            in.text("name", target.name, true);
            in.text("source", target.source, true);
        }
    }

    /// The kind of chart can show what was chosen.
    void fits(ObjectReader& in)
    {
        const auto format_of = [&](const std::string& key) {
            for (const ReportColumnDef& column : m_def.table.columns)
                if (column.column.key == key)
                    return column.column.format;
            return ColumnFormat::Count;
        };
        std::set<ColumnFormat> formats;
        for (const ChartSeriesDef& one : m_def.series) {
            if (one.columns.empty())
                formats.insert(format_of(one.key));
            for (const std::string& column : one.columns)
                formats.insert(format_of(column));
        }
        if (formats.size() > 1)
            in.complain("series", "个数、金额和比率不能画在一个图里");
        const bool shares = formats.contains(ColumnFormat::Percent);
        if (m_def.kind == ChartKind::Pie) {
            if (m_def.series.size() != 1 || shares)
                in.complain("kind", "饼图只画一组数的各部分，不能画比率");
            else if (m_def.series.front().columns.size() > most_pie_parts)
                in.complain("kind", "饼图最多 5 块，请改用 bars");
            if (m_def.most >= static_cast<int>(most_pie_parts))
                in.complain("most", "饼图最多 5 块，连“其他”在内，most 最大是 4");
            if (!m_def.targets.empty())
                in.complain("targets", "饼图上没有目标线");
        }
        if (m_def.kind == ChartKind::Stacked && shares)
            in.complain("kind", "比率不能叠加，请改用 bars");
        if (m_def.of_former && (shares || m_def.categories == Categories::Rows))
            in.complain("of_former", "只有按栏画的个数能算占前一项的比例");
    }

    KnownReports& m_reports;
    ChartDef m_def;
    FactNeeds m_facts;
};

} // namespace

const ReportDef* KnownReports::find(const std::string& id)
{
    if (!m_reports) {
        auto all = ReportDef::all(m_facts);
        m_reports = all ? std::move(*all) : std::vector<ReportDef>();
    }
    const auto found = std::find_if(m_reports->begin(), m_reports->end(),
                                    [&](const ReportDef& one) { return one.id == id; });
    return found == m_reports->end() ? nullptr : &*found;
}

Result<ChartDef> read_chart(const std::string& file, Result<ObjectReader> reader,
                            const FactRegistry& facts, KnownReports& reports)
{
    LX_ASSIGN(ObjectReader in, std::move(reader));
    ChartParser parser(facts, reports);
    parser.chart(in);
    LX_TRY(in.end(file));
    return parser.take();
}

} // namespace lx
