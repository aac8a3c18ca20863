#include "app/cli/period_argument.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/county/policies.h"
#include "core/county/scopes.h"
#include "core/store/settings_store.h"

namespace lx::cli {

namespace {

/// No organization a report counts is older.
const Date earliest_day = *Date::from_ymd(1921, 7, 1);

} // namespace

const char* period_code(PeriodKind kind)
{
    switch (kind) {
    case PeriodKind::Month:
        return "month";
    case PeriodKind::Quarter:
        return "quarter";
    case PeriodKind::HalfYear:
        return "half_year";
    case PeriodKind::Year:
        break;
    }
    return "year";
}

Result<Period> period_argument(const Arguments& arguments, Date today)
{
    const std::string word = arguments.value("--period");
    const auto period = Period::parse(word);
    if (!period)
        return fail(ErrorKind::Usage,
                    "期间“" + word + "”不对，要写成 2025、2025H1、2025Q3 或 2025-09。");
    const Period current = Period::containing(period->kind, today);
    const Period earliest = Period::containing(period->kind, earliest_day);
    if (period->first >= earliest.first && period->first <= current.first)
        return *period;
    return fail(ErrorKind::Usage, "期间“" + word + "”超出范围：可写 " + earliest.code() + " 到 " +
                                      current.code() + "；刚结束的一期是 " +
                                      current.previous().code() + "。");
}

Result<Period> quarter_argument(const Arguments& arguments, Date today)
{
    LX_ASSIGN(const Period period, period_argument(arguments, today));
    if (period.kind == PeriodKind::Quarter)
        return period;
    const Period within =
        Period::containing(PeriodKind::Quarter,
                           std::min(period.last, Period::judged(PeriodKind::Quarter, today).last));
    return fail(ErrorKind::Usage, "“" + arguments.value("--period") + "”不是季度，请写成 " +
                                      within.code() + " 这样。");
}

Result<ReportRequest> quarter_request(Database& database, const Arguments& arguments,
                                      const Session& session, const Period& quarter)
{
    ReportRequest request;
    request.period = quarter;
    request.made = session.clock.today();
    request.as_of = std::min(quarter.last, request.made);
    SettingsStore settings(database);
    request.policies = arguments.values("--policy");
    if (request.policies.empty()) {
        LX_ASSIGN(request.policies, carried_out(database));
    }
    if (request.policies.empty())
        request.policies = PolicyPack::builtin_ids();
    request.scope = arguments.value("--scope");
    if (!arguments.has("--scope")) {
        LX_ASSIGN(const auto chosen, settings.get(chosen_scope));
        request.scope = chosen.value_or("");
    }
    return request;
}

} // namespace lx::cli
