// The two coverages of units (domain, section 4).
#include "core/facts/fact_context.h"

namespace lx {
namespace {

/// Sets a yes/no for every unit by the orgs covering it, 功能型党支部 left out.
template <class Test> void by_orgs(const FactContext& context, FactStorage& out, Test test)
{
    const CoverPairs& covers = context.covers();
    const auto& kind = context.i32("org", "kind");
    const std::int32_t functional = context.code("功能型党支部");
    out.tri.assign(context.rows("unit"), Tri::False);
    for (std::size_t unit = 0; unit < out.tri.size(); ++unit)
        for (const std::int32_t org : covers.orgs_of_unit.of(static_cast<std::int32_t>(unit)))
            if (kind[static_cast<std::size_t>(org)] != functional && test(org))
                out.tri[unit] = Tri::True;
}

void make_org_covered(const FactContext& context, const FactDef&, FactStorage& out)
{
    by_orgs(context, out, [](std::int32_t) { return true; });
}

void make_alone_covered(const FactContext& context, const FactDef&, FactStorage& out)
{
    const CoverPairs& covers = context.covers();
    by_orgs(context, out,
            [&](std::int32_t org) { return covers.units_of_org.of(org).size() == 1; });
}

void make_own_org(const FactContext& context, const FactDef&, FactStorage& out)
{
    const CoverPairs& covers = context.covers();
    const auto& kind = context.i32("org", "kind");
    const auto own = context.codes({"党支部", "党总支", "党委"});
    by_orgs(context, out, [&](std::int32_t org) {
        return covers.units_of_org.of(org).size() == 1 &&
               is_one_of(kind[static_cast<std::size_t>(org)], own);
    });
}

void make_joint_org(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& covered = context.tri("unit", "org_covered");
    const auto& own = context.tri("unit", "own_org");
    out.tri.resize(covered.size());
    for (std::size_t unit = 0; unit < covered.size(); ++unit)
        out.tri[unit] = covered[unit] & !own[unit];
}

void make_covering_count(const FactContext& context, const FactDef&, FactStorage& out)
{
    const CoverPairs& covers = context.covers();
    const auto& kind = context.i32("org", "kind");
    const std::int32_t functional = context.code("功能型党支部");
    out.i32.assign(context.rows("unit"), 0);
    for (std::size_t unit = 0; unit < out.i32.size(); ++unit)
        for (const std::int32_t org : covers.orgs_of_unit.of(static_cast<std::int32_t>(unit)))
            if (kind[static_cast<std::size_t>(org)] != functional)
                ++out.i32[unit];
}

void make_instructed(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& units = context.i32("dispatch", "unit");
    const auto& counts = context.tri("dispatch", "counts");
    out.tri.assign(context.rows("unit"), Tri::False);
    for (std::size_t row = 0; row < units.size(); ++row)
        if (units[row] >= 0 && counts[row] == Tri::True)
            out.tri[static_cast<std::size_t>(units[row])] = Tri::True;
}

void make_has_union(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& founded = context.i32("unit", "union_founded");
    out.tri.resize(founded.size());
    for (std::size_t unit = 0; unit < founded.size(); ++unit)
        out.tri[unit] = tri(reached(founded[unit], context.day()));
}

void make_mass_org(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& workers = context.i32("unit", "union_founded");
    const auto& youth = context.i32("unit", "youth_founded");
    const auto& women = context.i32("unit", "women_founded");
    out.tri.resize(workers.size());
    for (std::size_t unit = 0; unit < workers.size(); ++unit)
        out.tri[unit] =
            tri(reached(workers[unit], context.day()) || reached(youth[unit], context.day()) ||
                reached(women[unit], context.day()));
}

void make_work_covered(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& covered = context.tri("unit", "org_covered");
    const auto& instructed = context.tri("unit", "instructed");
    const auto& mass = context.tri("unit", "mass_org");
    out.tri.resize(covered.size());
    for (std::size_t unit = 0; unit < covered.size(); ++unit)
        out.tri[unit] = covered[unit] | instructed[unit] | mass[unit];
}

void make_unbuilt_kind(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& counted = context.tri("unit", "population"); // nothing is due of one that is gone
    const auto& covered = context.tri("unit", "org_covered");
    const auto& formal = context.number("unit", "formal");
    const auto& members = context.number("unit", "members");
    const auto& loose = context.number("unit", "unregistered");
    const std::int32_t should = context.code("应建未建");
    const std::int32_t few = context.code("有党员不足3人");
    const std::int32_t unknown = context.code("未知");
    const std::int32_t none = context.code("无党员");
    out.i32.assign(covered.size(), kNone32);
    for (std::size_t unit = 0; unit < covered.size(); ++unit) {
        if (covered[unit] == Tri::True || counted[unit] != Tri::True)
            continue;
        if (formal[unit] >= 3) // an unknown number is the least there is
            out.i32[unit] = should;
        else if (members[unit] == kNone32 || loose[unit] == kNone32)
            out.i32[unit] = unknown;
        else
            out.i32[unit] = members[unit] + loose[unit] >= 1 ? few : none;
    }
}

/// Posts of an org that count on the day and have the title.
template <class Each>
void each_post(const FactContext& context, std::int32_t org, std::int32_t title, Each each)
{
    const auto& titles = context.i32("post", "title");
    const auto& counts = context.tri("post", "counts");
    context.world().link("org", "post", "org")->rows_of(org, [&](std::int32_t post) {
        const auto at = static_cast<std::size_t>(post);
        if (titles[at] == title && counts[at] == Tri::True)
            each(at);
    });
}

void make_secretary_is_investor(const FactContext& context, const FactDef&, FactStorage& out)
{
    const CoverPairs& covers = context.covers();
    const auto& kind = context.i32("org", "kind");
    const std::int32_t functional = context.code("功能型党支部");
    const std::int32_t secretary = context.code("书记");
    const auto& post_id = context.i32("post", "id_number");
    const auto& post_name = context.i32("post", "name");
    const auto& owner_id = context.i32("investor", "id_number");
    const auto& owner_name = context.i32("investor", "name");
    const Link* investors = context.world().link("unit", "investor", "unit");
    out.tri.assign(context.rows("unit"), Tri::False);
    for (std::size_t unit = 0; unit < out.tri.size(); ++unit) {
        for (const std::int32_t org : covers.orgs_of_unit.of(static_cast<std::int32_t>(unit))) {
            if (kind[static_cast<std::size_t>(org)] == functional ||
                covers.units_of_org.of(org).size() != 1)
                continue;
            each_post(context, org, secretary, [&](std::size_t post) {
                investors->rows_of(static_cast<std::int32_t>(unit), [&](std::int32_t investor) {
                    const auto at = static_cast<std::size_t>(investor);
                    const bool same =
                        owner_id[at] != kNone32
                            ? owner_id[at] == post_id[post]
                            : owner_name[at] != kNone32 && owner_name[at] == post_name[post];
                    if (same)
                        out.tri[unit] = Tri::True;
                });
            });
        }
    }
}

/// 兜底: the 乡镇街道党委 of the unit's area or the nearest area above it; of several in one area
/// the one with the first code.
void make_proposed_org(const FactContext& context, const FactDef&, FactStorage& out)
{
    const AreaTree& tree = context.areas();
    const auto& kind = context.i32("org", "kind");
    const auto& org_area = context.i32("org", "area");
    const auto& counts = context.tri("org", "counts");
    const auto& codes = context.i32("org", "code");
    const TextPool& texts = context.world().snapshot().texts();
    const std::int32_t township = context.code("乡镇街道党委");
    std::vector<std::int32_t> of_area(context.rows("area"), kNone32);
    for (std::size_t org = 0; org < kind.size(); ++org) {
        if (kind[org] != township || counts[org] != Tri::True || org_area[org] < 0)
            continue;
        std::int32_t& first = of_area[static_cast<std::size_t>(org_area[org])];
        if (first == kNone32 ||
            texts.text(codes[org]) < texts.text(codes[static_cast<std::size_t>(first)]))
            first = static_cast<std::int32_t>(org);
    }
    for (const std::int32_t area : tree.order) {
        const auto at = static_cast<std::size_t>(area);
        if (of_area[at] == kNone32 && tree.parent[at] >= 0)
            of_area[at] = of_area[static_cast<std::size_t>(tree.parent[at])];
    }
    const auto& area = context.i32("unit", "area");
    out.i32.assign(area.size(), kNone32);
    for (std::size_t unit = 0; unit < area.size(); ++unit)
        if (area[unit] >= 0)
            out.i32[unit] = of_area[static_cast<std::size_t>(area[unit])];
}

void trace_coverage(const FactContext& context, std::int32_t unit, std::vector<RowRef>& out)
{
    const auto& counts = context.tri("coverage", "counts");
    const auto& orgs = context.i32("coverage", "org");
    const auto& org_counts = context.tri("org", "counts");
    context.world().link("unit", "coverage", "unit")->rows_of(unit, [&](std::int32_t row) {
        const auto at = static_cast<std::size_t>(row);
        if (counts[at] == Tri::True && orgs[at] >= 0 &&
            org_counts[static_cast<std::size_t>(orgs[at])] == Tri::True)
            out.push_back(context.row("coverage", row));
    });
}

void trace_dispatch(const FactContext& context, std::int32_t unit, std::vector<RowRef>& out)
{
    const auto& counts = context.tri("dispatch", "counts");
    context.world().link("unit", "dispatch", "unit")->rows_of(unit, [&](std::int32_t row) {
        if (counts[static_cast<std::size_t>(row)] == Tri::True)
            out.push_back(context.row("dispatch", row));
    });
}

void trace_work(const FactContext& context, std::int32_t unit, std::vector<RowRef>& out)
{
    trace_coverage(context, unit, out);
    trace_dispatch(context, unit, out);
}

void trace_secretary(const FactContext& context, std::int32_t unit, std::vector<RowRef>& out)
{
    trace_coverage(context, unit, out);
    const std::int32_t secretary = context.code("书记");
    for (const std::int32_t org : context.covers().orgs_of_unit.of(unit))
        each_post(context, org, secretary, [&](std::size_t post) {
            out.push_back(context.row("post", static_cast<std::int32_t>(post)));
        });
    context.world().link("unit", "investor", "unit")->rows_of(unit, [&](std::int32_t row) {
        out.push_back(context.row("investor", row));
    });
}

constexpr const char* cover_needs =
    "coverage.org coverage.unit org.kind >coverage.counts >org.counts >unit.population";

constexpr DerivedFact facts[] = {
    {"unit", "org_covered", "党的组织覆盖", FactType::Bool, "", cover_needs,
     "有党组织（功能型党支部除外）覆盖本单位。", make_org_covered, trace_coverage},
    {"unit", "own_org", "单独组建党组织", FactType::Bool, "", cover_needs,
     "有党支部、党总支或党委只覆盖本单位一家。", make_own_org, trace_coverage},
    {"unit", "joint_org", "联合组建党组织", FactType::Bool, "", ">unit.own_org >unit.org_covered",
     "有组织覆盖而不是单独组建。", make_joint_org, trace_coverage},
    {"unit", "alone_covered", "被只覆盖它一家的党组织覆盖", FactType::Bool, "", cover_needs,
     "有党组织（功能型党支部除外）覆盖本单位而不覆盖别的单位。", make_alone_covered,
     trace_coverage},
    {"unit", "covering_count", "覆盖它的党组织数", FactType::Number, "个", cover_needs,
     "覆盖本单位的党组织（功能型党支部除外）个数。", make_covering_count, trace_coverage},
    {"unit", "instructed", "已派驻指导员或联络员", FactType::Bool, "",
     "dispatch.unit >dispatch.counts", "有有效的派驻，且派驻的指导员或联络员在任。",
     make_instructed, trace_dispatch},
    {"unit", "has_union", "已建工会", FactType::Bool, "", "unit.union_founded",
     "工会成立日期不晚于截止日期。", make_has_union},
    {"unit", "mass_org", "已建群团组织", FactType::Bool, "",
     "unit.union_founded unit.youth_founded unit.women_founded",
     "工会、共青团、妇联至少有一个已成立。", make_mass_org},
    {"unit", "work_covered", "党的工作覆盖", FactType::Bool, "",
     ">unit.org_covered >unit.instructed >unit.mass_org",
     "有组织覆盖，或有指导员、联络员派驻，或有群团组织。", make_work_covered, trace_work},
    {"unit", "unbuilt_kind", "未建类型", FactType::Text, "",
     ">unit.population >unit.org_covered >unit.formal >unit.members >unit.unregistered",
     "在统计范围而没有组织覆盖的单位：正式党员3人以上为应建未建，有党员为有党员不足3人，没有填写为"
     "未知，其余为"
     "无党员。",
     make_unbuilt_kind},
    {"unit", "covering_secretary_is_investor", "书记由出资人担任", FactType::Bool, "",
     "coverage.org coverage.unit org.kind >coverage.counts >org.counts >unit.population post.org "
     "post.title post.id_number post.name >post.counts investor.unit investor.id_number "
     "investor.name",
     "只覆盖本单位一家的党组织，其书记是本单位的出资人（按身份号码，没有号码的按姓名）。",
     make_secretary_is_investor, trace_secretary},
    {"unit", "proposed_managing_org", "建议的兜底管理党组织", FactType::Ref, "org",
     "unit.area area.parent org.kind org.area org.code >org.counts",
     "本单位属地或其上最近一级属地的乡镇街道党委。", make_proposed_org},
};

} // namespace

std::span<const DerivedFact> unit_coverage_facts()
{
    return facts;
}

} // namespace lx
