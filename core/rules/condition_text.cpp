#include "core/rules/condition_text.h"

#include <algorithm>
#include <optional>

#include "core/rules/yes_no_words.h"

namespace lx {
namespace {

/// The comparison that is true where this one is false; nothing where there is no word for it.
std::optional<CompareOp> opposite(CompareOp op)
{
    switch (op) {
    case CompareOp::Equal:
        return CompareOp::NotEqual;
    case CompareOp::NotEqual:
        return CompareOp::Equal;
    case CompareOp::AtLeast:
        return CompareOp::Less;
    case CompareOp::Less:
        return CompareOp::AtLeast;
    case CompareOp::AtMost:
        return CompareOp::More;
    case CompareOp::More:
        return CompareOp::AtMost;
    case CompareOp::In:
        return CompareOp::NotIn;
    case CompareOp::NotIn:
        return CompareOp::In;
    case CompareOp::Given:
        return CompareOp::Empty;
    case CompareOp::Empty:
        return CompareOp::Given;
    default:
        return std::nullopt;
    }
}

const char* op_sign(CompareOp op)
{
    switch (op) {
    case CompareOp::AtLeast:
        return "≥";
    case CompareOp::AtMost:
        return "≤";
    case CompareOp::More:
        return ">";
    case CompareOp::Less:
        return "<";
    default:
        return "";
    }
}

/// The same said of what ought to be: of days and of numbers.
const char* op_words(CompareOp op, bool day)
{
    switch (op) {
    case CompareOp::AtLeast:
        return day ? "不早于" : "不少于";
    case CompareOp::AtMost:
        return day ? "不晚于" : "不超过";
    case CompareOp::More:
        return day ? "晚于" : "多于";
    case CompareOp::Less:
        return day ? "早于" : "少于";
    default:
        return "";
    }
}

/// A yes or no held against a constant: what it is wanted to be.
std::optional<bool> wanted_yes(const Condition& c)
{
    if (c.left->type != ValueType::Bool || c.right == nullptr ||
        c.right->kind != Term::Kind::Constant || c.left->fact.fact == nullptr)
        return std::nullopt;
    return c.right->yes == (c.op == CompareOp::Equal);
}

/// A number of rows held against a constant: whether there is to be one, or none; nothing where it
/// is about another number.
struct CountedRows
{
    bool any = false;
    std::optional<bool> some;
};
CountedRows counted_rows(const Condition& c)
{
    if (c.left->kind != Term::Kind::Aggregate || c.left->gather != Term::Gather::Count ||
        c.right == nullptr || c.right->kind != Term::Kind::Constant)
        return {};
    const std::int64_t number = c.right->number;
    if ((c.op == CompareOp::AtLeast && number == kScale) ||
        (c.op == CompareOp::More && number == 0))
        return {true, true};
    if ((c.op == CompareOp::Equal && number == 0) ||
        (c.op == CompareOp::Less && number == kScale) || (c.op == CompareOp::AtMost && number == 0))
        return {true, false};
    return {true, std::nullopt};
}

/// "该对象的管理党组织": whose fact it is, where it is not the row's own.
std::string whose(const Term& term)
{
    std::string text = term.kind == Term::Kind::Outer ? "该对象" : "";
    for (const FactDef* step : term.fact.steps)
        text += (text.empty() ? "" : "的") + step->title;
    return text;
}

std::string list_text(const std::vector<TermPtr>& parts)
{
    std::string text;
    for (const TermPtr& part : parts)
        text += (text.empty() ? "" : "、") + (part->type == ValueType::Number
                                                  ? ConditionText::number(part->number)
                                                  : "“" + part->text + "”");
    return text;
}

} // namespace

std::string ConditionText::number(std::int64_t scaled)
{
    const bool negative = scaled < 0;
    const auto size =
        negative ? 0 - static_cast<std::uint64_t>(scaled) : static_cast<std::uint64_t>(scaled);
    std::string text = std::to_string(size / kScale);
    const std::uint64_t rest = size % kScale;
    if (rest != 0) {
        std::string digits = std::to_string(kScale + rest).substr(1);
        digits.erase(digits.find_last_not_of('0') + 1);
        text += "." + digits;
    }
    return (negative ? "-" : "") + text;
}

std::string ConditionText::period(const PeriodSpec& period) const
{
    const std::string extra = period.extra_days != nullptr
                                  ? "及其后" + number(period.extra_days->number) + "天"
                                  : std::string();
    const std::string length =
        period.length != nullptr ? number(period.length->number) : std::string();
    switch (period.base) {
    case PeriodSpec::Base::Months:
        return "近" + length + "个月";
    case PeriodSpec::Base::Days:
        return "近" + length + "天";
    case PeriodSpec::Base::ThisYear:
        return "本年";
    default:
        break;
    }
    if (m_periods != nullptr) {
        const auto name = [&](YearOf which) {
            return Period::parse(m_periods->code(which))->chinese() + extra;
        };
        switch (period.base) {
        case PeriodSpec::Base::JudgedPrevious:
            return name(YearOf::JudgedPrevious);
        case PeriodSpec::Base::JudgedAndPrevious:
            return Period::parse(m_periods->code(YearOf::JudgedPrevious))->chinese() + "和" +
                   name(YearOf::Judged);
        case PeriodSpec::Base::JudgedMonth:
            return name(YearOf::JudgedMonth);
        case PeriodSpec::Base::JudgedQuarter:
            return name(YearOf::JudgedQuarter);
        case PeriodSpec::Base::JudgedHalfYear:
            return name(YearOf::JudgedHalfYear);
        case PeriodSpec::Base::JudgedYear:
            return name(YearOf::JudgedYear);
        default:
            return name(YearOf::Judged);
        }
    }
    switch (period.base) {
    case PeriodSpec::Base::JudgedPrevious:
        return "上一考评期" + extra;
    case PeriodSpec::Base::JudgedAndPrevious:
        return "上一考评期和考评期" + extra;
    case PeriodSpec::Base::JudgedMonth:
        return "考评月" + extra;
    case PeriodSpec::Base::JudgedQuarter:
        return "考评季度" + extra;
    case PeriodSpec::Base::JudgedHalfYear:
        return "考评半年" + extra;
    case PeriodSpec::Base::JudgedYear:
        return "考评年度" + extra;
    default:
        return "考评期" + extra;
    }
}

std::string ConditionText::term(const Term& term) const
{
    const auto joined = [&](const char* sign) {
        std::string text;
        for (const TermPtr& part : term.parts)
            text += (text.empty() ? "" : sign) + this->term(*part);
        return text;
    };
    switch (term.kind) {
    case Term::Kind::Constant:
        if (term.list)
            return list_text(term.parts);
        if (term.type == ValueType::Bool)
            return term.yes ? "是" : "否";
        if (term.type == ValueType::Number)
            return number(term.number) + term.unit;
        if (term.type == ValueType::Ref && term.text.empty())
            return "编号为" + std::to_string(term.number) + "的记录";
        return term.type == ValueType::Date ? term.date.chinese() : "“" + term.text + "”";
    case Term::Kind::Fact:
        return term.fact.title();
    case Term::Kind::Outer:
        return "该对象的" + term.fact.title();
    case Term::Kind::Aggregate: {
        const LedgerDef* rows = m_catalog.ledger(term.rows_ledger);
        std::string text = rows != nullptr ? rows->name : term.rows_ledger;
        if (term.where != nullptr)
            text += "（" + condition(*term.where) + "）";
        if (term.gather == Term::Gather::Count)
            return text;
        text += "的" + term.fact.title();
        return text + (term.gather == Term::Gather::Sum   ? "合计"
                       : term.gather == Term::Gather::Min ? "最小值"
                                                          : "最大值");
    }
    case Term::Kind::Times:
        return joined("×");
    case Term::Kind::Plus:
        return joined("＋");
    case Term::Kind::If:
        return condition(*term.condition) + "的为" + this->term(*term.parts[0]) + "，否则为" +
               this->term(*term.parts[1]);
    case Term::Kind::Table:
        return "按" + this->term(*term.parts.back()) + "查表的数";
    case Term::Kind::Year:
        if (m_periods != nullptr)
            return std::to_string(m_periods->year(term.year)) + "年";
        return term.year == YearOf::T ? "截止日期的年度" : "考评年度";
    case Term::Kind::PeriodCode:
        return m_periods != nullptr ? "“" + m_periods->code(term.year) + "”" : "考评期";
    case Term::Kind::Today:
        return m_periods != nullptr ? m_periods->as_of().chinese() : "截止日期";
    case Term::Kind::JudgedDay:
        return m_periods != nullptr ? m_periods->judged_day(term.text).chinese()
                                    : "考评年度的" + term.text;
    case Term::Kind::MakeDate:
        return this->term(*term.parts.front()) + "的" + term.text;
    case Term::Kind::DatePlus: {
        std::string text = this->term(*term.parts[0]);
        for (const std::size_t i : {std::size_t{2}, std::size_t{1}})
            if (term.parts[i] != nullptr)
                text += "加" + this->term(*term.parts[i]) +
                        (term.parts[i]->unit.empty() ? (i == 1 ? "天" : "个月") : "");
        return text;
    }
    }
    return {};
}

std::string ConditionText::value(const Condition& compare) const
{
    const Term& right = *compare.right;
    // "≥3人": a bare number takes the unit of what it is compared with.
    const bool bare = right.kind == Term::Kind::Constant && right.type == ValueType::Number &&
                      right.unit.empty() && !right.list;
    return term(right) + (bare ? compare.left->unit : "");
}

std::string ConditionText::wanted(const Condition& compare) const
{
    const Condition& c = compare;
    const auto value = [&] { return this->value(c); };
    switch (c.op) {
    case CompareOp::Equal:
        return "为" + value();
    case CompareOp::NotEqual:
        return "不为" + value();
    case CompareOp::In:
        return "为" + value() + (c.right->parts.size() > 1 ? "之一" : "");
    case CompareOp::NotIn:
        return "不为" + value() + (c.right->parts.size() > 1 ? "之一" : "");
    case CompareOp::Given:
        return "已填写" + std::string(c.left->type == ValueType::Date ? "且不晚于截止日期" : "");
    case CompareOp::Empty:
        return "未填写";
    case CompareOp::During:
        return "在" + period(c.period);
    case CompareOp::Contains:
        return "含有" + value();
    case CompareOp::Within:
        return "在" + value() + "或其下级";
    default:
        return op_sign(c.op) + value();
    }
}

std::string ConditionText::compare(const Condition& condition, bool negated) const
{
    if (negated) {
        if (const auto op = opposite(condition.op)) {
            Condition other = condition;
            other.op = *op;
            return compare(other, false);
        }
        return term(*condition.left) + "不" + wanted(condition);
    }
    const Term& left = *condition.left;
    if (const auto yes = wanted_yes(condition)) {
        const YesNoWords words = yes_no_words(*left.fact.fact);
        return whose(left) + (*yes ? words.yes : words.no);
    }
    // "no such row" and "at least one" read better than numbers.
    if (const CountedRows rows = counted_rows(condition); rows.any) {
        if (rows.some)
            return (*rows.some ? "有" : "没有") + term(left);
        if (condition.op == CompareOp::AtLeast)
            return "有不少于" + number(condition.right->number) + "条" + term(left);
        return term(left) + "的条数" + wanted(condition);
    }
    if (condition.op == CompareOp::Given || condition.op == CompareOp::Empty)
        return (condition.op == CompareOp::Given ? "填有" : "没有填") + term(left);
    return term(left) + wanted(condition);
}

std::string ConditionText::wish(const Condition& condition, bool wished) const
{
    if (!wished) {
        if (const auto op = opposite(condition.op)) {
            Condition other = condition;
            other.op = *op;
            return wish(other, true);
        }
        return term(*condition.left) + "不应" + wanted(condition);
    }
    const Term& left = *condition.left;
    if (const auto yes = wanted_yes(condition))
        return whose(left) + (*yes ? "应" : "不应") + yes_no_words(*left.fact.fact).should;
    if (const CountedRows rows = counted_rows(condition); rows.any) {
        if (rows.some)
            return (*rows.some ? "应有" : "不应有") + term(left);
        const std::string count = number(condition.right->number) + "条";
        if (condition.op == CompareOp::AtLeast)
            return "应有不少于" + count + term(left);
        return term(left) + "应" + op_words(condition.op, false) + count;
    }
    const std::string several =
        condition.right != nullptr && condition.right->list && condition.right->parts.size() > 1
            ? "之一"
            : "";
    switch (condition.op) {
    case CompareOp::Given:
        return "应填写" + term(left);
    case CompareOp::Empty:
        return "不应填写" + term(left);
    case CompareOp::Equal:
    case CompareOp::In:
        return term(left) + "应是" + value(condition) + several;
    case CompareOp::NotEqual:
    case CompareOp::NotIn:
        return term(left) + "不应是" + value(condition) + several;
    case CompareOp::During:
    case CompareOp::Contains:
    case CompareOp::Within:
        return term(left) + "应" + wanted(condition);
    default:
        return term(left) + "应" + op_words(condition.op, left.type == ValueType::Date) +
               value(condition);
    }
}

std::string ConditionText::group(const Condition& condition, bool negated) const
{
    const bool all = (condition.kind == Condition::Kind::All) != negated;
    if (condition.parts.empty())
        return all ? "总是" : "从不";
    std::string result;
    for (const ConditionPtr& part : condition.parts) {
        std::string one = text(*part, negated);
        const Condition* inner = part.get();
        while (inner->kind == Condition::Kind::Use)
            inner = inner->parts.front().get();
        const bool group =
            inner->kind == Condition::Kind::All || inner->kind == Condition::Kind::Any;
        if (group && inner->parts.size() > 1 && condition.parts.size() > 1 &&
            inner->kind != condition.kind)
            one = "（" + one + "）";
        result += (result.empty() ? "" : all ? "、" : "或") + one;
    }
    return result;
}

std::string ConditionText::text(const Condition& condition, bool negated) const
{
    switch (condition.kind) {
    case Condition::Kind::All:
    case Condition::Kind::Any:
        return group(condition, negated);
    case Condition::Kind::Not:
        return text(*condition.parts.front(), !negated);
    case Condition::Kind::Use:
        return text(*condition.parts.front(), negated);
    case Condition::Kind::Unknown:
        return "不能判断";
    case Condition::Kind::Among:
        return std::string(negated ? "不在" : "在") + "名单的" +
               std::to_string(condition.ids.size()) + "行中";
    case Condition::Kind::Compare:
        return compare(condition, negated);
    case Condition::Kind::Whole:
        return (negated ? "没有在" : "在") + period(condition.period) + "全程有效";
    case Condition::Kind::SomeDay:
        return (negated ? "没有在" : "在") + period(condition.period) + "内有效";
    }
    return {};
}

std::string ConditionText::condition(const Condition& condition) const
{
    return text(condition, false);
}

} // namespace lx
