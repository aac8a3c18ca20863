// Facts of units from surveys and the roster (domain, section 4).
#include "core/base/uscc.h"
#include "core/facts/fact_context.h"
#include "core/facts/row_span.h"

namespace lx {
namespace {

void make_population(const FactContext& context, const FactDef& fact, FactStorage& out)
{
    const RowSpans spans(context, *context.world().registry().catalog().ledger(fact.ledger));
    out.tri.resize(context.rows("unit"));
    for (std::size_t row = 0; row < out.tri.size(); ++row)
        out.tri[row] = tri(spans.of(static_cast<std::int32_t>(row)).on(context.day()));
}

void make_code_doubtful(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& codes = context.i32("unit", "uscc");
    const auto& notes = context.i32("unit", "uscc_note");
    const TextPool& texts = context.world().snapshot().texts();
    out.tri.resize(codes.size());
    for (std::size_t row = 0; row < codes.size(); ++row) {
        const bool explained = notes[row] != kNone32 && notes[row] != 0;
        out.tri[row] = tri(codes[row] != kNone32 && !explained &&
                           check_uscc(texts.text(codes[row])) != UsccTrouble::None);
    }
}

void make_latest_survey(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& units = context.i32("survey", "unit");
    const auto& dates = context.i32("survey", "date");
    out.i32.assign(context.rows("unit"), kNone32);
    for (std::size_t row = 0; row < units.size(); ++row) {
        if (units[row] < 0 || !reached(dates[row], context.day()))
            continue;
        std::int32_t& best = out.i32[static_cast<std::size_t>(units[row])];
        if (best < 0 || dates[static_cast<std::size_t>(best)] <= dates[row])
            best = static_cast<std::int32_t>(row);
    }
}

/// A field of each unit's latest survey.
template <class T>
std::vector<T> of_survey(const FactContext& context, const std::vector<T>& field, T none)
{
    const auto& latest = context.number("unit", "latest_survey");
    std::vector<T> values(latest.size(), none);
    for (std::size_t row = 0; row < latest.size(); ++row)
        if (latest[row] >= 0)
            values[row] = field[static_cast<std::size_t>(latest[row])];
    return values;
}

void make_headcount(const FactContext& context, const FactDef&, FactStorage& out)
{
    out.i32 = of_survey(context, context.i32("survey", "headcount"), kNone32);
}

void make_status(const FactContext& context, const FactDef&, FactStorage& out)
{
    out.i32 = of_survey(context, context.i32("survey", "status"), kNone32);
}

void make_money(const FactContext& context, const FactDef& fact, FactStorage& out)
{
    out.i64 = of_survey(context, context.i64("survey", fact.key), kNone64);
}

void make_roster_used(const FactContext& context, const FactDef&, FactStorage& out)
{
    const Roster& roster = context.roster("unit");
    out.tri.resize(context.rows("unit"));
    for (std::size_t row = 0; row < out.tri.size(); ++row)
        out.tri[row] = tri(roster.formal[row] + roster.probationary[row] > 0);
}

void make_formal(const FactContext& context, const FactDef&, FactStorage& out)
{
    const Roster& roster = context.roster("unit");
    const auto& used = context.tri("unit", "roster_used");
    out.i32 = of_survey(context, context.i32("survey", "formal"), kNone32);
    for (std::size_t row = 0; row < out.i32.size(); ++row)
        if (used[row] == Tri::True)
            out.i32[row] = roster.formal[row];
}

void make_members(const FactContext& context, const FactDef&, FactStorage& out)
{
    const Roster& roster = context.roster("unit");
    const auto& used = context.tri("unit", "roster_used");
    const auto probationary = of_survey(context, context.i32("survey", "probationary"), kNone32);
    out.i32 = of_survey(context, context.i32("survey", "formal"), kNone32);
    for (std::size_t row = 0; row < out.i32.size(); ++row) {
        if (used[row] == Tri::True)
            out.i32[row] = roster.formal[row] + roster.probationary[row];
        else if (out.i32[row] != kNone32 && probationary[row] != kNone32)
            out.i32[row] += probationary[row];
    }
}

void make_probationary(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& members = context.number("unit", "members");
    const auto& formal = context.number("unit", "formal");
    out.i32.assign(members.size(), kNone32);
    for (std::size_t row = 0; row < members.size(); ++row)
        if (members[row] != kNone32 && formal[row] != kNone32)
            out.i32[row] = members[row] - formal[row];
}

void make_unregistered(const FactContext& context, const FactDef&, FactStorage& out)
{
    const Roster& roster = context.roster("unit");
    const auto& used = context.tri("unit", "roster_used");
    const auto& latest = context.number("unit", "latest_survey");
    out.i32 = of_survey(context, context.i32("survey", "unregistered"), kNone32);
    for (std::size_t row = 0; row < out.i32.size(); ++row) {
        if (used[row] == Tri::True)
            out.i32[row] = roster.unregistered[row];
        else if (latest[row] >= 0 && out.i32[row] == kNone32)
            out.i32[row] = 0;
    }
}

void make_roster_differs(const FactContext& context, const FactDef&, FactStorage& out)
{
    const Roster& roster = context.roster("unit");
    const auto formal = of_survey(context, context.i32("survey", "formal"), kNone32);
    const auto probationary = of_survey(context, context.i32("survey", "probationary"), kNone32);
    const auto& used = context.tri("unit", "roster_used");
    out.tri.resize(context.rows("unit"));
    for (std::size_t row = 0; row < out.tri.size(); ++row)
        out.tri[row] =
            tri(used[row] == Tri::True &&
                ((formal[row] != kNone32 && formal[row] != roster.formal[row]) ||
                 (probationary[row] != kNone32 && probationary[row] != roster.probationary[row])));
}

void make_above_scale(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& category = context.i32("unit", "category");
    const auto& headcount = context.number("unit", "headcount");
    const std::int32_t enterprise = context.code("非公有制企业");
    out.tri.resize(category.size());
    for (std::size_t row = 0; row < category.size(); ++row) {
        if (category[row] != enterprise)
            out.tri[row] = Tri::False;
        else
            out.tri[row] = headcount[row] == kNone32 ? Tri::Unknown : tri(headcount[row] >= 50);
    }
}

void make_entity_social(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& category = context.i32("unit", "category");
    const auto& type = context.i32("unit", "type");
    const std::int32_t social = context.code("社会组织");
    const auto entities = context.codes({"民办学校", "民办医疗机构", "律师事务所", "会计师事务所",
                                         "税务师事务所", "其他社会服务机构"});
    out.tri.resize(category.size());
    for (std::size_t row = 0; row < category.size(); ++row)
        out.tri[row] = tri(category[row] == social && is_one_of(type[row], entities));
}

void trace_survey(const FactContext& context, std::int32_t row, std::vector<RowRef>& out)
{
    const std::int32_t survey =
        context.number("unit", "latest_survey")[static_cast<std::size_t>(row)];
    if (survey >= 0)
        out.push_back(context.row("survey", survey));
}

void trace_members(const FactContext& context, std::int32_t row,
                   std::initializer_list<const char*> relations, int formal,
                   std::vector<RowRef>& out)
{
    if (context.tri("unit", "roster_used")[static_cast<std::size_t>(row)] != Tri::True) {
        trace_survey(context, row, out);
        return;
    }
    const auto wanted = context.codes(relations);
    const auto& counts = context.tri("member", "counts");
    const auto& is_formal = context.tri("member", "is_formal");
    const auto& relation = context.i32("member", "relation");
    context.world().link("unit", "member", "unit")->rows_of(row, [&](std::int32_t member) {
        const auto at = static_cast<std::size_t>(member);
        if (counts[at] == Tri::True && is_one_of(relation[at], wanted) &&
            (formal < 0 || (is_formal[at] == Tri::True) == (formal == 1)))
            out.push_back(context.row("member", member));
    });
}

void trace_formal(const FactContext& context, std::int32_t row, std::vector<RowRef>& out)
{
    trace_members(context, row, {"在册", "流出"}, 1, out);
}

void trace_all_members(const FactContext& context, std::int32_t row, std::vector<RowRef>& out)
{
    trace_members(context, row, {"在册", "流出"}, -1, out);
}

void trace_unregistered(const FactContext& context, std::int32_t row, std::vector<RowRef>& out)
{
    trace_members(context, row, {"未转入(口袋)", "隐形"}, -1, out);
}

constexpr const char* survey_needs = "survey.unit survey.date";
constexpr const char* roster_needs =
    "survey.unit survey.date survey.formal survey.probationary survey.unregistered member.unit "
    "member.relation >member.counts >member.is_formal";

constexpr DerivedFact facts[] = {
    {"unit", "population", "在统计范围", FactType::Bool, "",
     "unit.registered unit.deregistered unit.status",
     "截止日期当日已登记、未注销的单位；状态为注销、吊销而没有注销日期的不算。", make_population},
    {"unit", "code_doubtful", "代码存疑", FactType::Bool, "", "unit.uscc ?unit.uscc_note",
     "统一社会信用代码的长度、字符或校验码不对，也没有填写代码存疑说明。", make_code_doubtful},
    {"unit", "latest_survey", "最近一次摸底", FactType::Ref, "survey", survey_needs,
     "不晚于截止日期的最近一次摸底记录。", make_latest_survey, trace_survey},
    {"unit", "headcount", "从业人员数", FactType::Number, "人",
     "survey.headcount >unit.latest_survey", "取自不晚于截止日期的最近一次摸底；没有摸底为未知。",
     make_headcount, trace_survey},
    {"unit", "survey_status", "摸底时经营状态", FactType::Choice, "unit_status",
     "survey.status >unit.latest_survey", "取自最近一次摸底。", make_status, trace_survey},
    {"unit", "wages", "年度工资总额", FactType::Money, "元", "survey.wages >unit.latest_survey",
     "取自最近一次摸底；没有填写为未知。", make_money, trace_survey},
    {"unit", "fees", "年度会费总额", FactType::Money, "元", "survey.fees >unit.latest_survey",
     "取自最近一次摸底；没有填写为未知。", make_money, trace_survey},
    {"unit", "roster_used", "有党员花名册", FactType::Bool, "", roster_needs,
     "党员台账中有工作单位为本单位、组织关系为在册或流出的有效党员。", make_roster_used,
     trace_all_members},
    {"unit", "formal", "正式党员数", FactType::Number, "人", roster_needs,
     "有花名册的按花名册（在册、流出的正式党员），否则取最近一次摸底；没有填写为未知。",
     make_formal, trace_formal},
    {"unit", "members", "党员数", FactType::Number, "人", roster_needs,
     "正式党员加预备党员：有花名册的按花名册，否则取最近一次摸底。", make_members,
     trace_all_members},
    {"unit", "probationary", "预备党员数", FactType::Number, "人", roster_needs,
     "有花名册的按花名册（在册、流出的预备党员），否则取最近一次摸底（空白为0）。",
     make_probationary, trace_all_members},
    {"unit", "unregistered", "未转入党员数", FactType::Number, "人", roster_needs,
     "组织关系未转入或隐形的党员：有花名册的按花名册，否则取最近一次摸底（空白为0）。",
     make_unregistered, trace_unregistered},
    {"unit", "roster_differs", "花名册与摸底不符", FactType::Bool, "", roster_needs,
     "花名册的正式或预备党员数与最近一次摸底填写的不同。", make_roster_differs, trace_survey},
    {"unit", "above_scale", "规模以上企业", FactType::Bool, "", "unit.category >unit.headcount",
     "从业人员50人以上的非公有制企业（鄂党组通字〔2013〕69号）。", make_above_scale, trace_survey},
    {"unit", "entity_social", "实体性社会组织", FactType::Bool, "", "unit.category unit.type",
     "民办学校、民办医疗机构、律师、会计师、税务师事务所和其他社会服务机构。", make_entity_social},
};

} // namespace

std::span<const DerivedFact> unit_facts()
{
    return facts;
}

} // namespace lx
