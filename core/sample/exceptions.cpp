#include <array>
#include <cstdio>

#include "core/sample/county.h"
#include "core/sample/rows.h"

namespace lx::sample {

/// A few findings that were accepted for a time; the last one has run out.
void make_exceptions(County& county)
{
    Rows rows(county.writer, county.error, county.catalog, "exception",
              {"rule", "object_kind", "object", "reason", "accepted_by", "date", "until"});
    struct Accepted
    {
        const char* rule;
        const char* reason;
        int days_left;
    };
    static constexpr std::array<Accepted, 4> accepted{
        {{"ningxia-2018/14.a", "单位正在重组，党员分散，待重组完成后补开党员大会。", 60},
         {"ningxia-2018/1.d", "新任书记到岗不久，计划已报送待审。", 30},
         {"ningxia-2018/9.d", "支部人数少，后备人选正在考察。", 180},
         {"ningxia-2018/1.e", "因合并党组织，述职推迟到合并以后。", -20}}};
    const Date now = county.options.as_of;
    int place = 0;
    std::size_t next = 0;
    for (const Org& org : county.orgs) {
        ++place;
        if (!org.weak || !county.going())
            continue;
        if (next == accepted.size())
            break;
        const Accepted& one = accepted.at(next++);
        rows.add({one.rule, "党组织", org_code(place), one.reason, "县两新工委",
                  day(now.add_days(-45)), day(now.add_days(one.days_left))});
    }
}

std::string org_code(int place)
{
    std::array<char, 24> code{};
    std::snprintf(code.data(), code.size(), "0640121%07d", 1000 + place);
    return code.data();
}

} // namespace lx::sample
