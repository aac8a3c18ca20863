#include "core/report/make_report.h"

#include <algorithm>
#include <map>

#include "core/facts/placement.h"
#include "core/report/area_rows.h"
#include "core/report/figures_table.h"
#include "core/report/list_table.h"
#include "core/report/policy_report.h"
#include "core/report/subject_list.h"
#include "core/rules/figure_table.h"

namespace lx {

namespace {

/// A figure taken apart by the areas directly below the jurisdiction.
struct ByArea
{
    std::int64_t whole = 0;
    std::map<std::int32_t, std::int64_t> parts; ///< by row of `area`; -1 = none, or outside
    bool apart = true;                          ///< its rows stand in areas
};

/// Adds up rows of a ledger by the area each stands in.
class AreaSums
{
public:
    AreaSums(const World& world, const std::string& ledger)
        : m_rows(world.snapshot().table(ledger)), m_places(world, ledger), m_tops(top_areas(world))
    {
        m_sums.apart = m_places.has_area();
    }
    void add(std::int32_t row, std::int64_t amount)
    {
        m_sums.whole += amount;
        if (!m_sums.apart)
            return;
        const std::int32_t area = m_places.area(row);
        m_sums.parts[area < 0 ? -1 : m_tops[static_cast<std::size_t>(area)]] += amount;
    }
    void add_id(std::int64_t id, std::int64_t amount) { add(m_rows.row_of(id), amount); }
    [[nodiscard]] ByArea take() { return std::move(m_sums); }

private:
    const ColumnTable& m_rows;
    Placement m_places;
    std::vector<std::int32_t> m_tops;
    ByArea m_sums;
};

/// A figure of the county (figures/overview.json).
ByArea named_figure(const World& world, const FigureDef& figure)
{
    AreaSums sums(world, figure.ledger);
    const auto rows = figure.rows(world);
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (rows[row] != 0)
            sums.add(static_cast<std::int32_t>(row), 1);
    return sums.take();
}

/// The figure of a check between tables; -1 where there is none such.
ByArea figure(const Report& report, const World& world, const FigureTable& named,
              const TableFigure& wanted)
{
    if (wanted.table.empty())
        return named_figure(world, named.at(wanted.column));
    for (const ReportTable& table : report.tables) {
        if (table.name != wanted.table)
            continue;
        if (wanted.column == "rows") {
            if (table.rows.empty())
                return {};
            AreaSums sums(world, table.rows.front().cells.front().ledger);
            for (const ReportRow& row : table.rows)
                sums.add_id(row.cells.front().row, 1);
            return sums.take();
        }
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            if (table.columns[c].key != wanted.column || !table.trace ||
                table.trace->in_column[c].empty())
                continue;
            AreaSums sums(world, table.trace->ledger);
            for (std::size_t k = 0; k < table.trace->ids.size(); ++k)
                if (table.trace->in_column[c][k] != 0)
                    sums.add_id(table.trace->ids[k],
                                table.trace->amounts[c].empty() ? 1 : table.trace->amounts[c][k]);
            return sums.take();
        }
    }
    return {-1, {}, false};
}

void check_between(Report& report, const World& world, const ReportDef& def)
{
    if (def.between.empty())
        return;
    const FigureTable& named = FigureTable::of(world.registry());
    const std::vector<std::string> names = area_names(world);
    const std::int32_t root = world.jurisdiction();
    const auto place = [&](std::int32_t area) {
        if (area < 0)
            return std::string(no_area_name);
        return names[static_cast<std::size_t>(area)] + (area == root ? "本级" : "");
    };
    for (const BetweenCheckDef& check : def.between) {
        const auto side = [&](const std::vector<TableFigure>& figures) {
            ByArea sum;
            for (const TableFigure& wanted : figures) {
                const ByArea one = figure(report, world, named, wanted);
                sum.whole += one.whole;
                sum.apart = sum.apart && one.apart;
                for (const auto& [area, number] : one.parts)
                    sum.parts[area] += number;
            }
            return sum;
        };
        ByArea left = side(check.left);
        ByArea right = side(check.right);
        const auto add = [&](const std::string& where, std::int64_t a, std::int64_t b) {
            report.checks.push_back({check.title, where, std::to_string(a), std::to_string(b),
                                     check.op == "=" ? a == b : a <= b});
        };
        add("", left.whole, right.whole);
        if (!left.apart || !right.apart)
            continue;
        for (const auto& [area, number] : right.parts)
            left.parts.try_emplace(area, 0);
        for (const auto& [area, number] : left.parts)
            add(place(area), number, right.parts[area]);
    }
}

/// The name list of a report made of lists: what they say of each row stands in themselves.
ReportTable list_of_lists(const Report& report)
{
    SubjectList list;
    for (const ReportTable& table : report.tables)
        list.take(table);
    return std::move(list).table(report.name);
}

Report empty_report(const ReportDef& def, const ReportRequest& request)
{
    Report report;
    report.id = def.id;
    report.name = def.name;
    report.office = request.office;
    report.period = request.period.chinese();
    report.as_of = request.as_of;
    report.made = request.made;
    report.unit = def.unit;
    return report;
}

} // namespace

Report report_from_world(const World& world, const ReportDef& def, const ReportRequest& request,
                         Progress& progress)
{
    Report report = empty_report(def, request);
    for (const ReportTableDef& table : def.tables) {
        if (table.kind == ReportTableDef::Kind::Figures)
            report.tables.push_back(figures_table(world, table, report.checks));
        else if (table.kind == ReportTableDef::Kind::List)
            report.tables.push_back(list_table(world, table, progress));
    }
    check_between(report, world, def);
    if (!def.list_ledger.empty())
        report.list = name_list(world, def, report.tables);
    else
        report.list = list_of_lists(report);
    return report;
}

std::string office_of(const std::optional<Jurisdiction>& jurisdiction)
{
    return jurisdiction ? jurisdiction->name + "两新工委" : std::string();
}

Result<Report> make_report(Database& database, const DefinitionsPtr& definitions,
                           const ReportDef& def, const ReportRequest& request, Progress& progress)
{
    if (request.period.kind != def.period)
        return fail(ErrorKind::Usage, "报表“" + def.name + "”的期间不对：" +
                                          request.period.chinese() +
                                          "。季度表写 2025Q3，半年表写 2025H1，年度表写 2025。");
    ReportRequest filled = request;
    const bool of_policies = def.tables.front().of_policies();
    CountyWanted wanted;
    wanted.as_of = request.as_of;
    wanted.facts = def.needs;
    if (of_policies) {
        wanted.policies = request.policies;
        wanted.of = evaluated_for(def);
    }
    LX_ASSIGN(const auto county, County::load(database, definitions, wanted, progress));
    if (filled.office.empty())
        filled.office = office_of(county->jurisdiction);
    if (of_policies)
        return report_of_policies(database, *county, def, filled, empty_report(def, filled),
                                  progress);
    Report report = report_from_world(*county->world, def, filled, progress);
    if (progress.cancelled())
        return fail(ErrorKind::Cancelled, "已取消，没有生成报表。");
    return report;
}

} // namespace lx
