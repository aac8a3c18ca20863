#include "core/sample/county.h"
#include "core/sample/rows.h"

namespace lx::sample {

namespace {

/// Those who became members were applicants, activists and candidates before, in this order.
void make_histories(County& county, Dice& dice)
{
    Rows rows(county.writer, county.error, county.catalog, "development",
              {"id_number", "applied", "name", "unit", "activist", "candidate", "admitted",
               "confirmed", "mentor", "ended"});
    const Date now = county.options.as_of;
    for (const Newcomer& one : county.newcomers) {
        if (!county.going())
            return;
        const Date candidate = one.joined.add_days(-dice.between(40, 120));
        const Date activist = candidate.add_days(-dice.between(370, 700));
        const Date confirmed = one.joined.add_years(1);
        rows.add({one.id_number,
                  day(activist.add_days(-dice.between(60, 300))),
                  one.name,
                  ref(one.unit),
                  day(activist),
                  day(candidate),
                  day(one.joined),
                  one.formal && confirmed <= now ? day(confirmed) : Value{},
                  text(county.words.person(dice)),
                  {}});
    }
    // Applications of the last months; now and then one that came to nothing.
    for (const Unit& unit : county.units) {
        if (unit.gone || unit.headcount < 40 || !dice.chance(10) || !county.going())
            continue;
        const bool given_up = dice.chance(12);
        const Date applied =
            now.add_days(given_up ? -dice.between(250, 500) : -dice.between(5, 150));
        rows.add({county.id_number(dice.between(1985, 2003), dice.chance(55)),
                  day(applied),
                  county.words.person(dice),
                  ref(unit.id),
                  {},
                  {},
                  {},
                  {},
                  {},
                  given_up ? day(now.add_days(-dice.between(5, 200))) : Value{}});
    }
}

/// Organizations that were dissolved within two years, with the units they covered.
void make_dissolved(County& county, Dice& dice)
{
    Rows orgs(county.writer, county.error, county.catalog, "org",
              {"code", "name", "kind", "parent", "area", "founded", "dissolved", "term_years"});
    Rows coverage(county.writer, county.error, county.catalog, "coverage",
                  {"org", "unit", "start", "end"});
    Rows changes(county.writer, county.error, county.catalog, "org_change",
                 {"org", "kind", "applied", "approved", "document", "explanation"});
    const Date now = county.options.as_of;
    int serial = static_cast<int>(county.orgs.size());
    for (const Unit& unit : county.units) {
        const bool could = !unit.gone && unit.org < 0 && unit.place >= 0 && unit.formal == 0 &&
                           unit.headcount >= 8 && unit.registered < now.add_years(-3);
        if (!could || !dice.chance(3) || !county.going())
            continue;
        const Place& place = county.places[static_cast<std::size_t>(unit.place)];
        const Date founded = unit.registered.add_days(dice.between(60, 300));
        const Date dissolved = now.add_days(-dice.between(3, 500));
        const auto id = orgs.add(
            {org_code(++serial), "中共" + county.words.brand(unit.name) + "原支部委员会", "党支部",
             ref(place.managing_org != 0 ? place.managing_org : county.commission), ref(place.id),
             day(founded), day(dissolved), number(3)});
        coverage.add({ref(id), ref(unit.id), day(founded), day(dissolved)});
        changes.add({ref(id), "撤销", day(dissolved.add_days(-dice.between(15, 40))),
                     day(dissolved.add_days(-dice.between(1, 10))),
                     "永非公社工委发〔" + std::to_string(dissolved.year()) + "〕" +
                         std::to_string(100 + id % 90) + "号",
                     "党员全部转出"});
    }
}

/// What was done about organizations rated at one star or none.
void make_rectified(County& county, Dice& dice)
{
    Rows rows(county.writer, county.error, county.catalog, "activity",
              {"org", "kind", "date", "topic", "host"});
    const Date now = county.options.as_of;
    const Date from = *Date::from_ymd(now.year(), 1, 15);
    for (const Org& org : county.orgs) {
        if (org.stars > 1 || org.founded >= *Date::from_ymd(now.year() - 1, 1, 1) || now <= from ||
            !dice.chance(55) || !county.going())
            continue;
        const Date when = from.add_days(dice.below(now.days() - from.days()));
        rows.add({ref(org.id), "晋位升级整改", day(when), "分析原因、制定整改措施",
                  text(org.secretary)});
    }
}

} // namespace

void make_growth(County& county)
{
    Dice dice = county.beside(8);
    make_histories(county, dice);
    make_dissolved(county, dice);
    make_rectified(county, dice);
}

} // namespace lx::sample
