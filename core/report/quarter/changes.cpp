#include "core/report/quarter/changes.h"

#include <algorithm>

#include "core/county/county.h"
#include "core/county/scopes.h"
#include "core/facts/snapshot_update.h"
#include "core/report/letter.h"
#include "core/report/make_report.h"
#include "core/report/quarter/changes_figures.h"

namespace lx {

namespace {

/// The reports figures are compared of: those of a quarter that count.
Result<std::vector<ReportDef>> compared_reports(const FactRegistry& facts)
{
    LX_ASSIGN(std::vector<ReportDef> reports, ReportDef::all(facts));
    std::erase_if(reports, [](const ReportDef& report) {
        return report.period != PeriodKind::Quarter || !report.has(ReportTableDef::Kind::Figures);
    });
    return reports;
}

/// The first day: its world, what the log tells of it, and how it is seen.
struct FirstDay
{
    std::shared_ptr<const World> world;
    FormerState log;
    std::string note;
};

Result<FirstDay> first_day(Database& database, const County& county, const ChangesRequest& request,
                           Progress& progress)
{
    FirstDay day;
    const auto& now = county.world->shared_snapshot();
    const auto by_dates = [&](std::string note) {
        day.world = county.seen(now, request.from, {});
        day.note = std::move(note);
        return std::move(day);
    };
    if (request.by_dates)
        return by_dates("期初按现有台账的日期推算。");
    const std::string known =
        request.known.empty() ? request.from.iso() + "T23:59:59" : request.known;
    std::set<std::string, std::less<>> ledgers;
    for (const auto& [code, fields] : now->needs().ledgers())
        ledgers.insert(code);
    LX_ASSIGN(day.log,
              former_rows(database, *catalog_of(county.definitions), ledgers, known, progress));
    if (day.log.before_file)
        return by_dates("台账在期初之后建立，期初按现有台账的日期推算。");
    LX_ASSIGN(auto then, snapshot_then(database, *now, day.log));
    if (then->table("unit").ids.empty() && !now->table("unit").ids.empty()) {
        day.log = {};
        return by_dates("期初时台账里还没有单位，期初按现有台账的日期推算。");
    }
    day.world = county.seen(std::move(then), request.from, {});
    day.note = "期初按" + known.substr(0, 10) + "当时登记的台账。";
    return day;
}

void check_balances(Changes& changes)
{
    for (const auto* balances : {&changes.balances, &changes.coverage})
        for (const ChangeBalance& one : *balances)
            changes.checks.push_back({one.name + "：期初加新增减减少等于期末", "",
                                      std::to_string(one.opening + one.count(1) - one.count(-1)),
                                      std::to_string(one.closing),
                                      one.opening + one.count(1) - one.count(-1) == one.closing});
}

} // namespace

std::string Changes::period() const
{
    for (const PeriodKind kind :
         {PeriodKind::Month, PeriodKind::Quarter, PeriodKind::HalfYear, PeriodKind::Year}) {
        const Period last = Period::containing(kind, to);
        if (last.last == to && last.first.add_days(-1) == from)
            return last.chinese();
    }
    return from.chinese() + "至" + to.chinese();
}

Changes changes_between(const FactRegistry& facts, const ChangesDef& def,
                        const std::vector<ReportDef>& reports, const ChangesSide& opening,
                        const ChangesSide& closing, const ChangeThreshold& threshold,
                        const FormerState* log, bool every_name)
{
    Changes changes;
    changes.from = opening.day;
    changes.to = closing.day;
    changes.threshold = threshold;
    BalanceMaker rows(facts, def, opening, closing, log);
    changes.balances = rows.ledgers();
    changes.coverage = rows.coverage();
    check_balances(changes);
    compare_figures(reports, opening, closing, rows, every_name, changes);
    return changes;
}

Result<std::shared_ptr<const Changes>> read_changes(Database& database,
                                                    const DefinitionsPtr& definitions,
                                                    const ChangesRequest& request,
                                                    Progress& progress)
{
    if (request.from >= request.to)
        return fail(ErrorKind::Usage, "变更说明的两天不对：" + request.from.chinese() + "不早于" +
                                          request.to.chinese() + "，请把较早的一天写在前面。");
    const FactRegistry& facts = definitions->facts();
    LX_ASSIGN(const ChangesDef def, ChangesDef::program(facts));
    LX_ASSIGN(const auto reports, compared_reports(facts));
    CountyWanted wanted;
    wanted.as_of = request.to;
    wanted.facts = side_needs(facts, def, reports);
    wanted.scope = request.scope;
    LX_ASSIGN(const auto county, County::load(database, definitions, wanted, progress));
    LX_ASSIGN(const FirstDay first, first_day(database, *county, request, progress));
    LX_ASSIGN(const ChangeThreshold threshold, change_threshold(database, facts));
    progress.report("对比两期", 0, 2);
    const ChangesSide opening =
        side_of(*first.world, county->units.on(*first.world), def, reports, progress);
    progress.report("对比两期", 1, 2);
    const ChangesSide closing = side_of(*county->world, county->units, def, reports, progress);
    if (progress.cancelled())
        return fail(ErrorKind::Cancelled, "已取消，没有对比。");
    auto changes = std::make_shared<Changes>(changes_between(
        facts, def, reports, opening, closing, threshold, &first.log, request.every_name));
    changes->scope = county->units.name();
    changes->scope_id = county->units.id();
    changes->office = office_of(county->jurisdiction);
    changes->note = first.note;
    LX_ASSIGN(changes->signer, letter_office(database, definitions->catalog(), request.to));
    return std::shared_ptr<const Changes>(std::move(changes));
}

} // namespace lx
