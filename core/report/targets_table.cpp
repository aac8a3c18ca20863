#include "core/report/targets_table.h"

#include <algorithm>
#include <cstdio>

#include "core/facts/placement.h"
#include "core/ledger/catalog.h"
#include "core/ledger/mask.h"
#include "core/report/area_rows.h"
#include "core/report/fact_reader.h"
#include "core/rules/condition.h"
#include "core/rules/target_areas.h"
#include "core/rules/target_gap.h"
#include "core/rules/target_nearest.h"
#include "core/store/ledger_store.h"

namespace lx {

namespace {

constexpr std::size_t most_rows = 1'048'000; ///< a sheet ends at 1,048,576

/// A figure without trailing zeros: 90, 1.5.
std::string plain(double value)
{
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.10g", value);
    return buffer;
}

ReportCell reached_cell(const TargetResult& result)
{
    const std::int64_t whole = result.denominator.value_or(0);
    if (result.target->unit == Target::Unit::Ratio && whole > 0)
        return ReportCell::of_share(rounded_share(result.numerator, whole));
    if (result.target->unit != Target::Unit::Times || whole == 0)
        return {};
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.2f 倍",
                  static_cast<double>(result.numerator) / static_cast<double>(whole));
    return ReportCell::of_text(buffer);
}

ReportTable progress_table(const Evaluation& evaluation, const std::string& prefix)
{
    ReportTable table;
    table.name = prefix + "目标进度";
    table.title = "目标任务进度表（" + evaluation.pack().name() + "）";
    table.frozen_columns = 2;
    table.columns = {column("指标", 9),
                     column("目标任务", 26),
                     column("属地", 18),
                     column("应达数", 9, ColumnFormat::Count),
                     column("已达数", 9, ColumnFormat::Count),
                     column("完成率", 9, ColumnFormat::Percent),
                     column("目标", 9, ColumnFormat::Mark),
                     column("差额", 8, ColumnFormat::Count),
                     column("数据未知", 8, ColumnFormat::Count),
                     column("完成期限", 12, ColumnFormat::Date),
                     column("状态", 9, ColumnFormat::Mark)};
    const std::vector<std::string> names = area_names(evaluation.world());
    for (const TargetResult& whole : evaluation.targets()) {
        for (const TargetArea& area : target_areas(evaluation, whole)) {
            const TargetResult& result = area.result;
            ReportRow row;
            row.style = area.level == 0 ? RowStyle::Subtotal : RowStyle::Normal;
            const std::string indent = area.level > 1 ? "　" : "";
            row.cells = {ReportCell::of_text(whole.target->id),
                         ReportCell::of_text(whole.target->title),
                         ReportCell::of_text(
                             indent + (area.area < 0 ? no_area_name
                                                     : names[static_cast<std::size_t>(area.area)])),
                         result.denominator ? ReportCell::of_count(*result.denominator)
                                            : ReportCell(),
                         ReportCell::of_count(result.numerator),
                         reached_cell(result),
                         ReportCell::of_text(wanted_text(result)),
                         ReportCell::of_count(missing_to_target(result)),
                         ReportCell::of_count(result.unknown),
                         ReportCell::of_text(result.deadline ? result.deadline->iso() : ""),
                         ReportCell::of_text(std::string(state_title(result.state)))};
            table.rows.push_back(std::move(row));
        }
    }
    table.note = "注：差额为分母不变时还需达到的整数个数；状态按属地自身的完成率对照同一目标判断。";
    if (evaluation.targets().empty())
        table.note = "注：该政策没有可计算的目标。";
    return table;
}

std::string check_title(const Evaluation& evaluation, const TargetResult& result,
                        const std::string& words)
{
    return evaluation.pack().name() + " " + result.target->id + "：" + words;
}

std::string area_of(const std::vector<std::string>& names, std::int32_t area)
{
    return area < 0 ? std::string(no_area_name) : names[static_cast<std::size_t>(area)];
}

/// The areas below a target's own, with what stands in it directly, add up to it.
void check_areas(const Evaluation& evaluation, const TargetResult& result,
                 std::vector<ReportCheck>& checks)
{
    const std::vector<TargetArea> areas = target_areas(evaluation, result);
    if (areas.size() < 2)
        return;
    TargetResult sum = result;
    sum.numerator = 0;
    sum.denominator = 0;
    sum.unknown = 0;
    for (const TargetRow& row : target_rows(evaluation, result)) {
        if (row.area != areas.front().area)
            continue;
        sum.numerator += row.reached ? 1 : 0;
        *sum.denominator += row.counted ? 1 : 0;
        sum.unknown += row.unknown ? 1 : 0;
    }
    for (const TargetArea& area : areas) {
        if (area.level != 1)
            continue;
        sum.numerator += area.result.numerator;
        *sum.denominator += area.result.denominator.value_or(0);
        sum.unknown += area.result.unknown;
    }
    const std::string place = area_of(area_names(evaluation.world()), areas.front().area);
    const auto add = [&](const char* what, std::int64_t parts, std::int64_t whole) {
        checks.push_back(
            {check_title(evaluation, result,
                         std::string("各属地（含本级直接所属）") + what + "之和等于合计"),
             place, std::to_string(parts), std::to_string(whole), parts == whole});
    };
    if (result.denominator)
        add("应达数", *sum.denominator, *result.denominator);
    add("已达数", sum.numerator, result.numerator);
    add("数据未知", sum.unknown, result.unknown);
}

/// The list of what a target lacks has as many rows as its figures say, in all and in every area.
void check_gap(const Evaluation& evaluation, const TargetResult& result,
               const std::vector<NearRow>& gap, std::vector<ReportCheck>& checks)
{
    const World& world = evaluation.world();
    const std::vector<std::string> names = area_names(world);
    const std::vector<TargetArea> areas = target_areas(evaluation, result);
    const std::vector<std::uint8_t> own = rows_below(world, "area", areas.front().area);
    for (const TargetArea& area : areas) {
        const bool whole = area.level == 0;
        const std::vector<std::uint8_t> below =
            whole || area.area < 0 ? own : rows_below(world, "area", area.area);
        const auto listed = std::count_if(gap.begin(), gap.end(), [&](const NearRow& near) {
            const bool inside =
                near.row.area >= 0 && below[static_cast<std::size_t>(near.row.area)] != 0;
            return whole || (area.area < 0 ? !inside : inside);
        });
        const std::int64_t lacking = area.result.denominator.value_or(0) - area.result.numerator;
        checks.push_back({check_title(evaluation, result, "差额名单行数等于应达数减已达数"),
                          area_of(names, area.area), std::to_string(listed),
                          std::to_string(lacking), listed == lacking});
    }
}

} // namespace

