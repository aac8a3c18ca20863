#include "core/sample/county.h"
#include "core/sample/rows.h"

#include <array>

namespace lx::sample {

namespace {

const char* leave_reason(Dice& dice)
{
    constexpr std::array reasons{"转出", "去世", "停止党籍", "除名", "自行脱党", "开除", "其他"};
    return reasons.at(dice.weighted({70, 14, 5, 4, 3, 2, 2}));
}

} // namespace

/// Members who were on a roster until some time in the last 20 months. They count no more today.
void make_departed(County& county)
{
    Rows rows(county.writer, county.error, county.catalog, "member",
              {"id_number", "name", "gender", "status", "joined", "confirmed", "org", "unit",
               "relation", "moved_out", "leave_reason", "position"});
    Dice dice = county.beside(5);
    const Date now = county.options.as_of;
    for (const Org& org : county.orgs) {
        if (!county.going())
            return;
        const Unit& unit = county.units[static_cast<std::size_t>(org.units.front())];
        // With one more the roster of those days still fits into the surveyed headcount.
        const int party = unit.formal + unit.probationary + unit.unregistered;
        if (unit.gone || unit.formal == 0 || unit.headcount < party + 3 || !dice.chance(15))
            continue;
        const Date left = now.add_days(-dice.between(5, 600));
        if (left < org.founded)
            continue;
        const bool male = dice.chance(62);
        const int born = dice.between(1945, 1990);
        const Date joined = now.add_years(-dice.between(4, 14)).add_days(-dice.below(300));
        rows.add({county.id_number(born, male), county.words.person(dice), male ? "男" : "女",
                  "正式", day(joined), day(joined.add_years(1)), ref(org.id), ref(unit.id), "在册",
                  day(left), leave_reason(dice), "一线职工"});
    }
}

} // namespace lx::sample
