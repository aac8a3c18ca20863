// Facts that rows of every ledger have.
#include "core/facts/fact_context.h"
#include "core/facts/row_span.h"

namespace lx {
namespace {

void make_self(const FactContext& context, const FactDef& fact, FactStorage& out)
{
    out.i32.resize(context.rows(fact.ledger));
    for (std::size_t row = 0; row < out.i32.size(); ++row)
        out.i32[row] = static_cast<std::int32_t>(row);
}

void make_counts(const FactContext& context, const FactDef& fact, FactStorage& out)
{
    const RowSpans spans(context, *context.world().registry().catalog().ledger(fact.ledger));
    out.tri = spans.on_the_day(context.rows(fact.ledger));
    const auto& scope = context.world().options().scope;
    if (fact.ledger != "unit" || scope.empty())
        return;
    std::vector<std::int32_t> categories;
    for (const std::string& category : scope)
        categories.push_back(context.code(category));
    const auto& category = context.i32("unit", "category");
    for (std::size_t row = 0; row < out.tri.size(); ++row)
        if (!is_one_of(category[row], categories))
            out.tri[row] = Tri::False;
}

void make_known(const FactContext& context, const FactDef& fact, FactStorage& out)
{
    const RowSpans spans(context, *context.world().registry().catalog().ledger(fact.ledger),
                         RowSpans::Of::Start);
    out.tri = spans.on_the_day(context.rows(fact.ledger));
}

constexpr DerivedFact facts[] = {
    {"", "self", "本条", FactType::Ref, "", "", "这一条记录本身，用来与指向它的引用比较。",
     make_self},
    {"", "counts", "在册有效", FactType::Bool, "", "",
     "截止日期当日有效：起始日期不晚于当日，没有终止日期或终止日期晚于当日；单位须在统计范围内。",
     make_counts},
    {"", "known", "当日已有", FactType::Bool, "", "",
     "起始日期（或发生日期、年度）不晚于截止日期；以后才有的记录当日还不知道，不计数、不列出。",
     make_known},
};

} // namespace

std::span<const DerivedFact> common_facts()
{
    return facts;
}

} // namespace lx
