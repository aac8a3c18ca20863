#include <cmath>

#include "core/sample/county.h"
#include "core/sample/rows.h"

namespace lx::sample {

void make_appraisals(County& county)
{
    Rows rows(county.writer, county.error, county.catalog, "member_appraisal",
              {"year", "org", "member", "votes_good", "votes_fair", "votes_average", "votes_poor",
               "total", "grade"});
    Dice dice = county.beside(14);
    const int year = county.options.as_of.year() - 1;
    // Last year's meeting of branches with members enough that votes are told.
    for (const Org& org : county.orgs) {
        const auto voters = static_cast<int>(org.full_members.size());
        if (!county.going())
            return;
        if (!org.branch || voters < 5 || org.founded >= *Date::from_ymd(year, 6, 1) ||
            !dice.chance(org.weak ? 40 : 85))
            continue;
        int best = voters / 3; // no more than a third is graded 优秀
        for (const std::int64_t member : org.full_members) {
            const int good = best > 0 && dice.chance(45) ? voters - 1 : dice.between(0, voters / 2);
            const int average = dice.chance(8) && good < voters - 1 ? 1 : 0;
            const int fair = voters - good - average;
            const double total = (good * 100.0 + fair * 80.0 + average * 60.0) / voters;
            const bool excellent = total >= 90 && best > 0;
            best -= excellent ? 1 : 0;
            rows.add({number(year), ref(org.id), ref(member), number(good), number(fair),
                      number(average), number(0), Value{std::round(total * 100) / 100},
                      excellent ? "优秀" : "合格"});
        }
    }
}

} // namespace lx::sample
