#include "core/sample/county.h"
#include "core/sample/rows.h"

namespace lx::sample {

void make_plans(County& county)
{
    Rows rows(county.writer, county.error, county.catalog, "plan",
              {"org", "kind", "date", "topic", "person"});
    Dice dice = county.beside(12);
    const int year = county.options.as_of.year();
    // Two years of plans: the commission's subject of each month's theme day for all of them, what
    // each organization wants besides.
    for (int y = year - 1; y <= year; ++y) {
        std::vector<std::string> subjects;
        for (int month = 1; month <= 12; ++month)
            subjects.push_back(dice.pick(county.words.topics));
        for (const Org& org : county.orgs) {
            if (!county.going())
                return;
            if (!org.branch || !dice.chance(org.weak ? 30 : 80))
                continue;
            const auto plan = [&](const char* kind, int month, int on, const std::string& topic) {
                const Date when = *Date::from_ymd(y, month, on);
                if (when >= org.founded)
                    rows.add({ref(org.id), kind, day(when), text(topic), text(org.secretary)});
            };
            for (int month = 1; month <= 12; ++month)
                plan("主题党日", month, 15, subjects[static_cast<std::size_t>(month - 1)]);
            for (const int month : {6, 12})
                plan("党课", month, dice.between(10, 26), dice.pick(county.words.topics));
            plan("组织生活会", dice.between(10, 12), 20, "年度组织生活会");
            plan("民主评议党员", 12, 20, "年度民主评议党员");
        }
    }
}

void make_development_plans(County& county)
{
    Rows rows(county.writer, county.error, county.catalog, "development_plan",
              {"org", "year", "activists", "members", "basis"});
    Dice dice = county.beside(13);
    const int year = county.options.as_of.year();
    for (int y = year - 1; y <= year; ++y)
        for (const std::int64_t manager : county.managers)
            rows.add({ref(manager), number(y), number(dice.between(3, 12)),
                      number(dice.between(1, 5)), "县委组织部年度发展党员计划"});
}

} // namespace lx::sample
