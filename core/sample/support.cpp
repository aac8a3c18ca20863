#include "core/sample/county.h"
#include "core/sample/rows.h"

#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace lx::sample {

namespace {

constexpr std::int64_t yuan = 100;

struct Payment
{
    Value org;
    Value unit;
    Value area;
    int year;
    const char* item;
    Date when;
    std::int64_t fen;
    const char* purpose = nullptr;
};

void make_funds(County& county)
{
    Rows rows(county.writer, county.error, county.catalog, "fund",
              {"org", "unit", "area", "year", "item", "date", "amount", "purpose"});
    Dice& dice = county.dice;
    const int year = county.options.as_of.year();
    const auto pay = [&](const Payment& one) {
        if (one.when <= county.options.as_of)
            rows.add({one.org, one.unit, one.area, number(one.year), one.item, day(one.when),
                      number(one.fen), one.purpose == nullptr ? Value{} : Value{one.purpose}});
    };
    const auto allowance = std::array{0, 100, 200, 300, 400, 500};
    for (int y = year - 2; y <= year; ++y) {
        const Date when = *Date::from_ymd(y, y == year ? 6 : 11, 20);
        const Value body = ref(county.commission);
        pay({{},
             {},
             ref(county.root),
             y,
             "财政预算",
             *Date::from_ymd(y, 3, 10),
             600'000 * yuan,
             "两新组织党建工作专项经费"});
        pay({body, {}, {}, y, "上级党费下拨", *Date::from_ymd(y, 5, 10), 120'000 * yuan});
        pay({body, {}, {}, y, "以奖代补", when, 80'000 * yuan, "奖补先进党组织"});
        for (const Org& org : county.orgs) {
            if (org.founded > when || !county.going())
                continue;
            const std::int64_t dues =
                static_cast<std::int64_t>(std::max(1, org.members)) * dice.between(120, 480) * yuan;
            if (dice.chance(92)) {
                pay({ref(org.id), {}, {}, y, "党费上缴", when, dues});
                if (dice.chance(85))
                    pay({ref(org.id),
                         {},
                         {},
                         y,
                         "党费拨返",
                         when.add_days(20),
                         dice.chance(90) ? dues : dues / 2});
            }
            if (dice.chance(72))
                pay({ref(org.id),
                     {},
                     {},
                     y,
                     "书记津贴",
                     when,
                     12 * allowance.at(static_cast<std::size_t>(org.stars)) * yuan -
                         (dice.chance(8) ? 100 * yuan : 0),
                     "书记工作津贴"});
            if (dice.chance(65))
                pay({ref(org.id),
                     {},
                     {},
                     y,
                     dice.chance(50) ? "税前列支" : "自身投入",
                     when,
                     dice.between(2, 40) * 1000 * yuan,
                     "党组织活动"});
        }
        for (const Unit& unit : county.units) {
            if (unit.org < 0 || unit.headcount < 30 || !dice.chance(25) || !county.going())
                continue;
            // Around one per cent of the year's wages; some above it.
            pay({{},
                 ref(unit.id),
                 {},
                 y,
                 "税前列支",
                 when,
                 static_cast<std::int64_t>(unit.headcount) * dice.between(200, 700) * yuan});
        }
    }
}

void make_venues(County& county)
{
    Rows rows(county.writer, county.error, county.catalog, "venue",
              {"name", "area", "org", "kind", "area_sqm", "has_place", "has_facilities", "has_sign",
               "has_flag", "has_books", "has_rules", "shared", "open_hours", "built"});
    Dice& dice = county.dice;
    const auto full = yes(true);
    rows.add({"永宁县两新组织党群活动服务中心",
              ref(county.root),
              {},
              "党群活动服务中心",
              Value{260.0},
              full,
              full,
              full,
              full,
              full,
              full,
              full,
              "9:00—21:00",
              day(*Date::from_ymd(2019, 9, 1))});
    for (std::size_t i = 0; i < county.places.size() && county.going(); ++i) {
        const Place& place = county.places[i];
        if (place.park && place.managing_org != 0)
            rows.add({place.name + "党群活动服务中心",
                      ref(place.id),
                      {},
                      "党群活动服务中心",
                      Value{static_cast<double>(dice.between(180, 420))},
                      full,
                      full,
                      full,
                      full,
                      full,
                      full,
                      full,
                      "9:00—20:00",
                      day(*Date::from_ymd(2020, 6, 1))});
        else if (dice.chance(20))
            rows.add({place.name + "党员活动室",
                      ref(place.id),
                      {},
                      "党员活动室",
                      Value{static_cast<double>(dice.between(40, 120))},
                      full,
                      full,
                      full,
                      full,
                      full,
                      yes(dice.chance(80)),
                      yes(dice.chance(70)),
                      "工作日",
                      {}});
    }
    std::int64_t serial = 0;
    for (const Org& org : county.orgs) {
        if (!county.going() || !dice.chance(58))
            continue;
        const Unit& unit = county.units[static_cast<std::size_t>(org.units.front())];
        if (unit.place < 0)
            continue;
        const bool good = dice.chance(72);
        const auto has = [&] { return yes(good || dice.chance(70)); };
        rows.add({county.words.brand(unit.name) + "党员活动室" + std::to_string(++serial),
                  ref(county.places[static_cast<std::size_t>(unit.place)].id),
                  ref(org.id),
                  "党员活动室",
                  Value{static_cast<double>(dice.between(20, 90))},
                  full,
                  has(),
                  has(),
                  has(),
                  has(),
                  has(),
                  {},
                  {},
                  {}});
    }
}

void make_kits(County& county)
{
    Rows rows(county.writer, county.error, county.catalog, "kit",
              {"org", "place", "board", "rules", "plaque", "flag", "books", "seal", "files",
               "panels", "instructor", "constitution", "lecture", "training", "visit"});
    Dice& dice = county.dice;
    const Date now = county.options.as_of;
    for (const Org& org : county.orgs) {
        if (org.founded < now.add_years(-5) || !dice.chance(70) || !county.going())
            continue;
        const bool whole = dice.chance(60);
        const auto given = [&]() -> Value {
            const Date when = org.founded.add_days(dice.between(5, 100));
            return when <= now && (whole || dice.chance(75)) ? day(when) : Value{};
        };
        rows.add({ref(org.id), given(), given(), given(), given(), given(), given(), given(),
                  given(), given(), given(), given(), given(), given(), given()});
    }
}

} // namespace

void make_support(County& county)
{
    make_venues(county);
    make_kits(county);
    Dice& dice = county.dice;
    const Date now = county.options.as_of;

    Rows contacts(county.writer, county.error, county.catalog, "contact",
                  {"unit", "contact", "kind", "start", "end"});
    Rows changes(county.writer, county.error, county.catalog, "org_change",
                 {"org", "kind", "applied", "approved", "document", "explanation"});
    Rows submissions(county.writer, county.error, county.catalog, "submission",
                     {"item", "period", "area", "date", "reporter"});
    Rows campaigns(county.writer, county.error, county.catalog, "campaign",
                   {"name", "start", "end"});
    Rows milestones(county.writer, county.error, county.catalog, "milestone",
                    {"campaign", "task", "due", "responsible", "done"});
    Rows supervisions(county.writer, county.error, county.catalog, "supervision",
                      {"code", "source", "subject", "org", "issued", "due", "progress", "closed"});

    constexpr std::array bodies{"县发展和改革局党支部", "县税务局党支部", "县教育局党支部",
                                "县住建局党支部"};
    for (const Unit& unit : county.units) {
        if (!unit.gone && unit.headcount >= 50 && dice.chance(28) && county.going()) {
            const char* body = bodies.at(static_cast<std::size_t>(dice.below(4)));
            const char* kind = dice.chance(50) ? "结对共建" : "机关党员联系点";
            const Date start =
                std::max(unit.registered, county.between(now.add_years(-3), now.add_days(-30)));
            contacts.add({ref(unit.id), body, kind, day(start),
                          dice.chance(12) ? day(std::max(start, now.add_days(-dice.between(1, 28))))
                                          : Value{}});
        }
    }
    for (const Org& org : county.orgs) {
        if (org.founded > now.add_years(-2) && county.going())
            changes.add({ref(org.id),
                         "设立",
                         day(org.founded.add_days(-40)),
                         day(org.founded.add_days(-5)),
                         "永非公社工委发〔" + std::to_string(org.founded.year()) + "〕" +
                             std::to_string(org.id % 90 + 1) + "号",
                         {}});
        if (dice.chance(3) && county.going()) {
            const Date applied = county.between(now.add_months(-8), now.add_days(-3));
            changes.add({ref(org.id),
                         "变更",
                         day(applied),
                         dice.chance(65) ? day(std::min(now, applied.add_days(dice.between(6, 45))))
                                         : Value{},
                         {},
                         "更名"});
        }
    }
    for (int back = 1; back <= 6; ++back) {
        const Period quarter = Period::containing(PeriodKind::Quarter, now.add_months(-3 * back));
        submissions.add({"coverage-enterprise", quarter.code(), ref(county.root),
                         day(quarter.last.add_days(8)), "永宁县两新工委"});
        submissions.add({"coverage-social", quarter.code(), ref(county.root),
                         day(quarter.last.add_days(8)), "永宁县两新工委"});
    }
    const auto campaign =
        campaigns.add({"集中组建攻坚行动", day(now.add_days(-60)), day(now.add_days(40))});
    milestones.add({ref(campaign), "全面摸底", day(now.add_days(-40)), "各乡镇街道党委",
                    day(now.add_days(-42))});
    milestones.add({ref(campaign), "集中组建", day(now.add_days(20)), "各乡镇街道、园区党委", {}});
    milestones.add({ref(campaign), "总结验收", day(now.add_days(40)), "县两新工委", {}});
    for (int i = 0; i < 6 && !county.managers.empty(); ++i) {
        const Date issued = now.add_days(-dice.between(10, 70));
        supervisions.add({"DB2025" + std::to_string(101 + i), "手工", "应建未建单位组建工作",
                          ref(dice.pick(county.managers)), day(issued), day(issued.add_days(30)),
                          dice.chance(50) ? Value{std::string("已与出资人沟通")} : Value{},
                          dice.chance(40) ? day(std::min(now, issued.add_days(25))) : Value{}});
    }
}

void make_assessment(County& county)
{
    Rows ratings(county.writer, county.error, county.catalog, "rating",
                 {"org", "year", "stars", "previous_stars", "basis"});
    Rows honours(county.writer, county.error, county.catalog, "honour",
                 {"object_kind", "object", "honour", "level", "year", "good_business",
                  "good_culture", "good_labour", "good_team", "good_members", "good_society"});
    Rows rounds(county.writer, county.error, county.catalog, "assessment",
                {"year", "assessor", "org", "daily_score", "report_score", "votes_good",
                 "votes_fair", "votes_average", "votes_poor", "total", "rank", "grade",
                 "serious_problem", "interview_date", "interviewer", "rectification"});
    Rows scores(county.writer, county.error, county.catalog, "assessment_score",
                {"year", "assessor", "org", "indicator", "weight", "score"});
    Dice& dice = county.dice;
    Dice falls = county.beside(7);
    const int year = county.options.as_of.year();
    int serial = 0;
    for (Org& org : county.orgs) {
        if (!county.going())
            return;
        ++serial;
        int stars = org.weak ? dice.between(0, 2) : dice.between(2, 5);
        for (int y = year - 2; y < year; ++y) {
            if (org.founded > *Date::from_ymd(y, 12, 1) || !dice.chance(93))
                continue;
            const int before = stars;
            if (dice.chance(30))
                stars = std::min(5, stars + 1);
            else if (stars >= 2 && stars < 5 && falls.chance(9))
                --stars;
            const bool first = org.founded >= *Date::from_ymd(y, 1, 1);
            ratings.add({ref(org.id), number(y), number(stars), first ? Value{} : number(before),
                         "年度星级评定"});
            org.stars = stars;
        }
        if (org.stars == 5 && dice.chance(25)) {
            const bool double_six = dice.chance(60);
            const auto good = yes(double_six);
            honours.add({"党组织", org_code(serial), double_six ? "双强六好" : "示范点",
                         dice.chance(80) ? "县" : "市", number(year - 1), good, good, good, good,
                         good, yes(double_six && dice.chance(85))});
        }
    }
    // Every managing body reports to the commission and is ranked once a year.
    for (int y = year - 2; y < year; ++y) {
        int rank = 0;
        const int votes = 20;
        for (const std::int64_t manager : county.managers) {
            ++rank;
            const bool last = rank == static_cast<int>(county.managers.size());
            const double daily = 96.0 - rank * 1.5;
            const double report = 95.0 - rank * 1.2;
            const int good = std::max(2, 16 - rank);
            const int fair = 3;
            const int poor = last ? 1 : 0;
            const int average = votes - good - fair - poor;
            const double vote_score = (good * 100.0 + fair * 80.0 + average * 60.0) / votes;
            const double total = daily * 0.5 + report * 0.2 + vote_score * 0.3;
            constexpr std::array indicators{
                std::pair{"组织覆盖和工作覆盖", 30}, std::pair{"书记和党务工作者队伍", 20},
                std::pair{"组织生活", 20}, std::pair{"阵地和经费", 15}, std::pair{"责任落实", 15}};
            double left = daily; // the indicators add up to it, to a tenth
            for (const auto& [name, weight] : indicators) {
                const bool rest = std::string_view(name) == indicators.back().first;
                const double share = std::round(daily * weight / 10.0) / 10.0;
                const double score =
                    std::round(
                        (rest ? left
                              : std::min<double>(weight, share + falls.between(-8, 8) / 10.0)) *
                        10.0) /
                    10.0;
                left -= score;
                scores.add({number(y), ref(county.commission), ref(manager), name,
                            Value{static_cast<double>(weight)}, Value{score}});
            }
            rounds.add({number(y),
                        ref(county.commission),
                        ref(manager),
                        Value{daily},
                        Value{report},
                        number(good),
                        number(fair),
                        number(average),
                        number(poor),
                        Value{static_cast<double>(static_cast<int>(total * 10)) / 10},
                        number(rank),
                        rank <= 3 ? "好"
                        : last    ? "一般"
                                  : "较好",
                        yes(last),
                        last && y == year - 2 ? day(*Date::from_ymd(y + 1, 2, 10)) : Value{},
                        {},
                        {}});
        }
    }
    make_funds(county);
}

} // namespace lx::sample
