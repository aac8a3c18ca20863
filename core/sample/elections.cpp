#include "core/sample/county.h"
#include "core/sample/rows.h"

#include <array>

namespace lx::sample {

namespace {

/// "第三届": the election held on `when`, or due then, counted from the founding.
std::string term_name(const Org& org, Date when)
{
    constexpr std::array numerals{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    int number = 0;
    while (org.founded.add_years((number + 1) * org.term) <= when)
        ++number;
    return "第" + std::string(numerals.at(std::min<std::size_t>(number, numerals.size() - 1))) +
           "届";
}

} // namespace

void make_elections(County& county)
{
    Rows rows(county.writer, county.error, county.catalog, "election",
              {"org", "term", "requested", "approved", "document", "extended_to", "date", "mode",
               "expected", "attended", "valid_votes", "reported", "explanation"});
    Dice dice = county.beside(4);
    const Date now = county.options.as_of;
    int letters = 0;
    const auto document = [&](Date approved) {
        return Value{"永两新工委〔" + std::to_string(approved.year()) + "〕" +
                     std::to_string(++letters) + "号"};
    };
    for (const Org& org : county.orgs) {
        if (!county.going())
            return;
        // Four of five keep the papers of the last election; the others have its day alone.
        if (org.elected && *org.elected > org.founded.add_days(60) && dice.chance(80)) {
            const Date approved = org.elected->add_days(-dice.between(10, 30));
            const Date reported = org.elected->add_days(dice.between(3, 10));
            const int expected = std::max(3, org.members);
            const int attended = expected - dice.below(expected / 6 + 1);
            rows.add({ref(org.id),
                      term_name(org, *org.elected),
                      day(approved.add_days(-dice.between(5, 30))),
                      day(approved),
                      document(approved),
                      {},
                      day(*org.elected),
                      org.members >= 100 ? "党员代表大会" : "党员大会",
                      number(expected),
                      number(attended),
                      number(attended - (dice.chance(15) ? 1 : 0)),
                      reported <= now && dice.chance(90) ? day(reported) : Value{},
                      {}});
        }
        // Some of those that are due within three months or overdue have asked, of these some may
        // put it off.
        const Date due = org.elected.value_or(org.founded).add_years(org.term);
        if (due > now.add_months(3) || !dice.chance(45))
            continue;
        const Date requested = now.add_days(-dice.between(5, 60));
        const bool approved = dice.chance(60);
        const Date answered = std::min(now, requested.add_days(dice.between(5, 20)));
        const bool extended = approved && dice.chance(15);
        rows.add({ref(org.id),
                  term_name(org, std::max(due, now.add_months(3))),
                  day(requested),
                  approved ? day(answered) : Value{},
                  approved ? document(answered) : Value{},
                  extended ? day(now.add_months(dice.between(3, 10))) : Value{},
                  {},
                  {},
                  {},
                  {},
                  {},
                  {},
                  extended ? Value{std::string("书记人选尚未确定，经批准延期")} : Value{}});
    }
}

} // namespace lx::sample