std::string wanted_text(const TargetResult& result)
{
    const Target& target = *result.target;
    const std::string sign = target.op == ">=" ? "≥ " : target.op == ">" ? "> " : "";
    switch (target.unit) {
    case Target::Unit::Ratio:
        return sign + plain(result.value * 100) + "%";
    case Target::Unit::Times:
        return sign + plain(result.value) + " 倍";
    case Target::Unit::Count:
        break;
    }
    return sign + plain(result.value);
}

Result<std::vector<ReportTable>>
targets_tables(Database& database, const Catalog& catalog, const Evaluation& evaluation,
               const std::string& prefix, std::vector<ReportCheck>& checks, Progress& progress)
{
    std::vector<ReportTable> tables{progress_table(evaluation, prefix)};
    ReportTable list;
    list.name = prefix + "差额名单";
    list.title = "未达到目标的对象，由近及远（" + evaluation.pack().name() + "）";
    list.frozen_columns = 0;
    list.columns = {ordinal_column(),   column("指标", 9),  column("目标任务", 26),
                    column("属地", 16), column("对象", 34), column("离目标还差", 52)};
    const World& world = evaluation.world();
    const FactDef& area_name = *world.registry().find("area", "name");
    LedgerStore store(database, catalog);
    std::int64_t done = 0;
    for (const TargetResult& result : evaluation.targets()) {
        progress.report("列出差额", done++, static_cast<std::int64_t>(evaluation.targets().size()));
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，没有生成报表。");
        check_areas(evaluation, result, checks);
        if (!result.denominator || result.target->unit != Target::Unit::Ratio)
            continue;
        const std::vector<NearRow> gap = nearest_rows(evaluation, result);
        check_gap(evaluation, result, gap, checks);
        if (result.state == State::Met)
            continue;
        std::vector<std::int64_t> ids;
        for (const NearRow& near : gap)
            ids.push_back(near.row.id);
        LX_ASSIGN(auto labels, store.labels(*catalog.ledger(result.target->ledger), ids));
        std::int64_t place = 0;
        for (const NearRow& near : gap) {
            if (list.rows.size() >= most_rows) {
                list.note = "注：名单太长，只列出前 " + std::to_string(most_rows) + " 行。";
                break;
            }
            ReportRow row;
            row.cells = {
                ReportCell::of_count(++place),
                ReportCell::of_text(result.target->id),
                ReportCell::of_text(result.target->title),
                ReportCell::of_text(near.row.area < 0 ? "" : world.show(area_name, near.row.area)),
                ReportCell::of_text(labels[near.row.id]),
                ReportCell::of_text(near.reason)};
            for (ReportCell& cell : row.cells) {
                cell.ledger = result.target->ledger;
                cell.row = near.row.id;
            }
            list.rows.push_back(std::move(row));
        }
    }
    if (!list.rows.empty())
        tables.push_back(std::move(list));
    return tables;
}

