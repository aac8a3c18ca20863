#include "core/sample/county.h"
#include "core/sample/rows.h"

#include <array>

namespace lx::sample {

namespace {

constexpr std::array positions{"管理层", "业务骨干", "一线职工", "一线职工", "其他"};
constexpr std::array education{"大学本科", "大学专科", "大学专科",
                               "普通高中", "大学本科", "硕士研究生"};
constexpr std::array sources{"内部选任", "内部选任", "内部选任", "内部选任",
                             "社会招聘", "上级选派", "退休干部", "挂职"};

struct Person
{
    std::string id_number;
    std::string name;
    int born = 1980;
    bool male = true;
};

Person someone(County& county, int from = 1960, int to = 2000)
{
    Person person;
    person.born = county.dice.between(from, to);
    person.male = county.dice.chance(62);
    person.id_number = county.id_number(person.born, person.male);
    person.name = county.words.person(county.dice);
    return person;
}

Value owner_title(Dice& dice, bool enterprise)
{
    constexpr std::array in_enterprises{"董事长", "总经理", "执行董事", "厂长"};
    constexpr std::array in_societies{"理事长", "会长", "校长", "主任"};
    const auto at = static_cast<std::size_t>(dice.below(4));
    return enterprise ? in_enterprises.at(at) : in_societies.at(at);
}

/// Takes the next member of the organization's roster in the person's place; false where nobody is
/// left and the person comes from elsewhere.
bool next_member(Org& org, Person& person)
{
    if (org.roster.empty())
        return false;
    person.id_number = std::move(org.roster.back().id_number);
    person.name = std::move(org.roster.back().name);
    org.roster.pop_back();
    return true;
}

} // namespace

void make_people(County& county)
{
    Rows members(county.writer, county.error, county.catalog, "member",
                 {"id_number", "name", "gender", "ethnicity", "born", "education", "phone",
                  "status", "joined", "confirmed", "org", "unit", "relation", "moved_in",
                  "position", "hardship", "model_post", "pledged", "stars"});
    Rows posts(county.writer, county.error, county.catalog, "post",
               {"org", "id_number", "name", "title", "source", "is_investor", "full_time",
                "union_post", "start", "end", "end_reason", "reviewed_before_end", "phone"});
    Rows investors(
        county.writer, county.error, county.catalog, "investor",
        {"unit", "name", "id_number", "political_status", "is_member", "position", "phone"});
    Rows trainings(county.writer, county.error, county.catalog, "training",
                   {"id_number", "name", "audience", "kind", "date", "days", "organizer_level"});
    Rows developments(county.writer, county.error, county.catalog, "development",
                      {"id_number", "applied", "name", "unit", "activist", "candidate",
                       "united_front_opinion", "admitted", "mentor"});
    Rows transfers(county.writer, county.error, county.catalog, "transfer",
                   {"member", "from_org", "to_org", "letter_date", "received", "reminders"});
    Rows care(county.writer, county.error, county.catalog, "care",
              {"member", "date", "mode", "content", "amount"});
    Dice& dice = county.dice;
    Dice reach = county.beside(2);
    Dice fresh = county.beside(6); // who became a full member within the year, and who an owner
    const Date now = county.options.as_of;
    const auto phone = [&] { return reach.chance(90) ? Value{mobile(reach)} : Value{}; };

    const auto place_of = [&](bool owns) {
        const char* drawn = positions.at(static_cast<std::size_t>(dice.below(5)));
        return Value{std::string(owns ? "出资人(负责人)" : drawn)};
    };
    const auto add_member = [&](const Person& person, const Unit& unit, std::int64_t org,
                                const char* relation, bool formal) -> std::int64_t {
        const Date adult = Date::from_ymd(person.born, 12, 31)->add_years(18);
        Date joined = formal
                          ? county.between(std::max(adult, now.add_years(-25)), now.add_years(-2))
                          : county.between(now.add_days(-330), now.add_days(-10));
        const bool new_formal = formal && org != 0 && adult < now.add_years(-6) && fresh.chance(5);
        if (new_formal)
            joined = now.add_days(-fresh.between(380, 700));
        const bool owns = (new_formal || !formal) && fresh.chance(12);
        if (new_formal || !formal)
            county.newcomers.push_back({person.id_number, person.name, unit.id, joined, formal});
        const bool active = dice.chance(40);
        const bool hardship = dice.chance(3);
        const auto id = members.add(
            {person.id_number, person.name, person.male ? "男" : "女",
             dice.chance(70) ? "汉族" : "回族",
             day(*Date::from_iso(person.id_number.substr(6, 4) + "-" +
                                 person.id_number.substr(10, 2) + "-" +
                                 person.id_number.substr(12, 2))),
             education.at(static_cast<std::size_t>(dice.below(6))),
             "1" + std::to_string(5000000000LL + dice.below(899999999)), formal ? "正式" : "预备",
             day(joined), formal ? day(joined.add_years(1)) : Value{}, ref(org), ref(unit.id),
             relation, dice.chance(50) ? day(county.between(joined, now.add_days(-5))) : Value{},
             place_of(owns), yes(hardship), yes(active && dice.chance(40)), yes(active),
             active ? number(dice.between(2, 5)) : Value{}});
        if (hardship && dice.chance(70))
            care.add({ref(id),
                      day(std::max(joined, county.between(now.add_months(-20), now.add_days(-5)))),
                      "走访慰问", "节前走访", number(dice.between(3, 20) * 10000)});
        if (dice.chance(3)) {
            const Date letter =
                std::max(joined, county.between(now.add_months(-14), now.add_days(-3)));
            const bool slow = dice.chance(20);
            transfers.add(
                {ref(id), std::string("县外某单位党支部"), ref(org), day(letter),
                 slow ? Value{} : day(std::min(now, letter.add_days(dice.between(5, 80)))),
                 slow ? Value{std::string("已电话催转")} : Value{}});
        }
        return new_formal ? 0 : id; // not yet a full one last year
    };

    for (Org& org : county.orgs) {
        if (!county.going())
            return;
        bool first = true;
        for (const std::int32_t position : org.units) {
            const Unit& unit = county.units[static_cast<std::size_t>(position)];
            // Two thirds of the covered units have a roster; the others are known from surveys
            // alone.
            if (unit.gone || (!first && dice.chance(35)))
                continue;
            for (int i = 0; i < unit.formal; ++i) {
                const Person person = someone(county);
                if (first) {
                    org.secretary = person.name;
                    org.secretary_id_number = person.id_number;
                    first = false;
                } else {
                    org.roster.push_back({person.id_number, person.name});
                }
                const bool away = dice.chance(4);
                const auto id = add_member(person, unit, org.id, away ? "流出" : "在册", true);
                if (id != 0 && !away)
                    org.full_members.push_back(id);
            }
            for (int i = 0; i < unit.probationary; ++i)
                add_member(someone(county, 1985, 2003), unit, org.id, "在册", false);
            if (dice.chance(4))
                add_member(someone(county), unit, dice.chance(70) ? org.id : 0, "流入", true);
        }
    }
    for (std::size_t i = 0; i < county.units.size() && county.going(); ++i) {
        const Unit& unit = county.units[i];
        if (unit.gone)
            continue;
        for (int k = 0; k < unit.unregistered && dice.chance(40); ++k)
            add_member(someone(county), unit, 0, dice.chance(80) ? "未转入(口袋)" : "隐形", true);
        if (unit.headcount >= 30 || dice.chance(6)) {
            const bool party = dice.chance(unit.formal > 0 ? 45 : 8);
            Person owner = someone(county, 1955, 1988);
            if (party && unit.org >= 0 && dice.chance(60)) {
                const Org& org = county.orgs[static_cast<std::size_t>(unit.org)];
                if (!org.secretary.empty())
                    owner = {org.secretary_id_number, org.secretary, 1970, true};
            }
            investors.add({ref(unit.id), owner.name,
                           dice.chance(80) ? Value{owner.id_number} : Value{},
                           party ? "中共党员" : "群众", yes(party),
                           owner_title(reach, unit.enterprise), phone()});
        }
        // Applicants and activists: more where there are many people, and on the way to becoming
        // members.
        const int wanted = unit.headcount >= 100  ? 2
                           : unit.headcount >= 50 ? 1
                           : dice.chance(3)       ? 1
                                                  : 0;
        for (int k = 0; k < wanted; ++k) {
            if (!dice.chance(72))
                continue;
            const Person person = someone(county, 1980, 2003);
            const Date applied = county.between(now.add_months(-40), now.add_months(-9));
            const Date activist = applied.add_days(dice.between(100, 300));
            const bool candidate = activist.add_years(1) < now && dice.chance(45);
            const bool admitted = candidate && activist.add_months(15) < now && dice.chance(50);
            developments.add({person.id_number, day(applied), person.name, ref(unit.id),
                              activist <= now ? day(activist) : Value{},
                              candidate ? day(activist.add_years(1)) : Value{},
                              admitted && dice.chance(80) ? day(activist.add_months(13)) : Value{},
                              admitted ? day(activist.add_months(15)) : Value{},
                              Value{county.words.person(dice)}});
            if (activist <= now && dice.chance(60))
                trainings.add({person.id_number, person.name, "积极分子", "专题",
                               day(county.between(activist, std::min(now, activist.add_years(1)))),
                               number(3), "县"});
        }
    }

    for (Org& org : county.orgs) {
        if (!county.going())
            return;
        if (dice.chance(3))
            continue; // nobody in office
        const bool sent = org.secretary.empty();
        if (sent) {
            const Person person = someone(county, 1962, 1990);
            org.secretary = person.name;
            org.secretary_id_number = person.id_number;
        }
        const Date taken =
            county.between(std::max(org.founded, now.add_years(-6)), now.add_days(-15));
        const bool newcomer = taken > now.add_years(-1);
        const std::string source = sources.at(static_cast<std::size_t>(dice.below(8)));
        posts.add({ref(org.id),
                   org.secretary_id_number,
                   org.secretary,
                   "书记",
                   sent && source == "内部选任" ? std::string("上级选派") : source,
                   yes(dice.chance(25)),
                   yes(dice.chance(18)),
                   dice.chance(20) ? Value{std::string("主席")} : Value{},
                   day(taken),
                   {},
                   {},
                   {},
                   phone()});
        if (newcomer && org.founded < now.add_years(-2)) {
            const Person former = someone(county, 1958, 1985);
            const bool dismissed = dice.chance(30);
            posts.add({ref(org.id),
                       former.id_number,
                       former.name,
                       "书记",
                       "内部选任",
                       {},
                       {},
                       {},
                       day(county.between(org.founded, taken.add_days(-200))),
                       day(taken),
                       dismissed ? "解聘" : "换届",
                       dismissed && dice.chance(60) ? day(taken.add_days(-20)) : Value{},
                       {}});
        }
        if (dice.chance(70)) {
            Person reserve = someone(county, 1980, 1998);
            const bool own = next_member(org, reserve);
            posts.add({ref(org.id),
                       reserve.id_number,
                       reserve.name,
                       "后备书记",
                       own ? Value{} : Value{std::string("上级选派")},
                       {},
                       {},
                       {},
                       day(county.between(taken, now)),
                       {},
                       {},
                       {},
                       phone()});
        }
        if (dice.chance(org.members >= 20 ? 80 : 35)) {
            Person officer = someone(county, 1975, 2000);
            const bool own = next_member(org, officer);
            const Date start =
                county.between(std::max(org.founded, now.add_years(-4)), now.add_days(-30));
            posts.add({ref(org.id),
                       officer.id_number,
                       officer.name,
                       "党务干事",
                       own ? "内部选任" : "社会招聘",
                       {},
                       yes(dice.chance(50)),
                       {},
                       day(start),
                       {},
                       {},
                       {},
                       phone()});
            if (dice.chance(60))
                trainings.add({officer.id_number, officer.name, "党务工作者", "轮训",
                               day(county.between(now.add_months(-30), now.add_days(-10))),
                               number(3), "县"});
        }
        if (org.members >= 50 && dice.chance(75)) {
            Person deputy = someone(county, 1970, 1990);
            const bool own = next_member(org, deputy);
            posts.add({ref(org.id),
                       deputy.id_number,
                       deputy.name,
                       "专职副书记",
                       own ? "内部选任" : "上级选派",
                       {},
                       yes(true),
                       {},
                       day(county.between(taken, now)),
                       {},
                       {},
                       {},
                       phone()});
        }
        for (int year = 2; year >= 1; --year) {
            if (dice.chance(org.weak ? 40 : 82))
                trainings.add({org.secretary_id_number, org.secretary, "书记", "轮训",
                               day(county.between(now.add_years(-year).add_days(-80),
                                                  now.add_years(-year).add_days(60))),
                               number(3), "县"});
        }
        if (newcomer && dice.chance(75))
            trainings.add({org.secretary_id_number, org.secretary, "书记", "任职培训",
                           day(std::min(now, taken.add_days(dice.between(20, 200)))), number(2),
                           "县"});
    }
    trainings.add({county.id_number(1970, true), county.words.person(dice), "出资人", "专题",
                   day(now.add_months(-15)), number(1), "县"});
}

} // namespace lx::sample
