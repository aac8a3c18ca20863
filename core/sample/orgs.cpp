#include "core/sample/county.h"
#include "core/sample/rows.h"

#include <array>
#include <cstdio>

namespace lx::sample {

namespace {

constexpr std::array joint_modes{"片区联建", "同业共建", "挂靠组建", "派驻帮建", "龙头带建"};

Date founded_on(County& county, Date earliest)
{
    const Date now = county.options.as_of;
    const Date from = std::max(earliest, now.add_years(-13));
    return county.dice.chance(9)
               ? county.between(std::max(from, now.add_months(-11)), now.add_days(-10))
               : county.between(from, std::max(from, now.add_months(-13)));
}

} // namespace

void make_orgs(County& county)
{
    Rows rows(county.writer, county.error, county.catalog, "org",
              {"code", "name", "kind", "parent", "area", "joint_mode", "founded", "dissolved",
               "last_election", "term_years", "has_groups", "has_mass_office", "full_time_staff",
               "secretary_attends", "cross_posts", "direct_contact", "contact_leader"});
    Rows coverage(county.writer, county.error, county.catalog, "coverage",
                  {"org", "unit", "start", "end"});
    Dice& dice = county.dice;
    const Date now = county.options.as_of;
    int serial = 0;

    const auto add_org = [&](Org org, const std::string& name, const char* kind,
                             const Value& mode) {
        const std::string code = org_code(++serial);
        org.name = name;
        const bool large = org.members >= 50;
        const int term = org.branch ? 3 : 5;
        org.term = term;
        // Most elections were held in time; one in seven is overdue.
        const Date due = org.founded.add_years(term);
        if (due <= now)
            org.elected = dice.chance(86)
                              ? county.between(now.add_years(-term).add_days(5), now.add_days(-10))
                              : county.between(org.founded, now.add_years(-term).add_days(-10));
        const Place* place =
            org.place >= 0 ? &county.places[static_cast<std::size_t>(org.place)] : nullptr;
        org.weak = dice.chance(12);
        org.id = rows.add({code,
                           name,
                           kind,
                           ref(org.parent),
                           ref(place != nullptr ? place->id : 0),
                           mode,
                           day(org.founded),
                           {},
                           org.elected ? day(*org.elected) : Value{},
                           number(term),
                           yes(org.members >= 15),
                           yes(large),
                           number(large ? 1 : 0),
                           yes(dice.chance(org.weak ? 20 : 72)),
                           yes(dice.chance(45)),
                           yes(large && dice.chance(60)),
                           dice.chance(40) ? Value{county.words.person(dice)} : Value{}});
        for (const std::int32_t position : org.units) {
            Unit& unit = county.units[static_cast<std::size_t>(position)];
            const Date start = std::max(org.founded, unit.registered);
            if (unit.deregistered && start > *unit.deregistered)
                continue;
            coverage.add({ref(org.id), ref(unit.id), day(start),
                          unit.deregistered ? day(*unit.deregistered) : Value{}});
            if (!unit.gone)
                unit.org = static_cast<std::int32_t>(county.orgs.size());
        }
        county.orgs.push_back(std::move(org));
    };
    const auto parent_of = [&](const Unit& unit) {
        return unit.place >= 0 &&
                       county.places[static_cast<std::size_t>(unit.place)].managing_org != 0
                   ? county.places[static_cast<std::size_t>(unit.place)].managing_org
                   : county.commission;
    };

    std::vector<std::vector<std::int32_t>> waiting(
        county.places.size()); // units for joint branches, by place
    for (std::size_t i = 0; i < county.units.size() && county.going(); ++i) {
        const Unit& unit = county.units[i];
        const int luck = dice.below(100);
        if (unit.formal >= 3 && luck < 80) {
            Org org;
            org.units = {static_cast<std::int32_t>(i)};
            org.parent = parent_of(unit);
            org.place = unit.place;
            org.members = unit.formal;
            org.founded = founded_on(county, unit.registered);
            if (unit.deregistered)
                org.founded = std::min(org.founded, *unit.deregistered);
            org.branch = unit.formal < 50;
            const std::string name =
                "中共" + county.words.brand(unit.name) + (unit.enterprise ? "公司" : "社会组织");
            if (unit.formal >= 100)
                add_org(std::move(org), name + "委员会", "党委", {});
            else if (unit.formal >= 50)
                add_org(std::move(org), name + "总支部委员会", "党总支", {});
            else
                add_org(std::move(org), name + "支部委员会", "党支部", {});
        } else if (unit.place >= 0 && ((unit.formal >= 3 && luck < 92) ||
                                       (unit.formal > 0 && unit.formal < 3 && luck < 66) ||
                                       (unit.formal == 0 && luck < 1))) {
            waiting[static_cast<std::size_t>(unit.place)].push_back(static_cast<std::int32_t>(i));
        }
    }
    for (std::size_t p = 0; p < waiting.size() && county.going(); ++p) {
        auto& units = waiting[p];
        int branch_number = 0;
        for (std::size_t at = 0; at < units.size();) {
            // Three to five units each; now and then six or seven, which is more than should be.
            const auto size =
                static_cast<std::size_t>(dice.chance(8) ? dice.between(6, 7) : dice.between(3, 5));
            const auto end = std::min(units.size(), at + size);
            Org org;
            org.units.assign(units.begin() + static_cast<std::ptrdiff_t>(at),
                             units.begin() + static_cast<std::ptrdiff_t>(end));
            at = end;
            Date latest = now.add_years(-13);
            for (const std::int32_t u : org.units) {
                org.members += county.units[static_cast<std::size_t>(u)].formal;
                latest = std::max(latest, county.units[static_cast<std::size_t>(u)].registered);
            }
            org.place = static_cast<std::int32_t>(p);
            org.parent = parent_of(county.units[static_cast<std::size_t>(org.units.front())]);
            org.founded = founded_on(county, latest);
            const std::string name = "中共" + county.places[p].name + "两新组织第" +
                                     std::to_string(++branch_number) + "联合支部委员会";
            add_org(std::move(org), name, "联合党支部",
                    Value{std::string(dice.pick(
                        std::vector<const char*>(joint_modes.begin(), joint_modes.end())))});
        }
    }
}

} // namespace lx::sample