const std::vector<std::string>& target_list_headings()
{
    static const std::vector<std::string> headings{"已达到", "未达到", "数据未知", "本期计入",
                                                   "基期计入"};
    return headings;
}

void list_target_rows(const Evaluation& evaluation, const std::string& prefix, SubjectList& list)
{
    enum Heading : std::size_t
    {
        Reached,
        NotReached,
        Unknown,
        Now,
        Then
    };
    const World& world = evaluation.world();
    const std::vector<std::string> names = area_names(world);
    for (const TargetResult& result : evaluation.targets()) {
        const Target& target = *result.target;
        const std::string what = prefix + target.id;
        const std::string& ledger =
            target.unit == Target::Unit::Times ? target.numerator->rows_ledger : target.ledger;
        const Placement places(world, ledger);
        const auto put = [&](std::int64_t id, std::int32_t row, Heading heading,
                             const std::string& value) {
            list.count(ledger, id, heading, value.empty() ? what : what + "：" + value);
            if (places.has_area())
                list.place(ledger, id, area_path(world, names, places.area(row)));
        };
        std::optional<FactReader> distinct;
        if (target.distinct)
            distinct.emplace(world, *target.distinct);
        for (const TargetRow& row : target_rows(evaluation, result)) {
            const std::string value = distinct ? mask_key_parts(distinct->show(row.row)) : "";
            if (row.counted && !(distinct && value.empty()))
                put(row.id, row.row, row.reached ? Reached : NotReached, value);
            if (row.unknown)
                put(row.id, row.row, Unknown, "");
        }
        for (const bool then : {false, true}) {
            for (const TwoDayRow& row : two_day_rows(evaluation, result, then)) {
                const Term& term = then ? *target.denominator : *target.numerator;
                const bool sum = term.gather == Term::Gather::Sum;
                if (row.amount != 0)
                    put(row.id, row.row, then ? Then : Now,
                        sum ? std::to_string(row.amount) : std::string());
                if (row.unknown && !then)
                    put(row.id, row.row, Unknown, "");
            }
        }
    }
}

} // namespace lx
