// Facts of Party organizations (domain, section 4).
#include <algorithm>

#include "core/base/date.h"
#include "core/facts/fact_context.h"

namespace lx {
namespace {

/// Counts, for each org, the units it covers that pass the test.
template <class Test> std::vector<std::int32_t> count_units(const FactContext& context, Test test)
{
    const CoverPairs& covers = context.covers();
    std::vector<std::int32_t> counts(context.rows("org"), 0);
    for (std::size_t org = 0; org < counts.size(); ++org)
        for (const std::int32_t unit : covers.units_of_org.of(static_cast<std::int32_t>(org)))
            if (test(static_cast<std::size_t>(unit)))
                ++counts[org];
    return counts;
}

void make_covered(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& counts = context.tri("unit", "counts");
    out.i32 = count_units(context, [&](std::size_t unit) { return counts[unit] == Tri::True; });
}

void make_covered_all(const FactContext& context, const FactDef&, FactStorage& out)
{
    out.i32 = count_units(context, [](std::size_t) { return true; });
}

void make_covered_category(const FactContext& context, const FactDef& fact, FactStorage& out)
{
    const std::int32_t wanted =
        context.code(fact.key == "covered_social" ? "社会组织" : "非公有制企业");
    const auto& category = context.i32("unit", "category");
    out.i32 = count_units(context, [&](std::size_t unit) { return category[unit] == wanted; });
}

void make_only_enterprises(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& all = context.number("org", "covered_all");
    const auto& enterprises = context.number("org", "covered_enterprises");
    out.tri.resize(all.size());
    for (std::size_t org = 0; org < all.size(); ++org)
        out.tri[org] = tri(all[org] > 0 && enterprises[org] == all[org]);
}

void make_covering(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& counts = context.tri("org", "counts");
    const auto& covered = context.number("org", "covered");
    const auto& kind = context.i32("org", "kind");
    const std::int32_t functional = context.code("功能型党支部");
    out.tri.resize(counts.size());
    for (std::size_t org = 0; org < counts.size(); ++org)
        out.tri[org] = counts[org] & tri(covered[org] >= 1 && kind[org] != functional);
}

void make_branch(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& kind = context.i32("org", "kind");
    const auto branches = context.codes({"党支部", "联合党支部"});
    out.tri.resize(kind.size());
    for (std::size_t org = 0; org < kind.size(); ++org)
        out.tri[org] = tri(is_one_of(kind[org], branches));
}

void make_member_rows(const FactContext& context, const FactDef&, FactStorage& out)
{
    out.i32 = context.roster("org").rows;
}

bool has_roster(const Roster& roster, std::size_t org)
{
    return roster.formal[org] + roster.probationary[org] > 0;
}

void make_formal(const FactContext& context, const FactDef&, FactStorage& out)
{
    const CoverPairs& covers = context.covers();
    const Roster& roster = context.roster("org");
    const auto& of_unit = context.number("unit", "formal");
    out.i32.assign(context.rows("org"), 0);
    out.at_least.assign(out.i32.size(), 0);
    for (std::size_t org = 0; org < out.i32.size(); ++org) {
        if (has_roster(roster, org)) {
            out.i32[org] = roster.formal[org];
            continue;
        }
        for (const std::int32_t unit : covers.units_of_org.of(static_cast<std::int32_t>(org))) {
            const std::int32_t formal = of_unit[static_cast<std::size_t>(unit)];
            if (formal == kNone32)
                out.at_least[org] = 1;
            else
                out.i32[org] += formal;
        }
    }
}

std::int32_t term_of_text(std::int32_t kind, std::int32_t committee,
                          const std::vector<std::int32_t>& three)
{
    if (kind == committee)
        return 5;
    return is_one_of(kind, three) ? 3 : kNone32;
}

void make_term(const FactContext& context, const FactDef& fact, FactStorage& out)
{
    const auto& kind = context.i32("org", "kind");
    const auto& given = context.i32("org", "term_years");
    const std::int32_t committee = context.code("党委");
    const auto three = context.codes({"党总支", "党支部", "联合党支部"});
    const bool text_holds = fact.key == "term_text";
    out.i32.resize(kind.size());
    for (std::size_t org = 0; org < kind.size(); ++org) {
        std::int32_t term = term_of_text(kind[org], committee, three);
        if (given[org] != kNone32 && (!text_holds || term == kNone32 || given[org] < term))
            term = given[org];
        out.i32[org] = term;
    }
}

/// The ledgers that tell of elections.
constexpr const char* election_ledgers[] = {"activity", "election"};

/// Which rows of one of them are of an election held by the day: activities of that kind, elections
/// that have their day.
class HeldElections
{
public:
    HeldElections(const FactContext& context, std::string_view ledger)
        : m_date(context.i32(ledger, "date")),
          m_kind(ledger == "activity" ? &context.i32(ledger, "kind") : nullptr),
          m_election(context.code("换届选举")), m_day(context.day())
    {}
    [[nodiscard]] bool has(std::size_t row) const
    {
        return reached(m_date[row], m_day) && (m_kind == nullptr || (*m_kind)[row] == m_election);
    }
    [[nodiscard]] std::int32_t date(std::size_t row) const { return m_date[row]; }

private:
    const std::vector<std::int32_t>& m_date;
    const std::vector<std::int32_t>* m_kind;
    std::int32_t m_election;
    std::int32_t m_day;
};

void make_last_election(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& field = context.i32("org", "last_election");
    const auto& founded = context.i32("org", "founded");
    out.i32.resize(field.size());
    for (std::size_t org = 0; org < field.size(); ++org)
        out.i32[org] = reached(field[org], context.day()) ? field[org] : kNone32;
    for (const char* ledger : election_ledgers) {
        const HeldElections held(context, ledger);
        const auto& orgs = context.i32(ledger, "org");
        for (std::size_t row = 0; row < orgs.size(); ++row)
            if (orgs[row] >= 0 && held.has(row)) {
                std::int32_t& last = out.i32[static_cast<std::size_t>(orgs[row])];
                last = std::max(last, held.date(row)); // kNone32 is the smallest number
            }
    }
    for (std::size_t org = 0; org < field.size(); ++org)
        if (out.i32[org] == kNone32)
            out.i32[org] = founded[org];
}

void make_due_election(const FactContext& context, const FactDef& fact, FactStorage& out)
{
    const auto& last = context.number("org", "last_election");
    const auto& term =
        context.number("org", fact.key == "due_election_text" ? "term_text" : "term");
    out.i32.resize(last.size());
    for (std::size_t org = 0; org < last.size(); ++org)
        out.i32[org] = last[org] == kNone32 || term[org] == kNone32
                           ? kNone32
                           : Date(last[org]).add_years(std::clamp(term[org], 0, 100)).days();
}

void make_level(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& area = context.i32("org", "area");
    const std::int32_t jurisdiction = context.world().jurisdiction();
    out.i32.resize(area.size());
    for (std::size_t org = 0; org < area.size(); ++org) {
        const auto level = context.level_of_area(area[org] >= 0 ? area[org] : jurisdiction);
        out.i32[org] = level.empty() ? kNone32 : context.code(level);
    }
}

void trace_coverage(const FactContext& context, std::int32_t org, std::vector<RowRef>& out)
{
    const auto& counts = context.tri("coverage", "counts");
    const auto& units = context.i32("coverage", "unit");
    const auto& population = context.tri("unit", "population");
    context.world().link("org", "coverage", "org")->rows_of(org, [&](std::int32_t row) {
        const auto at = static_cast<std::size_t>(row);
        if (counts[at] == Tri::True && units[at] >= 0 &&
            population[static_cast<std::size_t>(units[at])] == Tri::True)
            out.push_back(context.row("coverage", row));
    });
}

void trace_formal(const FactContext& context, std::int32_t org, std::vector<RowRef>& out)
{
    if (!has_roster(context.roster("org"), static_cast<std::size_t>(org))) {
        const World& world = context.world();
        const FactDef& formal = *world.registry().find("unit", "formal");
        for (const std::int32_t unit : context.covers().units_of_org.of(org)) {
            const auto rows = world.trace(formal, unit);
            if (rows.empty())
                out.push_back(context.row("unit", unit));
            out.insert(out.end(), rows.begin(), rows.end());
        }
        return;
    }
    const auto& counts = context.tri("member", "counts");
    const auto& is_formal = context.tri("member", "is_formal");
    const auto& relation = context.i32("member", "relation");
    const auto wanted = context.codes({"在册", "流出"});
    context.world().link("org", "member", "org")->rows_of(org, [&](std::int32_t member) {
        const auto at = static_cast<std::size_t>(member);
        if (counts[at] == Tri::True && is_formal[at] == Tri::True &&
            is_one_of(relation[at], wanted))
            out.push_back(context.row("member", member));
    });
}

void trace_election(const FactContext& context, std::int32_t org, std::vector<RowRef>& out)
{
    for (const char* ledger : election_ledgers) {
        const HeldElections held(context, ledger);
        context.world().link("org", ledger, "org")->rows_of(org, [&](std::int32_t row) {
            if (held.has(static_cast<std::size_t>(row)))
                out.push_back(context.row(ledger, row));
        });
    }
}

constexpr const char* cover_needs =
    "coverage.org coverage.unit >coverage.counts >org.counts >unit.population >unit.counts";
constexpr const char* election_needs =
    "org.last_election org.founded activity.org activity.kind activity.date election.org "
    "election.date";

constexpr DerivedFact facts[] = {
    {"org", "covered", "覆盖单位数", FactType::Number, "个", cover_needs,
     "覆盖的、在本政策范围内的单位数。", make_covered, trace_coverage},
    {"org", "covered_all", "覆盖两新单位数", FactType::Number, "个", cover_needs,
     "覆盖的全部单位数，不论政策范围。", make_covered_all, trace_coverage},
    {"org", "covered_social", "覆盖社会组织数", FactType::Number, "个",
     "coverage.org coverage.unit unit.category >coverage.counts >org.counts >unit.population",
     "覆盖的社会组织数。", make_covered_category, trace_coverage},
    {"org", "covered_enterprises", "覆盖企业数", FactType::Number, "个",
     "coverage.org coverage.unit unit.category >coverage.counts >org.counts >unit.population",
     "覆盖的非公有制企业数。", make_covered_category, trace_coverage},
    {"org", "only_enterprises", "只覆盖企业", FactType::Bool, "",
     ">org.covered_all >org.covered_enterprises", "覆盖的单位都是非公有制企业。",
     make_only_enterprises, trace_coverage},
    {"org", "covering", "覆盖单位的党组织", FactType::Bool, "", "org.kind >org.covered >org.counts",
     "在册有效、至少覆盖一个本政策范围内的单位，功能型党支部除外。", make_covering, trace_coverage},
    {"org", "branch", "党支部", FactType::Bool, "", "org.kind", "类别为党支部或联合党支部。",
     make_branch},
    {"org", "member_rows", "党员台账人数", FactType::Number, "人",
     "member.org member.relation >member.counts >member.is_formal",
     "党员台账中所在党组织为本组织的有效记录数，不论组织关系。", make_member_rows},
    {"org", "formal", "正式党员数", FactType::Number, "人",
     "coverage.org coverage.unit member.org member.relation >member.counts >member.is_formal "
     ">coverage.counts >org.counts >unit.population >unit.formal",
     "党员台账中本组织在册、流出的正式党员；台账中没有的，为所覆盖单位正式党员数之和（有单位未知时"
     "为至少数）。",
     make_formal, trace_formal},
    {"org", "term", "任期", FactType::Number, "年", "org.kind org.term_years",
     "填写的任期；没有填写的，党委5年，党总支、党支部3年。", make_term},
    {"org", "term_text", "政策规定任期", FactType::Number, "年", "org.kind org.term_years",
     "党委5年，党总支、党支部3年；填写的任期更短时按填写的。", make_term},
    {"org", "last_election", "最近一次换届", FactType::Date, "", election_needs,
     "上次换届日期、换届台账的选举日期和换届选举活动中不晚于截止日期的最近一次；没有的为成立日期。",
     make_last_election, trace_election},
    {"org", "due_election", "应换届日期", FactType::Date, "", ">org.last_election >org.term",
     "最近一次换届加任期。", make_due_election, trace_election},
    {"org", "due_election_text", "应换届日期（按政策任期）", FactType::Date, "",
     ">org.last_election >org.term_text", "最近一次换届加政策规定任期。", make_due_election,
     trace_election},
    {"org", "level", "层级", FactType::Text, "", "org.area area.kind area.parent",
     "按其属地为县、市、省；没有属地的按本级。", make_level},
};

} // namespace

std::span<const DerivedFact> org_facts()
{
    return facts;
}

} // namespace lx
