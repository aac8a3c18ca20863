#include "core/chart/make_chart.h"

#include <memory>
#include <utility>

#include "core/chart/chart_filler.h"
#include "core/chart/chart_tables.h"
#include "core/chart/chart_targets.h"
#include "core/chart/rest_column.h"

namespace lx {

namespace {

void add_note(std::string& note, const std::string& more)
{
    if (!more.empty() && note.find(more) == std::string::npos)
        note += (note.empty() ? "" : " ") + more;
}

/// Makes the tables of a chart once more, with the rows behind a column of them.
struct RowsOfTables
{
    std::shared_ptr<const ChartDef> def;
    std::shared_ptr<const County> county;
    std::shared_ptr<const ClosedPeriods> closed; ///< may be null
    std::vector<Date> days;
    std::vector<std::shared_ptr<const ReportTable>> counted;
    std::vector<std::string> rest; ///< columns added up behind the table's own

    std::shared_ptr<const ReportTable> operator()(std::size_t t, std::size_t column) const
    {
        NoProgress quiet;
        ReportTableDef wanted = closed ? closed->open_part(*def, days[t]) : def->table;
        for (std::size_t p = 0; p < wanted.periods.size(); ++p)
            wanted.periods[p].left_out = wanted.periods[p].left_out || p + 1 != column;
        auto made = chart_table(*def, *county, days[t], wanted, KeepRows::Yes, quiet);
        if (!made)
            return nullptr;
        auto table = std::make_shared<ReportTable>(std::move(*made));
        if (!rest.empty())
            add_rest_column(*table, rest, {});
        if (closed)
            closed->put_into(*table, *def, days[t], KeepRows::Yes);
        // Rows that add up others (其他) came behind those of the table.
        auto trace = std::make_shared<FigureTrace>(*table->trace);
        trace->parts = counted[t]->trace->parts;
        table->trace = std::move(trace);
        return table;
    }
};

/// A pie of many parts can't be read.
void settle_kind(Chart& chart)
{
    if (chart.kind == ChartKind::Pie &&
        (chart.categories.size() > most_pie_parts || chart.series.size() > 1))
        chart.kind = ChartKind::Bars;
}

} // namespace

Result<Chart> make_chart(const ChartDef& def, const std::shared_ptr<const County>& county,
                         const ChartRequest& request, Progress& progress)
{
    Chart chart;
    chart.id = def.id;
    chart.name = def.name;
    chart.kind = def.kind;
    std::vector<Date> days{county->as_of};
    if (request.beside && *request.beside != county->as_of)
        days.push_back(*request.beside);
    std::vector<ReportTable> tables;
    for (const Date day : days) {
        LX_ASSIGN(ReportTable table,
                  chart_table(def, *county, day,
                              request.closed ? request.closed->open_part(def, day) : def.table,
                              request.rows, progress));
        add_note(chart.note, table.note);
        if (request.closed)
            if (const auto closed = request.closed->put_into(table, def, day, request.rows);
                !closed.empty())
                add_note(chart.note, closed + "已封账，是封账时的数。");
        tables.push_back(std::move(table));
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，没有作图。");
    }
    std::vector<std::string> rest = fill_chart(def, tables, days, chart);
    settle_kind(chart);
    chart.targets = chart_targets(def, *county, chart);
    chart.lines.push_back("统计截至：" + days.front().chinese() +
                          (days.size() > 1 ? "，与 " + days.back().chinese() + " 对照" : ""));
    if (!county->units.whole())
        chart.lines.push_back(def.of_policies() ? "问题按各条规则自己的范围统计，不随统计口径"
                                                : "统计口径：" + county->units.name());
    if (def.of_former)
        add_note(chart.note, "括号内为占前一项的比例。");
    add_note(chart.note, def.note);
    for (ReportTable& table : tables)
        chart.tables.push_back(std::make_shared<const ReportTable>(std::move(table)));
    if (request.rows == KeepRows::No)
        chart.with_rows = RowsOfTables{std::make_shared<const ChartDef>(def),
                                       county,
                                       request.closed,
                                       days,
                                       chart.tables,
                                       std::move(rest)};
    return chart;
}

CountyWanted chart_wanted(const std::vector<const ChartDef*>& defs, Date as_of,
                          std::vector<std::string> policies, std::string scope)
{
    CountyWanted wanted;
    wanted.as_of = as_of;
    wanted.scope = std::move(scope);
    wanted.of = CountyWanted::Of::Targets;
    bool evaluated = false;
    for (const ChartDef* def : defs) {
        wanted.facts.merge(def->needs);
        wanted.figures = wanted.figures || def->has_goals();
        evaluated = evaluated || def->has_goals() || def->of_policies();
        if (def->of_policies())
            wanted.of = CountyWanted::Of::Rules;
    }
    if (evaluated)
        wanted.policies = std::move(policies);
    return wanted;
}

} // namespace lx
