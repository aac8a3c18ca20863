#include <algorithm>

#include "core/facts/fact_context.h"
#include "core/ledger/field_text.h"
#include "core/rules/condition_text.h"
#include "core/rules/evaluation_impl.h"
#include "core/rules/yes_no_words.h"

namespace lx {
namespace {

constexpr std::size_t max_rows = 200;
constexpr std::size_t max_needed = 30;

/// Chinese text runs on, figures stand apart: "现在是党委", "现在是 2 人".
std::string spaced(std::string text)
{
    const bool figure = !text.empty() && static_cast<unsigned char>(text.front()) < 0x80;
    return figure ? " " + text : text;
}

/// A way that leads to "unknown" at best: {"all": […, {"unknown": true}]}.
bool only_unknown(const Condition& condition)
{
    if (condition.kind == Condition::Kind::Unknown)
        return true;
    if (condition.kind == Condition::Kind::Use)
        return only_unknown(*condition.parts.front());
    return condition.kind == Condition::Kind::All &&
           std::any_of(condition.parts.begin(), condition.parts.end(),
                       [](const ConditionPtr& part) { return only_unknown(*part); });
}

} // namespace

Explainer::Explainer(const EvaluationImpl& evaluation, const Finding& finding)
    : m_evaluation(evaluation), m_finding(finding),
      m_part(finding.rule->parts[static_cast<std::size_t>(finding.part)]),
      m_periods(evaluation.world().as_of(), finding.rule->cadence), m_row{finding.row},
      m_frame(Frame::of(m_part.ledger, m_row)),
      m_machine(evaluation.world(), m_periods, evaluation.cache())
{}

std::string Explainer::shown(const Term& term) const
{
    if (term.kind == Term::Kind::Fact || term.kind == Term::Kind::Outer)
        return read(term, false).text;
    const Values values = m_machine.values(term, m_frame);
    const auto with_unit = [&](std::string text) {
        return term.unit.empty() ? text : text + " " + term.unit;
    };
    switch (term.type) {
    case ValueType::Number: {
        const std::int64_t low = values.low_of(0);
        const std::int64_t high = values.high_of(0);
        if (low == kNone64)
            return "未知";
        if (low == high)
            return with_unit(ConditionText::number(low));
        if (high == kNoBound)
            return low == 0 ? "未知" : with_unit("至少 " + ConditionText::number(low));
        return with_unit(ConditionText::number(low) + " 至 " + ConditionText::number(high));
    }
    case ValueType::Bool:
        return values.tri_of(0) == Tri::True    ? "是"
               : values.tri_of(0) == Tri::False ? "否"
                                                : "未知";
    case ValueType::Date:
        if (values.code_of(0) == kNone32)
            return values.blank_unknown ? "未知" : "未填";
        return Date(values.code_of(0)).iso();
    case ValueType::Text:
        if (values.code_of(0) == kNone32)
            return "未填";
        return std::string(
            m_evaluation.world().snapshot().texts().text(std::max(values.code_of(0), -1)));
    case ValueType::Ref:
        return values.code_of(0) == kNone32 ? "未填" : "已填";
    }
    return {};
}

FactReading Explainer::read(const Term& term, bool rows) const
{
    const World& world = m_evaluation.world();
    FactReading reading;
    if (term.kind == Term::Kind::Aggregate) {
        const ConditionText text(world.registry().catalog(), &m_periods);
        reading.title = text.term(term);
        const Values values = m_machine.values(term, m_frame);
        reading.text = shown(term);
        if (term.type == ValueType::Number) {
            const std::int64_t low = values.low_of(0);
            reading.unknown = low == kNone64 || low != values.high_of(0);
            if (!reading.unknown && low % kScale == 0)
                reading.value = low / kScale;
            else if (!reading.unknown)
                reading.value = static_cast<double>(low) / kScale;
        } else if (values.code_of(0) != kNone32) {
            reading.value = Date(values.code_of(0)).iso();
        } else {
            reading.unknown = true;
        }
        if (rows) {
            const FactContext context(world);
            for (const std::int32_t row :
                 m_machine.counted_rows(term, m_finding.row, m_part.ledger, m_finding.row)) {
                if (reading.rows.size() >= max_rows)
                    break;
                reading.rows.push_back(context.row(term.rows_ledger, row));
            }
        }
        return reading;
    }
    reading.title = term.fact.title();
    std::int32_t row = m_finding.row;
    for (const FactDef* step : term.fact.steps) {
        const std::int32_t next = (*world.fact(*step).i32)[static_cast<std::size_t>(row)];
        if (rows && next >= 0)
            reading.rows.push_back(FactContext(world).row(step->ref_ledger, next));
        row = next;
        if (row < 0)
            break;
    }
    const FactDef& def = *term.fact.fact;
    if (row < 0) {
        reading.text = "未填";
        reading.unknown = def.type == FactType::Number || def.type == FactType::Money;
        return reading;
    }
    reading.text = world.show(def, row);
    if (def.field >= 0) { // who reads of a finding reads no whole number of a person
        const FieldDef& field = world.registry()
                                    .catalog()
                                    .ledger(def.ledger)
                                    ->fields[static_cast<std::size_t>(def.field)];
        if (field.sensitive && !is_empty(world.value(def, row)) && !world.fact(def).given_only)
            reading.text = show_field(field, world.value(def, row), true);
    }
    reading.value = world.value(def, row);
    if (def.type == FactType::Money && !is_empty(reading.value))
        reading.value = static_cast<double>(int_of(reading.value)) / 100;
    if (def.type == FactType::Ref && !world.fact(def).given_only)
        reading.ref_ledger = def.ref_ledger;
    reading.unknown =
        is_empty(reading.value) &&
        (def.type == FactType::Bool || def.type == FactType::Number || def.type == FactType::Money);
    if (rows)
        for (RowRef& one : world.trace(def, row))
            if (reading.rows.size() < max_rows)
                reading.rows.push_back(std::move(one));
    return reading;
}

std::vector<FactReading> Explainer::facts(bool rows) const
{
    std::vector<FactReading> readings;
    for (const FactTerm& fact : m_evaluation.fact_terms(m_part)) {
        readings.push_back(read(*fact.term, rows));
        readings.back().key = fact.key;
    }
    return readings;
}

std::vector<std::string> Explainer::needed() const
{
    std::vector<std::string> list;
    const auto add = [&](const ConditionPtr& condition) {
        if (condition == nullptr)
            return;
        for (std::string& one : missing(*condition, true))
            if (list.size() < max_needed && std::find(list.begin(), list.end(), one) == list.end())
                list.push_back(std::move(one));
    };
    if (m_finding.state == State::Unknown) { // what is not known may stand before the duty itself
        for (const ConditionPtr& condition : {m_part.who, m_part.applies})
            if (condition != nullptr &&
                m_machine.evaluate(*condition, m_frame).front() == Tri::Unknown)
                add(condition);
    }
    if (m_finding.state == State::Unmet || m_finding.state == State::Pending ||
        m_finding.state == State::Unknown)
        add(m_part.met);
    return list;
}

std::string Explainer::missing_compare(const Condition& condition, bool wanted, Tri now) const
{
    const ConditionText text(m_evaluation.world().registry().catalog(), &m_periods);
    const Term& left = *condition.left;
    if (now == Tri::Unknown) {
        std::string what = text.term(left) + (shown(left) == "未知" ? "未知" : "尚不能确定");
        if (condition.right != nullptr && condition.right->kind != Term::Kind::Constant &&
            shown(*condition.right) == "未知")
            what = text.term(*condition.right) + "未知";
        return what + "，请补录后再判断。";
    }
    std::string sentence = text.wish(condition, wanted) + "，现在" + now_words(condition, wanted);
    if (condition.right != nullptr && condition.right->kind != Term::Kind::Constant &&
        condition.right->type != ValueType::Ref && left.type != ValueType::Bool)
        sentence +=
            "（" + text.term(*condition.right) + "是" + spaced(shown(*condition.right)) + "）";
    return sentence + "。";
}

std::string Explainer::now_words(const Condition& condition, bool wanted) const
{
    const Term& left = *condition.left;
    if (left.type == ValueType::Bool && left.fact.fact != nullptr) {
        const YesNoWords words = yes_no_words(*left.fact.fact);
        const bool yes = shown(left) == "是";
        if (!yes && left.kind == Term::Kind::Fact && left.fact.steps.empty())
            for (const YesNoWords::Now& one : words.now)
                if (one.when.empty() ||
                    (*m_evaluation.world()
                          .fact(m_part.ledger, one.when)
                          .tri)[static_cast<std::size_t>(m_finding.row)] == Tri::True)
                    return one.text;
        // "应派驻指导员或联络员，现在没有": what ought to be was just said.
        if (!yes && wanted && words.no.starts_with("没有"))
            return "没有";
        return yes ? words.yes : words.no;
    }
    const std::string value = shown(left);
    if (value == "未填")
        return "没有填";
    if (left.kind == Term::Kind::Aggregate && left.gather == Term::Gather::Count)
        return value.starts_with("0 ") ? "没有" : "有 " + value;
    if (condition.op == CompareOp::Given || condition.op == CompareOp::Empty)
        return left.type == ValueType::Ref ? value : "填的是" + spaced(value);
    if (left.type == ValueType::Ref)
        return value == "已填" ? "是另外的" : value;
    return "是" + spaced(value);
}

std::vector<std::string> Explainer::missing(const Condition& condition, bool wanted) const
{
    const Tri value = m_machine.evaluate(condition, m_frame).front();
    const Tri now = wanted ? value : !value;
    if (now == Tri::True)
        return {};
    switch (condition.kind) {
    case Condition::Kind::Use:
        return missing(*condition.parts.front(), wanted);
    case Condition::Kind::Not:
        return missing(*condition.parts.front(), !wanted);
    case Condition::Kind::Unknown:
        return {"所需的信息没有填写，请补录后再判断。"};
    case Condition::Kind::Compare:
        return {missing_compare(condition, wanted, now)};
    case Condition::Kind::Whole:
    case Condition::Kind::SomeDay: {
        const ConditionText text(m_evaluation.world().registry().catalog(), &m_periods);
        return {std::string(wanted ? "应" : "不应") + text.condition(condition) + "。"};
    }
    default:
        break;
    }
    const bool all = (condition.kind == Condition::Kind::All) == wanted;
    if (condition.parts.empty())
        return {"这种情形消除后才算落实。"};
    std::vector<std::string> list;
    if (all) {
        for (const ConditionPtr& part : condition.parts)
            for (std::string& one : missing(*part, wanted))
                list.push_back(std::move(one));
        return list;
    }
    // One of several ways is enough. Being unknown is none.
    std::vector<ConditionPtr> parts;
    for (const ConditionPtr& part : condition.parts)
        if (!only_unknown(*part))
            parts.push_back(part);
    if (parts.empty())
        parts = condition.parts;
    if (parts.size() == 1)
        return missing(*parts.front(), wanted);
    std::string ways;
    for (const ConditionPtr& part : parts) {
        std::string way;
        for (std::string one : missing(*part, wanted)) {
            if (one.ends_with("。"))
                one.resize(one.size() - std::string_view("。").size());
            way += (way.empty() ? "" : "，并且") + one;
        }
        ways += (ways.empty() ? "做到一样就行：" : "；或者") + way;
    }
    list.push_back(ways + "。");
    return list;
}

} // namespace lx
