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

/// The next weak organizations are under supervision: in time, overdue, and closed.
void make_supervised_findings(County& county)
{
    Rows rows(county.writer, county.error, county.catalog, "supervision",
              {"code", "source", "subject", "demand", "org", "issued", "due", "progress", "closed",
               "rule", "object_kind", "object"});
    struct Supervised
    {
        const char* rule;
        const char* source;
        const char* demand;
        const char* progress;
        int issued; ///< days before today
        int due;    ///< days after it was issued
        bool closed;
    };
    static constexpr std::array<Supervised, 4> supervised{
        {{"ningxia-2018/14.a", "每季度开党员大会", "补开党员大会，会后登记。",
          "已拟定会议方案，待党员返岗后召开。", 12, 30, false},
         {"ningxia-2018/14.a", "每季度开党员大会", "补开党员大会，会后登记。", "", 50, 30, false},
         {"ningxia-2018/1.d", "党组织年初定计划", "制定年度计划，报上级党组织。",
          "已补报计划并上墙公示。", 80, 30, true},
         {"ningxia-2018/1.d", "党组织年初定计划", "制定年度计划，报上级党组织。", "", 20, 45,
          false}}};
    const Date now = county.options.as_of;
    int place = 0;
    std::size_t weak = 0;
    for (const Org& org : county.orgs) {
        ++place;
        if (!org.weak || !county.going())
            continue;
        if (++weak <= 4) // those that were explained
            continue;
        if (weak > 4 + supervised.size())
            break;
        const Supervised& one = supervised.at(weak - 5);
        const Date issued = now.add_days(-one.issued);
        rows.add({"DB-" + std::to_string(issued.year()) + "-000" + std::to_string(weak - 4),
                  one.source, org.name, one.demand, org.parent == 0 ? Value{} : ref(org.parent),
                  day(issued), day(issued.add_days(one.due)),
                  *one.progress == '\0' ? Value{} : Value{std::string(one.progress)},
                  one.closed ? day(issued.add_days(25)) : Value{}, one.rule, "党组织",
                  org_code(place)});
    }
}

std::string org_code(int place)
{
    std::array<char, 24> code{};
    std::snprintf(code.data(), code.size(), "0640121%07d", 1000 + place);
    return code.data();
}

} // namespace lx::sample
