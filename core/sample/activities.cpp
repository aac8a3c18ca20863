#include "core/sample/county.h"
#include "core/sample/rows.h"

#include <array>

namespace lx::sample {

void make_activities(County& county)
{
    Rows rows(county.writer, county.error, county.catalog, "activity",
              {"org", "kind", "date", "topic", "host", "lecturer", "units", "expected", "attended",
               "record"});
    Dice& dice = county.dice;
    const Date now = county.options.as_of;
    const Date month_start = Period::containing(PeriodKind::Month, now).first;
    const int year = now.year();

    // What the managing bodies hold.
    const auto body_holds = [&](std::int64_t body, const char* kind, Date when, const char* topic) {
        if (when <= now)
            rows.add({ref(body), kind, day(when), topic, {}, {}, {}, {}, {}, {}});
    };
    for (int back = 24; back >= 0; --back) {
        const Date month = month_start.add_months(-back);
        const Date when = month.add_days(dice.between(3, 25));
        if (month.month() % 3 == 2)
            body_holds(county.commission, "书记办公会", when, "研究两新组织党建工作");
        for (const std::int64_t manager : county.managers) {
            if (month.month() % 3 == 1 && dice.chance(85))
                body_holds(manager, "班子会议", when, "研究党建工作实际问题");
            if (month.month() % 6 == 5 && dice.chance(88))
                body_holds(manager, "摸底核查", when, "半年摸底核查");
        }
        if (month.month() % 6 == 5)
            body_holds(county.commission, "摸底核查", when, "半年摸底核查");
    }
    for (int y = year - 2; y <= year; ++y) {
        body_holds(county.commission, "年度计划", *Date::from_ymd(y, 2, 20),
                   "年度两新组织党建工作计划");
        body_holds(county.commission, "通报", *Date::from_ymd(y, 1, 20), "上年度党建工作情况");
    }

    constexpr std::array extra_topics{"企业发展大家谈", "岗位练兵", "集中学习"};
    std::int64_t done = 0;
    for (const Org& org : county.orgs) {
        if (!county.going())
            return;
        if (done++ % 200 == 0)
            county.progress.report("生成组织生活", done,
                                   static_cast<std::int64_t>(county.orgs.size()));
        const int zeal = org.weak ? 35 : 93;
        const int expected = std::max(3, org.members);
        const auto hold = [&](const char* kind, Date when, std::string topic,
                              const Value& lecturer = {}) {
            if (when < org.founded || when > now)
                return;
            rows.add({ref(org.id),
                      kind,
                      day(when),
                      std::move(topic),
                      text(org.secretary),
                      lecturer,
                      {},
                      number(expected),
                      number(std::max(1, expected - dice.below(expected / 4 + 1))),
                      dice.chance(30) ? Value{std::string("按计划开展，记录齐全")} : Value{}});
        };
        for (int back = 24; back >= 0; --back) {
            const Date month = month_start.add_months(-back);
            if (org.branch && dice.chance(zeal))
                hold("主题党日", month.add_days(dice.between(4, 19)),
                     dice.pick(county.words.topics));
            if (org.branch && dice.chance(zeal - 6))
                hold("支委会", month.add_days(dice.between(0, 9)), "研究近期工作");
            if (org.members >= 15 && dice.chance(zeal - 10))
                hold("党小组会", month.add_days(dice.between(8, 25)),
                     extra_topics.at(static_cast<std::size_t>(dice.below(3))));
            if (month.month() % 3 == 0 && org.branch && dice.chance(zeal))
                hold("党员大会", month.add_days(dice.between(8, 24)), "季度党员大会");
            if (month.month() % 6 == 0 && dice.chance(zeal))
                hold("党课", month.add_days(dice.between(10, 26)), dice.pick(county.words.topics),
                     dice.chance(85) ? text(org.secretary) : text(county.words.person(dice)));
        }
        for (int y = year - 2; y <= year; ++y) {
            if (dice.chance(zeal))
                hold("年度计划", *Date::from_ymd(y, dice.chance(88) ? 2 : 4, dice.between(3, 27)),
                     "年度党建工作计划");
            if (dice.chance(zeal))
                hold("年度述职报告", *Date::from_ymd(y, 12, dice.between(3, 27)),
                     "党组织书记年度述职");
            if (dice.chance(zeal - 12))
                hold("党费年度报告公示", *Date::from_ymd(y, 12, dice.between(5, 28)),
                     "党费收缴使用情况");
            if (org.branch && dice.chance(zeal))
                hold("组织生活会", *Date::from_ymd(y, dice.between(10, 12), dice.between(3, 25)),
                     "年度组织生活会");
            if (org.branch && dice.chance(zeal - 4))
                hold("民主评议党员", *Date::from_ymd(y, 12, dice.between(3, 25)),
                     "年度民主评议党员");
            if (dice.chance(zeal - 8))
                hold("谈心谈话", *Date::from_ymd(y, dice.between(9, 11), dice.between(3, 25)),
                     "班子成员谈心谈话");
            if (org.branch && dice.chance(60))
                hold("志愿服务", *Date::from_ymd(y, dice.between(3, 10), dice.between(3, 25)),
                     "志愿服务进社区");
        }
    }
    // Units at a standstill join a neighbour's Party day.
    for (const Unit& unit : county.units) {
        if (!county.going())
            return;
        if (!unit.idle || unit.org < 0 || county.orgs.size() < 2 || !dice.chance(55))
            continue;
        const Org& neighbour = dice.pick(county.orgs);
        const Date when = std::max(neighbour.founded, now.add_days(-dice.between(1, 88)));
        rows.add({ref(neighbour.id),
                  "主题党日",
                  day(when),
                  "邀请" + county.words.brand(unit.name) + "党员参加",
                  text(neighbour.secretary),
                  {},
                  std::to_string(unit.id),
                  number(20),
                  number(17),
                  {}});
    }
}

} // namespace lx::sample
