#include "core/rules/fact_columns.h"

#include <algorithm>
#include <cmath>

#include "core/rules/evaluation_impl.h"

namespace lx {
namespace {

FactValue whole(FactValue::Kind kind, std::int64_t number)
{
    FactValue value;
    value.kind = kind;
    value.whole = number;
    return value;
}

FactValue real(double number)
{
    FactValue value;
    value.kind = FactValue::Kind::Real;
    value.real = number;
    return value;
}

FactValue text(std::string_view words)
{
    FactValue value;
    value.kind = FactValue::Kind::Text;
    value.text = words;
    return value;
}

/// A fact of a row as its column holds it.
FactValue of_column(const World& world, const FactColumn& column, std::int32_t row)
{
    const FactDef& def = *column.def;
    const auto at = static_cast<std::size_t>(row);
    if (column.given_only)
        return (*column.i32)[at] == 1 ? whole(FactValue::Kind::Bool, 1) : FactValue{};
    if (column.tri != nullptr) {
        const Tri value = (*column.tri)[at];
        return value == Tri::Unknown ? FactValue{}
                                     : whole(FactValue::Kind::Bool, value == Tri::True ? 1 : 0);
    }
    if (column.i64 != nullptr)
        return (*column.i64)[at] == kNone64 ? FactValue{}
                                            : real(static_cast<double>((*column.i64)[at]) / 100);
    if (column.real != nullptr)
        return std::isnan((*column.real)[at]) ? FactValue{} : real((*column.real)[at]);
    const std::int32_t number = (*column.i32)[at];
    if (number == kNone32 || (column.at_least != nullptr && (*column.at_least)[at] != 0))
        return {};
    switch (def.type) {
    case FactType::Date:
        return whole(FactValue::Kind::Date, number);
    case FactType::Text:
    case FactType::Choice:
        return text(world.snapshot().texts().text(number));
    case FactType::Ref: // below 0 stands free text in the place of a row
        return number < 0 ? FactValue{} : whole(FactValue::Kind::Row, number);
    default:
        return whole(FactValue::Kind::Whole, number);
    }
}

/// What was counted, added up or found of linked rows.
FactValue of_values(const Values& values, std::size_t i)
{
    if (values.type != ValueType::Number)
        return values.code_of(i) == kNone32 ? FactValue{}
                                            : whole(FactValue::Kind::Date, values.code_of(i));
    const std::int64_t low = values.low_of(i);
    if (low == kNone64 || low != values.high_of(i))
        return {};
    return low % kScale == 0 ? whole(FactValue::Kind::Whole, low / kScale)
                             : real(static_cast<double>(low) / kScale);
}

/// One fact of the rows last read.
struct OneFact
{
    FactTerm fact;
    bool counted = false;           ///< of linked rows: `values`; else `rows` of `column`
    std::vector<std::int32_t> rows; ///< rows the references lead to; -1 = none
    bool through = false;           ///< `rows` holds them; else they are the subjects' own
    const FactColumn* column = nullptr;
    Values values;
};

} // namespace

struct FactColumns::Impl
{
    Impl(const EvaluationImpl& from, const Rule& rule, int index)
        : evaluation(from), part(rule.parts[static_cast<std::size_t>(index)]),
          periods(from.world().as_of(), rule.cadence)
    {
        for (const FactTerm& fact : from.fact_terms(part)) {
            OneFact& one = facts.emplace_back();
            one.fact = fact;
            one.counted = fact.term->kind == Term::Kind::Aggregate;
            one.through = !one.counted && !fact.term->fact.steps.empty();
        }
    }

    const EvaluationImpl& evaluation;
    const RulePart& part;
    JudgedPeriods periods;
    MachineCache own_cache; ///< for what is looked up pair by pair: its work is not the rules'
    std::vector<OneFact> facts;
    const std::vector<std::int32_t>* subjects = nullptr;
};

FactColumns::FactColumns(const Evaluation& evaluation, const Rule& rule, int part)
    : m_impl(std::make_unique<Impl>(evaluation.impl(), rule, part))
{}

FactColumns::~FactColumns() = default;

std::size_t FactColumns::size() const
{
    return m_impl->facts.size();
}

const std::string& FactColumns::key(std::size_t fact) const
{
    return m_impl->facts[fact].fact.key;
}

std::string_view FactColumns::ledger(std::size_t fact) const
{
    const OneFact& one = m_impl->facts[fact];
    const FactDef* def = one.fact.term->fact.fact;
    return one.counted || def->type != FactType::Ref ? std::string_view() : def->ref_ledger;
}

void FactColumns::read(const std::vector<std::int32_t>& rows)
{
    Impl& impl = *m_impl;
    const World& world = impl.evaluation.world();
    impl.subjects = &rows;
    const Frame frame = Frame::of(impl.part.ledger, rows);
    for (OneFact& one : impl.facts) {
        const Term& term = *one.fact.term;
        if (one.counted) {
            MachineCache& cache = term.correlated ? impl.own_cache : impl.evaluation.cache();
            one.values = Machine(world, impl.periods, cache).values(term, frame);
            continue;
        }
        one.column = &world.fact(*term.fact.fact);
        if (!one.through)
            continue;
        one.rows = rows;
        for (const FactDef* step : term.fact.steps) {
            const std::vector<std::int32_t>& next = *world.fact(*step).i32;
            for (std::int32_t& row : one.rows)
                row = row < 0 ? -1 : std::max(next[static_cast<std::size_t>(row)], -1);
        }
    }
}

FactValue FactColumns::value(std::size_t fact, std::size_t i) const
{
    const OneFact& one = m_impl->facts[fact];
    if (one.counted)
        return of_values(one.values, i);
    const std::int32_t row = one.through ? one.rows[i] : (*m_impl->subjects)[i];
    return row < 0 ? FactValue{} : of_column(m_impl->evaluation.world(), *one.column, row);
}

} // namespace lx
