#include "core/report/targets_table.h"

#include <algorithm>

#include "core/facts/placement.h"
#include "core/ledger/catalog.h"
#include "core/ledger/mask.h"
#include "core/report/area_rows.h"
#include "core/report/fact_reader.h"
#include "core/report/policy_sheet.h"
#include "core/report/row_values.h"
#include "core/rules/condition.h"
#include "core/rules/target_areas.h"
#include "core/rules/target_nearest.h"
#include "core/store/ledger_store.h"

namespace lx {

namespace {

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

ReportTable targets_table(const Evaluation& evaluation, const ReportTableDef& def,
                          const std::string& prefix)
{
    ReportTable table = policy_sheet(def, evaluation.pack(), prefix);
    const std::vector<std::string> names = area_names(evaluation.world());
    RowCells<TargetLine> cells(evaluation.world(), def.columns);
    for (const TargetResult& whole : evaluation.targets()) {
        for (const TargetArea& area : target_areas(evaluation, whole)) {
            ReportRow row;
            row.style = area.level == 0 ? RowStyle::Subtotal : RowStyle::Normal;
            row.cells =
                cells({area.result, (area.level > 1 ? "　" : "") + area_of(names, area.area)},
                      static_cast<std::int64_t>(table.rows.size()) + 1, "area", area.area);
            table.rows.push_back(std::move(row));
        }
    }
    if (table.rows.empty())
        table.note = def.empty;
    return table;
}

Result<ReportTable> gaps_table(Database& database, const Catalog& catalog,
                               const Evaluation& evaluation, const ReportTableDef& def,
                               const std::string& prefix, std::vector<ReportCheck>& checks,
                               Progress& progress)
{
    ReportTable list = policy_sheet(def, evaluation.pack(), prefix);
    const World& world = evaluation.world();
    const FactDef& area_name = *world.registry().find("area", "name");
    RowCells<GapRow> cells(world, def.columns);
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
        const std::string& ledger = result.target->ledger;
        std::vector<std::int64_t> ids;
        for (const NearRow& near : gap)
            ids.push_back(near.row.id);
        LX_ASSIGN(auto labels, store.labels(*catalog.ledger(ledger), ids));
        std::int64_t place = 0;
        for (const NearRow& near : gap) {
            if (list.rows.size() >= most_sheet_rows) {
                list.note = "注：名单太长，只列出前 " + std::to_string(most_sheet_rows) + " 行。";
                break;
            }
            ReportRow row;
            row.cells =
                cells({result, near.row.area < 0 ? "" : world.show(area_name, near.row.area),
                       labels[near.row.id], near.reason},
                      ++place, ledger, near.row.row);
            set_subject(row, ledger, near.row.id);
            list.rows.push_back(std::move(row));
        }
    }
    return list;
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
