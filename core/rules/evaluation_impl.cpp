#include "core/rules/evaluation_impl.h"

#include "core/facts/fact_context.h"
#include "core/facts/row_span.h"

namespace lx {

Frame PartResult::frame() const
{
    Frame frame;
    frame.ledger = part->ledger;
    frame.subject = part->ledger;
    frame.count = static_cast<std::int32_t>(states.size());
    frame.rows = all_rows ? nullptr : &rows;
    return frame;
}

PartResult EvaluationImpl::prepare(const Rule& rule, int part) const
{
    PartResult result;
    result.rule = &rule;
    result.index = part;
    result.part = &rule.parts[static_cast<std::size_t>(part)];
    const ColumnTable& table = m_world->snapshot().table(result.part->ledger);
    if (result.part->jurisdiction) {
        result.all_rows = false;
        if (const std::int32_t root = m_world->jurisdiction(); root >= 0 && !only)
            result.rows.push_back(root);
    } else if (only) {
        result.all_rows = false;
        const std::int32_t row = only->ledger == table.def->code ? table.row_of(only->id) : -1;
        if (row >= 0)
            result.rows.push_back(row);
    }
    result.states.assign(
        result.all_rows ? static_cast<std::size_t>(table.rows()) : result.rows.size(), State::None);
    return result;
}

std::vector<Tri> EvaluationImpl::subjects(const PartResult& result, const Machine& machine,
                                          const Frame& frame) const
{
    std::vector<Tri> is_subject(static_cast<std::size_t>(frame.count), Tri::True);
    const std::vector<Tri>& there =
        *m_world->fact(result.part->ledger, result.part->any_row ? "known" : "counts").tri;
    for (std::size_t i = 0; i < is_subject.size(); ++i)
        is_subject[i] = there[static_cast<std::size_t>(result.row_at(i))];
    if (result.part->who != nullptr) {
        const std::vector<Tri> who = machine.evaluate(*result.part->who, frame);
        for (std::size_t i = 0; i < is_subject.size(); ++i)
            is_subject[i] = is_subject[i] & who[i];
    }
    return is_subject;
}

std::vector<Tri> EvaluationImpl::applies(const PartResult& result, const Machine& machine,
                                         const Frame& frame) const
{
    std::vector<Tri> applies(static_cast<std::size_t>(frame.count), Tri::True);
    if (result.part->applies != nullptr)
        applies = machine.evaluate(*result.part->applies, frame);
    if (result.rule->cadence && result.rule->whole_period) {
        const std::string& ledger = result.part->ledger;
        const RowSpans spans(FactContext(*m_world), *m_world->registry().catalog().ledger(ledger));
        const Period& period = machine.periods().judged();
        for (std::size_t i = 0; i < applies.size(); ++i)
            if (applies[i] != Tri::False &&
                !spans.of(result.row_at(i)).whole(period.first.days(), period.last.days()))
                applies[i] = Tri::False;
    }
    return applies;
}

void EvaluationImpl::evaluate_part(PartResult& result, bool todo) const
{
    if (result.states.empty())
        return;
    const JudgedPeriods periods(m_world->as_of(), result.rule->cadence);
    const Machine machine(*m_world, periods, m_cache);
    const Frame frame = result.frame();
    const std::vector<Tri> is_subject = subjects(result, machine, frame);
    const std::vector<Tri> applying = applies(result, machine, frame);
    bool asked = false;
    for (std::size_t i = 0; i < applying.size(); ++i)
        asked = asked || (is_subject[i] != Tri::False && applying[i] != Tri::False);
    std::vector<Tri> met(applying.size(), Tri::False);
    std::vector<std::int32_t> deadline;
    if (asked) {
        met = machine.evaluate(*result.part->met, frame);
        if (result.part->deadline != nullptr)
            deadline = days(result, *result.part->deadline, false);
    }
    const std::int32_t today = m_world->as_of().days();
    for (std::size_t i = 0; i < applying.size(); ++i) {
        State& state = result.states[i];
        if (is_subject[i] == Tri::False)
            state = State::None;
        else if (applying[i] == Tri::False)
            state = State::NotApplicable;
        else if (is_subject[i] == Tri::Unknown || applying[i] == Tri::Unknown ||
                 met[i] == Tri::Unknown)
            state = State::Unknown;
        else if (met[i] == Tri::True)
            state = State::Met;
        else
            state = !deadline.empty() && deadline[i] != kNone32 && today < deadline[i]
                        ? State::Pending
                        : State::Unmet;
    }
    if (todo && result.rule->cadence)
        find_open(result, periods);
    if (todo && result.part->remind_date != nullptr && asked)
        find_reminders(result, periods);
}

void EvaluationImpl::find_open(PartResult& result, const JudgedPeriods& periods) const
{
    const JudgedPeriods next = periods.next();
    const Machine machine(*m_world, next, m_cache);
    const Frame frame = result.frame();
    const std::vector<Tri> is_subject = subjects(result, machine, frame);
    const std::vector<Tri> applying = applies(result, machine, frame);
    bool asked = false;
    for (std::size_t i = 0; i < applying.size(); ++i)
        asked = asked || (is_subject[i] == Tri::True && applying[i] == Tri::True);
    if (!asked)
        return;
    const std::vector<Tri> met = machine.evaluate(*result.part->met, frame);
    for (std::size_t i = 0; i < applying.size(); ++i)
        if (is_subject[i] == Tri::True && applying[i] == Tri::True && met[i] != Tri::True)
            result.open.push_back(static_cast<std::int32_t>(i));
}

void EvaluationImpl::find_reminders(PartResult& result, const JudgedPeriods& periods) const
{
    const Machine machine(*m_world, periods, m_cache);
    const Values dates = machine.values(*result.part->remind_date, result.frame());
    const Values before = machine.values(*result.part->remind_days, result.frame());
    const std::int32_t today = m_world->as_of().days();
    for (std::size_t i = 0; i < result.states.size(); ++i) {
        const std::int32_t day = dates.code_of(i);
        const std::int64_t lead = before.low_of(i);
        if (result.states[i] == State::Met && day != kNone32 && lead != kNone64 && today <= day &&
            today >= day - lead / kScale)
            result.remind.push_back(static_cast<std::int32_t>(i));
    }
}

std::vector<std::int32_t> EvaluationImpl::days(const PartResult& result, const Term& term,
                                               bool next_period) const
{
    JudgedPeriods periods(m_world->as_of(), result.rule->cadence);
    if (next_period)
        periods = periods.next();
    const Machine machine(*m_world, periods, m_cache);
    const Values values = machine.values(term, result.frame());
    std::vector<std::int32_t> days(result.states.size());
    for (std::size_t i = 0; i < days.size(); ++i)
        days[i] = values.code_of(i);
    return days;
}

const std::vector<std::int32_t>& EvaluationImpl::deadlines(const PartResult& result) const
{
    const std::lock_guard lock(m_mutex);
    auto [at, fresh] = m_deadlines.try_emplace(&result);
    if (fresh && result.part->deadline != nullptr)
        at->second = days(result, *result.part->deadline, false);
    return at->second;
}

std::optional<Date> EvaluationImpl::deadline(const PartResult& result, std::size_t place) const
{
    const auto& days = deadlines(result);
    if (days.empty() || days[place] == kNone32)
        return std::nullopt;
    return Date(days[place]);
}

const std::vector<FactTerm>& EvaluationImpl::fact_terms(const RulePart& part) const
{
    const std::lock_guard lock(m_mutex);
    auto [at, fresh] = m_fact_terms.try_emplace(&part);
    if (fresh)
        at->second = lx::fact_terms(part, m_world->registry().catalog());
    return at->second;
}

const PartResult* EvaluationImpl::part_of(const Finding& finding) const
{
    for (const auto& result : parts)
        if (result->rule == finding.rule && result->index == finding.part)
            return result.get();
    return nullptr;
}

} // namespace lx
