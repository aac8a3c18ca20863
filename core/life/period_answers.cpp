#include "core/life/period_answers.h"

#include <algorithm>
#include <array>

namespace lx {

namespace {

LifeState state_of(State state)
{
    switch (state) {
    case State::Met:
        return LifeState::Held;
    case State::Unmet:
        return LifeState::Hole;
    case State::Pending:
    case State::Unknown:
        return LifeState::Due;
    default:
        return LifeState::None;
    }
}

} // namespace

std::string_view state_code(LifeState state)
{
    constexpr std::array<std::string_view, 5> codes{"na", "held", "later", "due", "hole"};
    return codes[static_cast<std::size_t>(state)];
}

std::string_view state_title(LifeState state)
{
    constexpr std::array<std::string_view, 5> titles{"", "已开展", "未到", "本期待开展", "缺"};
    return titles[static_cast<std::size_t>(state)];
}

Result<std::vector<LifeState>> PeriodAnswers::of(const PackResult& pack, const CadenceRule& rule,
                                                 const std::vector<std::string>& together,
                                                 const Period& period)
{
    const Date day = ended(period) ? period.last : m_county.as_of;
    LX_ASSIGN(const Evaluation* const evaluation, on(pack, together, day));
    States found = states(*evaluation, rule);
    if (!ended(period)) {
        look_ahead(*evaluation, rule, period, found);
        return found;
    }
    const Date late = std::min(m_county.as_of, period.last.add_days(rule.extra_days));
    if (late <= day)
        return found;
    LX_ASSIGN(const Evaluation* const afterwards, on(pack, together, late));
    const States then = states(*afterwards, rule);
    for (std::size_t row = 0; row < found.size(); ++row)
        if (found[row] == LifeState::Hole && then[row] == LifeState::Held)
            found[row] = LifeState::Held;
    return found;
}

PeriodAnswers::States PeriodAnswers::states(const Evaluation& evaluation,
                                            const CadenceRule& rule) const
{
    const std::string& ledger = rule.rule->parts[static_cast<std::size_t>(rule.part)].ledger;
    States found(static_cast<std::size_t>(m_county.world->rows(ledger)), LifeState::None);
    evaluation.each_state(*rule.rule, static_cast<std::size_t>(rule.part),
                          [&](std::int32_t row, State state) {
                              found[static_cast<std::size_t>(row)] = state_of(state);
                          });
    return found;
}

/// Of a period that has not ended: what was asked of the one before it is asked again, and what
/// is still to do in the one that runs is known.
void PeriodAnswers::look_ahead(const Evaluation& evaluation, const CadenceRule& rule,
                               const Period& period, States& states) const
{
    const bool runs = period.first <= m_county.as_of;
    States open(states.size(), LifeState::None);
    evaluation.each_todo(
        [&](const TodoItem& item) {
            if (item.part == rule.part && !item.period.empty())
                open[static_cast<std::size_t>(item.row)] = LifeState::Due;
            return true;
        },
        {rule.rule->full_id});
    for (std::size_t row = 0; row < states.size(); ++row) {
        const bool asked = states[row] != LifeState::None || open[row] != LifeState::None;
        if (!asked)
            continue;
        states[row] = !runs                         ? LifeState::Later
                      : open[row] == LifeState::Due ? LifeState::Due
                                                    : LifeState::Held;
    }
}

/// The pack's answers on a day.
Result<const Evaluation*> PeriodAnswers::on(const PackResult& pack,
                                            const std::vector<std::string>& together, Date day)
{
    std::string key = pack.pack->id() + day.iso();
    for (const std::string& rule : together)
        key += " " + rule;
    const auto known = m_answers.find(key);
    if (known != m_answers.end())
        return &known->second;
    EvaluateOptions options;
    options.targets = false;
    options.progress = &m_progress;
    options.rules = together;
    options.todo = day == m_county.as_of; // of days before only the answers are read
    // Several cadences end on one day: what is known of it is worked out once.
    std::shared_ptr<const World>& world = m_worlds[{pack.pack->id(), day}];
    if (world == nullptr)
        world = pack.evaluation->world().at(day);
    LX_ASSIGN(Evaluation evaluation, evaluate(pack.pack, world, options));
    return &m_answers.emplace(std::move(key), std::move(evaluation)).first->second;
}

} // namespace lx
