#include "core/ledger/day_doubt.h"

#include "core/base/date_slip.h"

namespace lx {

namespace {

constexpr int first_year = 1900;
constexpr int last_year = 2099;
constexpr int years_ahead = 20;

Date earliest_of(const FieldDef& field)
{
    if (const auto day = Date::from_iso(field.earliest))
        return *day;
    return *Date::from_ymd(first_year, 1, 1);
}

Date latest_of(const FieldDef& field, std::optional<Date> today)
{
    if (!today)
        return *Date::from_ymd(last_year, 12, 31);
    return field.past ? *today : today->add_years(years_ahead);
}

std::string doubt(const FieldDef& field, const std::string& written, bool early, Date bound,
                  bool behind, const std::string& meant)
{
    std::string why = "离今天太远";
    if (early)
        why = "早于 " + bound.iso();
    else if (behind)
        why = "在今天（" + bound.iso() + "）之后";
    return "“" + field.name + "”写的 " + written + " " + why + "，可能打错了" +
           (meant.empty() ? "" : "（是否为 " + meant + "？）") + "，请核对。";
}

} // namespace

std::string day_doubt(const FieldDef& field, Date day, std::optional<Date> today)
{
    const Date earliest = earliest_of(field);
    const Date latest = latest_of(field, today);
    if (day >= earliest && day <= latest)
        return {};
    const bool early = day < earliest;
    const auto meant = likely_day(day, earliest, today.value_or(latest));
    return doubt(field, day.iso(), early, early ? earliest : latest, field.past && today,
                 meant ? meant->iso() : "");
}

std::string year_doubt(const FieldDef& field, int year, std::optional<Date> today)
{
    const auto day = Date::from_ymd(year, 1, 1);
    if (!day)
        return {}; // the range of years says so
    const Date earliest = earliest_of(field);
    const Date latest = latest_of(field, today);
    if (*day >= earliest && *day <= latest)
        return {};
    const bool early = *day < earliest;
    const auto meant = likely_day(*day, earliest, today.value_or(latest));
    return doubt(field, std::to_string(year), early, early ? earliest : latest, field.past && today,
                 meant ? std::to_string(meant->year()) : "");
}

} // namespace lx
