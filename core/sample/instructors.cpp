#include "core/sample/county.h"
#include "core/sample/rows.h"

#include <array>
#include <cstdio>

namespace lx::sample {

namespace {

/// The unit still wants somebody from outside: no org, or a young one.
bool wants_instructor(County& county, const Unit& unit)
{
    if (unit.gone)
        return false;
    if (unit.org < 0)
        return unit.headcount >= 30 ? county.dice.chance(60) : county.dice.chance(3);
    const Org& org = county.orgs[static_cast<std::size_t>(unit.org)];
    return org.founded > county.options.as_of.add_years(-1) ? county.dice.chance(70)
                                                            : county.dice.chance(6);
}

} // namespace

void make_instructors(County& county)
{
    Rows rows(county.writer, county.error, county.catalog, "instructor",
              {"code", "id_number", "name", "kind", "full_time", "position", "phone",
               "sending_unit", "source", "certificate", "term_until", "visits_per_month", "start",
               "end"});
    Rows dispatches(county.writer, county.error, county.catalog, "dispatch",
                    {"instructor", "unit", "mode", "start", "end"});
    Rows duties(county.writer, county.error, county.catalog, "duty",
                {"instructor", "kind", "date", "unit", "content", "grade"});
    Rows trainings(county.writer, county.error, county.catalog, "training",
                   {"id_number", "name", "audience", "kind", "date", "days", "organizer_level"});
    Rows workers(
        county.writer, county.error, county.catalog, "worker",
        {"id_number", "name", "source", "certificate", "org", "full_time", "start", "end"});
    Dice& dice = county.dice;
    Dice terms = county.beside(3);
    const Date now = county.options.as_of;
    constexpr std::array positions{"科员", "一级科员", "四级主任科员", "副科长", "党建办主任"};
    const std::array<Value, 4> visits{1.0, 1.0, 2.0, 4.0};
    constexpr std::array senders{"县委组织部", "县市场监督管理局", "县民政局",    "县税务局",
                                 "杨和镇",     "望远镇",           "团结西路街道"};

    std::int64_t instructor = 0;
    int left = 0;
    int serial = 0;
    Date since = now;
    bool diligent = true;
    std::string mode;
    for (const Unit& unit : county.units) {
        if (!county.going())
            return;
        if (!wants_instructor(county, unit))
            continue;
        if (left == 0) {
            // A new instructor: most look after two to five units, a few after more than they
            // should.
            left = dice.chance(8) ? dice.between(6, 8) : dice.between(2, 5);
            mode = left == 1 ? "一员一户" : "一员多户";
            since = county.between(now.add_years(-3), now.add_months(-1));
            diligent = dice.chance(78);
            std::array<char, 16> code{};
            std::snprintf(code.data(), code.size(), "ZD%06d", ++serial);
            const bool identified = dice.chance(92);
            const std::string id_number =
                county.id_number(dice.between(1962, 1995), dice.chance(60));
            const std::string name = county.words.person(dice);
            instructor = rows.add(
                {std::string(code.data()),
                 identified ? Value{id_number} : Value{},
                 name,
                 dice.chance(80) ? "指导员" : "联络员",
                 yes(terms.chance(10)),
                 positions.at(static_cast<std::size_t>(terms.below(5))),
                 terms.chance(95) ? Value{mobile(terms)} : Value{},
                 senders.at(static_cast<std::size_t>(dice.below(7))),
                 {},
                 dice.chance(70) ? Value{std::string("ZS") + code.data()} : Value{},
                 terms.chance(85) ? day(since.add_years(terms.between(2, 3))) : Value{},
                 terms.chance(80) ? visits.at(static_cast<std::size_t>(terms.below(4))) : Value{},
                 day(since),
                 {}});
            if (identified && dice.chance(72))
                trainings.add({id_number, name, "指导员", "轮训",
                               day(county.between(now.add_months(-30), now.add_days(-10))),
                               number(2), "县"});
            for (int quarter = 1; quarter <= 6; ++quarter) {
                const Date when = now.add_months(-3 * quarter).add_days(dice.between(1, 14));
                if (when > since && dice.chance(diligent ? 90 : 35))
                    duties.add(
                        {ref(instructor), "季度总结", day(when), {}, "本季度联系单位情况", {}});
            }
            for (int half = 0; half < 3; ++half) {
                const Date when = now.add_months(-3 - 6 * half).add_days(dice.between(1, 14));
                if (when <= since || !dice.chance(diligent ? 85 : 30))
                    continue;
                const char* grade = dice.chance(70) ? "称职" : "优秀";
                duties.add({ref(instructor), "管理单位鉴定", day(when), {}, {}, grade});
                if (dice.chance(85))
                    duties.add({ref(instructor), "派驻单位鉴定", day(when), {}, {}, grade});
            }
        }
        --left;
        const Date start = std::max(since, unit.registered);
        const bool ended = dice.chance(5) && start < now.add_months(-8);
        dispatches.add({ref(instructor), ref(unit.id), mode, day(start),
                        ended ? day(now.add_months(-dice.between(1, 6))) : Value{}});
        for (int month = 0; month < 12; ++month) {
            const Date when = now.add_months(-month).add_days(-dice.below(24));
            if (!ended && when > start && dice.chance(diligent ? 78 : 25))
                duties.add({ref(instructor),
                            "实地指导",
                            day(when),
                            ref(unit.id),
                            "走访并指导组建和活动",
                            {}});
        }
    }
    // The pool of Party workers.
    const int pool = std::max<int>(3, static_cast<int>(county.orgs.size()) / 12);
    constexpr std::array origins{"退休人员", "复转军人", "高校毕业生", "机关选派", "社会招聘"};
    for (int i = 0; i < pool && county.going(); ++i) {
        const std::string id_number = county.id_number(dice.between(1960, 2000), dice.chance(50));
        const std::string name = county.words.person(dice);
        const bool placed = !county.orgs.empty() && dice.chance(70);
        workers.add({id_number,
                     name,
                     origins.at(static_cast<std::size_t>(dice.below(5))),
                     dice.chance(50) ? Value{"DW" + std::to_string(10000 + i)} : Value{},
                     placed ? ref(dice.pick(county.orgs).id) : Value{},
                     yes(dice.chance(55)),
                     day(county.between(now.add_years(-4), now.add_months(-1))),
                     {}});
        if (dice.chance(65))
            trainings.add({id_number, name, "党务工作者", "轮训",
                           day(county.between(now.add_months(-30), now.add_days(-10))), number(3),
                           "县"});
    }
}

} // namespace lx::sample
