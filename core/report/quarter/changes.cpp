#include "core/report/quarter/changes.h"

#include <algorithm>

#include "core/county/county.h"
#include "core/county/scopes.h"
#include "core/facts/snapshot_update.h"
#include "core/report/letter.h"
#include "core/report/make_report.h"
#include "core/report/quarter/changes_figures.h"
#include "core/report/quarter/quarter_set.h"
#include "core/store/closing_store.h"

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

/// A day as the file knew it at a moment.
struct Seen
{
    std::shared_ptr<const World> world;
    std::optional<Closing> closing; ///< of the period that ended on the day
    FormerState log;
    std::string note; ///< how it is seen; "" = as the file is now
};

/// The closing that stands of the quarter whose last day it is.
Result<std::optional<Closing>> closing_of(Database& database, Date day)
{
    const Period quarter = Period::containing(PeriodKind::Quarter, day);
    if (quarter.last != day)
        return std::nullopt;
    return ClosingStore(database).standing(quarter.code());
}

/// `action`: the newest one that is known.
Result<Seen> seen_at(Database& database, const County& county, Date day, std::int64_t action,
                     Progress& progress)
{
    Seen seen;
    const auto& now = county.world->shared_snapshot();
    std::set<std::string, std::less<>> ledgers;
    for (const auto& [code, fields] : now->needs().ledgers())
        ledgers.insert(code);
    LX_ASSIGN(seen.log,
              former_rows(database, *catalog_of(county.definitions), ledgers, action, progress));
    const auto by_dates = [&](const char* why) {
        seen.log = {};
        seen.world = county.seen(now, day, {});
        seen.note = why;
        return std::move(seen);
    };
    if (seen.log.before_file)
        return by_dates("台账在期初之后建立，期初按现有台账的日期推算。");
    LX_ASSIGN(auto then, snapshot_then(database, *now, seen.log));
    if (then->table("unit").ids.empty() && !now->table("unit").ids.empty())
        return by_dates("期初时台账里还没有单位，期初按现有台账的日期推算。");
    seen.world = county.seen(std::move(then), day, {});
    seen.note = "期初按" + day.chinese() + "当时登记的台账。";
    return seen;
}

/// The first day: as it was closed, or as the file knew it then.
Result<Seen> first_day(Database& database, const County& county, const ChangesRequest& request,
                       Progress& progress)
{
    if (request.by_dates) {
        Seen seen;
        seen.world = county.seen(county.world->shared_snapshot(), request.from, {});
        seen.note = "期初按现有台账的日期推算。";
        return seen;
    }
    LX_ASSIGN(auto closing, closing_of(database, request.from));
    LX_ASSIGN(const std::int64_t action,
              closing ? ClosingStore(database).action_of(closing->period)
                      : action_by(database, request.from.iso() + "T23:59:59"));
    LX_ASSIGN(Seen seen, seen_at(database, county, request.from, action, progress));
    if (closing)
        seen.note = "期初为" + Period::parse(closing->period)->chinese() + "封账数。";
    seen.closing = std::move(closing);
    return seen;
}

/// The last day: as it was closed, or as the file is now.
Result<Seen> last_day(Database& database, const County& county, Date day, Progress& progress)
{
    LX_ASSIGN(auto closing, closing_of(database, day));
    if (!closing) {
        Seen seen;
        seen.world = county.world;
        return seen;
    }
    LX_ASSIGN(const std::int64_t action, ClosingStore(database).action_of(closing->period));
    LX_ASSIGN(Seen seen, seen_at(database, county, day, action, progress));
    seen.note = "期末为" + Period::parse(closing->period)->chinese() + "封账数。";
    seen.closing = std::move(closing);
    return seen;
}

/// The side with the figures of a closed quarter as they were closed.
Result<ChangesSide> side(Database& database, const Seen& seen, const ScopedUnits& units,
                         const ChangesDef& def, const std::vector<ReportDef>& reports,
                         Progress& progress)
{
    ChangesSide made = side_of(*seen.world, units.on(*seen.world), def, reports, progress);
    if (!seen.closing || seen.closing->scope != units.id())
        return made;
    const Period period = *Period::parse(seen.closing->period);
    for (const ReportDef& report : reports) {
        LX_ASSIGN(const auto closed, closed_report(database, period, report.id));
        if (!closed)
            continue;
        for (SideTable& one : made.tables)
            for (const ReportTable& table : closed->tables)
                if (one.report == report.id && one.table.name == table.name && table.trace)
                    one.table = table;
    }
    return made;
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
    LX_ASSIGN(const Seen first, first_day(database, *county, request, progress));
    LX_ASSIGN(const Seen last, last_day(database, *county, request.to, progress));
    LX_ASSIGN(const ChangeThreshold threshold, change_threshold(database, facts));
    progress.report("对比两期", 0, 2);
    LX_ASSIGN(const ChangesSide opening,
              side(database, first, county->units, def, reports, progress));
    progress.report("对比两期", 1, 2);
    LX_ASSIGN(const ChangesSide closing,
              side(database, last, county->units, def, reports, progress));
    if (progress.cancelled())
        return fail(ErrorKind::Cancelled, "已取消，没有对比。");
    auto changes = std::make_shared<Changes>(changes_between(
        facts, def, reports, opening, closing, threshold, &first.log, request.every_name));
    changes->scope = county->units.name();
    changes->scope_id = county->units.id();
    changes->office = office_of(county->jurisdiction);
    changes->note = first.note + last.note;
    LX_ASSIGN(changes->signer, letter_office(database, definitions->catalog(), request.to));
    return std::shared_ptr<const Changes>(std::move(changes));
}

} // namespace lx
