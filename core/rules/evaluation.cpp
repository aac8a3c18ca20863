#include "core/rules/evaluation.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "core/rules/evaluation_impl.h"

namespace lx {

std::string_view state_code(State state)
{
    switch (state) {
    case State::Met:
        return "met";
    case State::Unmet:
        return "unmet";
    case State::Pending:
        return "pending";
    case State::Unknown:
        return "unknown";
    case State::NotApplicable:
        return "na";
    default:
        return "";
    }
}

std::string_view state_title(State state)
{
    switch (state) {
    case State::Met:
        return "已落实";
    case State::Unmet:
        return "未落实";
    case State::Pending:
        return "未到期";
    case State::Unknown:
        return "待补数据";
    case State::NotApplicable:
        return "不适用";
    default:
        return "";
    }
}

Evaluation::Evaluation(std::shared_ptr<EvaluationImpl> impl) : m_impl(std::move(impl)) {}

const PolicyPack& Evaluation::pack() const
{
    return m_impl->pack();
}

const World& Evaluation::world() const
{
    return m_impl->world();
}

const ScopedUnits& Evaluation::units() const
{
    return m_impl->units;
}

const std::vector<const Rule*>& Evaluation::rules() const
{
    return m_impl->rules;
}

const std::vector<TargetResult>& Evaluation::targets() const
{
    return m_impl->targets;
}

const std::vector<std::string>& Evaluation::evaluated() const
{
    return m_impl->evaluated;
}

namespace {

void count(const PartResult& result, StateCounts& counts)
{
    std::int64_t numbers[6] = {};
    for (const State state : result.states)
        ++numbers[static_cast<std::size_t>(state)];
    counts.met += numbers[static_cast<std::size_t>(State::Met)];
    counts.unmet += numbers[static_cast<std::size_t>(State::Unmet)];
    counts.pending += numbers[static_cast<std::size_t>(State::Pending)];
    counts.unknown += numbers[static_cast<std::size_t>(State::Unknown)];
    counts.na += numbers[static_cast<std::size_t>(State::NotApplicable)];
}

bool named(const std::vector<std::string>& ids, const std::string& id, const std::string& full_id)
{
    return std::any_of(ids.begin(), ids.end(),
                       [&](const std::string& one) { return one == id || one == full_id; });
}

Finding finding_at(const EvaluationImpl& impl, const PartResult& result, std::size_t place)
{
    Finding finding;
    finding.rule = result.rule;
    finding.part = result.index;
    finding.ledger = result.part->ledger;
    finding.row = result.row_at(place);
    finding.id =
        impl.world().snapshot().table(finding.ledger).ids[static_cast<std::size_t>(finding.row)];
    finding.state = result.states[place];
    finding.deadline = impl.deadline(result, place);
    return finding;
}

} // namespace

StateCounts Evaluation::counts(const Rule& rule) const
{
    StateCounts counts;
    for (const auto& result : m_impl->parts)
        if (result->rule == &rule)
            count(*result, counts);
    return counts;
}

StateCounts Evaluation::counts() const
{
    StateCounts counts;
    for (const auto& result : m_impl->parts)
        count(*result, counts);
    return counts;
}

void Evaluation::each_finding(const FindingFilter& filter,
                              const std::function<bool(const Finding&)>& sink) const
{
    bool wanted[6] = {};
    if (filter.states.empty())
        for (const State state : {State::Unmet, State::Pending, State::Unknown})
            wanted[static_cast<std::size_t>(state)] = true;
    for (const State state : filter.states)
        wanted[static_cast<std::size_t>(state)] = state != State::None;
    std::int64_t skip = filter.offset;
    std::int64_t left = filter.limit;
    for (const auto& part_result : m_impl->parts) {
        const PartResult& result = *part_result;
        if (!filter.rules.empty() && !named(filter.rules, result.rule->id, result.rule->full_id))
            continue;
        if (!filter.ledger.empty() && filter.ledger != result.part->ledger)
            continue;
        std::int32_t only = -1;
        if (filter.id != 0) {
            only = m_impl->world().snapshot().table(result.part->ledger).row_of(filter.id);
            if (only < 0)
                continue;
        }
        std::size_t place = only >= 0 && result.all_rows ? static_cast<std::size_t>(only) : 0;
        for (; place < result.states.size(); ++place) {
            if (only >= 0 && result.row_at(place) != only) {
                if (result.all_rows)
                    break;
                continue;
            }
            if (!wanted[static_cast<std::size_t>(result.states[place])])
                continue;
            if (skip > 0) {
                --skip;
                continue;
            }
            if (left == 0 || !sink(finding_at(*m_impl, result, place)))
                return;
            if (left > 0)
                --left;
        }
    }
}

void Evaluation::each_todo(const std::function<bool(const TodoItem&)>& sink,
                           const std::vector<std::string>& only) const
{
    for (const auto& part_result : m_impl->parts) {
        const PartResult& result = *part_result;
        if (!only.empty() && !named(only, result.rule->id, result.rule->full_id))
            continue;
        TodoItem item;
        item.rule = result.rule;
        item.part = result.index;
        item.ledger = result.part->ledger;
        const auto& ids = m_impl->world().snapshot().table(item.ledger).ids;
        const auto give = [&](std::size_t place, Date due) {
            item.row = result.row_at(place);
            item.id = ids[static_cast<std::size_t>(item.row)];
            item.due = due;
            return sink(item);
        };
        if (!result.open.empty()) {
            const Period period =
                JudgedPeriods(m_impl->world().as_of(), result.rule->cadence).next().judged();
            item.period = period.code();
            std::vector<std::int32_t> due;
            if (result.part->due != nullptr)
                due = m_impl->days(result, *result.part->due, true);
            for (const std::int32_t place : result.open) {
                const auto at = static_cast<std::size_t>(place);
                const bool own = !due.empty() && due[at] != kNone32;
                if (!give(at, own ? Date(due[at]) : period.last))
                    return;
            }
        }
        item.period.clear();
        if (result.part->deadline != nullptr)
            for (std::size_t place = 0; place < result.states.size(); ++place)
                if (result.states[place] == State::Pending)
                    if (const auto due = m_impl->deadline(result, place); due && !give(place, *due))
                        return;
        if (!result.remind.empty()) {
            const auto dates = m_impl->days(result, *result.part->remind_date, false);
            for (const std::int32_t place : result.remind)
                if (!give(static_cast<std::size_t>(place),
                          Date(dates[static_cast<std::size_t>(place)])))
                    return;
        }
    }
}

State Evaluation::state(const Rule& rule, std::string_view ledger, std::int64_t id) const
{
    State state = State::None;
    FindingFilter filter;
    filter.rules = {rule.id};
    filter.ledger = std::string(ledger);
    filter.id = id;
    filter.states = {State::Met, State::Unmet, State::Pending, State::Unknown,
                     State::NotApplicable};
    each_finding(filter, [&](const Finding& finding) {
        state = finding.state;
        return false;
    });
    return state;
}

void Evaluation::each_state(const Rule& rule, std::size_t part,
                            const std::function<void(std::int32_t row, State state)>& sink) const
{
    for (const auto& part_result : m_impl->parts) {
        const PartResult& result = *part_result;
        if (result.rule != &rule || static_cast<std::size_t>(result.index) != part)
            continue;
        for (std::size_t place = 0; place < result.states.size(); ++place)
            sink(result.row_at(place), result.states[place]);
    }
}

std::vector<FactReading> Evaluation::facts(const Finding& finding) const
{
    return Explainer(*m_impl, finding).facts(false);
}

namespace {

/// The day it was done, where that was after its deadline.
std::optional<Date> done_late(const EvaluationImpl& impl, const Finding& finding)
{
    const PartResult* part = impl.part_of(finding);
    if (finding.state != State::Met || !finding.deadline || part == nullptr ||
        part->part->done_on == nullptr)
        return std::nullopt;
    PartResult one; // of this row alone
    one.rule = part->rule;
    one.index = part->index;
    one.part = part->part;
    one.all_rows = false;
    one.rows = {finding.row};
    one.states = {finding.state};
    const auto days = impl.days(one, *part->part->done_on, false);
    if (days.empty() || days.front() == kNone32 || days.front() <= finding.deadline->days())
        return std::nullopt;
    return Date(days.front());
}

} // namespace

Explanation Evaluation::explain(const Finding& finding) const
{
    const Explainer explainer(*m_impl, finding);
    Explanation explanation;
    explanation.finding = finding;
    explanation.facts = explainer.facts(true);
    explanation.basis = finding.rule->basis;
    explanation.clause = finding.rule->clause;
    explanation.advice = finding.rule->advice;
    explanation.needed = explainer.needed();
    explanation.done_late = done_late(*m_impl, finding);
    return explanation;
}

Result<Explanation> Evaluation::explain(std::string_view rule, std::string_view ledger,
                                        std::int64_t id) const
{
    const Rule* found = pack().rule(rule);
    if (found == nullptr)
        return fail(ErrorKind::Usage,
                    "政策包“" + pack().name() + "”没有规则“" + std::string(rule) + "”。");
    std::optional<Explanation> explanation;
    FindingFilter filter;
    filter.rules = {found->id};
    filter.ledger = std::string(ledger);
    filter.id = id;
    filter.states = {State::Met, State::Unmet, State::Pending, State::Unknown,
                     State::NotApplicable};
    each_finding(filter, [&](const Finding& finding) {
        explanation = explain(finding);
        return false;
    });
    if (!explanation)
        return fail(ErrorKind::Usage, "规则 " + found->id + " 没有对这一条记录作出结论。");
    return std::move(*explanation);
}

namespace {

/// What there is to do for an evaluation.
struct Tasks
{
    std::vector<std::shared_ptr<PartResult>> parts;
    std::vector<const Target*> targets; ///< all chosen, in the pack's order
    std::vector<std::size_t> again;     ///< places of those in `targets` that are evaluated
    std::vector<std::vector<TargetResult>> results; ///< one a target
    [[nodiscard]] std::size_t size() const { return parts.size() + again.size(); }
};

/// The evaluation whose answers may be taken over; null where none may.
const EvaluationImpl* comparable(const EvaluationImpl& impl, const EvaluateOptions& options,
                                 const EvaluationImpl* before)
{
    const bool same = before != nullptr && options.changed != nullptr &&
                      &before->pack() == &impl.pack() && before->rules == impl.rules &&
                      before->world().as_of() == impl.world().as_of() && !options.only &&
                      !before->only;
    return same ? before : nullptr;
}

Result<> choose_rules(EvaluationImpl& impl, const EvaluateOptions& options,
                      std::vector<const Target*>& targets)
{
    const PolicyPack& pack = impl.pack();
    for (const std::string& id : options.rules)
        if (pack.rule(id) == nullptr && pack.target(id) == nullptr)
            return fail(ErrorKind::Usage, "政策包“" + pack.name() + "”（" + pack.id() +
                                              "）没有编号为“" + id +
                                              "”的规则，可用 policies 命令查看规则编号。");
    const auto chosen = [&](const auto& one) {
        return options.rules.empty() || named(options.rules, one.id, one.full_id);
    };
    for (const Rule& rule : pack.rules())
        if (chosen(rule))
            impl.rules.push_back(&rule);
    for (const Target& target : pack.targets())
        if (options.targets && chosen(target) && !options.only)
            targets.push_back(&target);
    return {};
}

/// Takes over the answers that nothing of what changed can have altered; the others are to do.
void share_out(EvaluationImpl& impl, const EvaluateOptions& options, const EvaluationImpl* before,
               Tasks& tasks)
{
    const EvaluationImpl* kept = comparable(impl, options, before);
    const auto stays = [&](const Needs& needs) {
        return kept != nullptr && !needs.touched_by(*options.changed);
    };
    const std::shared_ptr<const Scope>& scope = impl.units.scope();
    const bool units_stay = kept != nullptr && kept->units.scope() == scope &&
                            (scope == nullptr || stays(scope->needs(impl.world().registry())));
    for (const Rule* rule : impl.rules) {
        if (stays(rule->needs)) {
            // Parts stand in the order of rules, and the rules are the same.
            for (std::size_t i = 0; i < rule->parts.size(); ++i)
                impl.parts.push_back(kept->parts[impl.parts.size()]);
            continue;
        }
        impl.evaluated.push_back(rule->id);
        for (std::size_t part = 0; part < rule->parts.size(); ++part) {
            tasks.parts.push_back(
                std::make_shared<PartResult>(impl.prepare(*rule, static_cast<int>(part))));
            impl.parts.push_back(tasks.parts.back());
        }
    }
    tasks.results.resize(tasks.targets.size());
    for (std::size_t i = 0; i < tasks.targets.size(); ++i) {
        const Target* target = tasks.targets[i];
        if (!stays(target->needs) || (!units_stay && follows_scope(*target))) {
            impl.evaluated.push_back(target->id);
            tasks.again.push_back(i);
            continue;
        }
        for (const TargetResult& result : kept->targets)
            if (result.target == target)
                tasks.results[i].push_back(result);
    }
}

} // namespace

Result<Evaluation> evaluate(std::shared_ptr<const PolicyPack> pack,
                            std::shared_ptr<const World> world, const EvaluateOptions& options)
{
    auto impl = std::make_shared<EvaluationImpl>(std::move(pack), std::move(world));
    Tasks tasks;
    impl->only = options.only;
    impl->units = options.units;
    LX_TRY(choose_rules(*impl, options, tasks.targets));
    share_out(*impl, options, options.before == nullptr ? nullptr : options.before->m_impl.get(),
              tasks);

    // Rules and targets are independent of each other: whoever is free takes the next one.
    const std::size_t count = tasks.size();
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> stop = false;
    const auto work = [&](bool reports) {
        for (std::size_t task = next++; task < count && !stop; task = next++) {
            if (options.progress != nullptr && options.progress->cancelled()) {
                stop = true;
            } else if (task < tasks.parts.size()) {
                impl->evaluate_part(*tasks.parts[task], options.todo);
            } else {
                const std::size_t target = tasks.again[task - tasks.parts.size()];
                tasks.results[target] = impl->evaluate_target(*tasks.targets[target]);
            }
            if (impl->cache().exhausted())
                stop = true;
            if (reports && options.progress != nullptr)
                options.progress->report("评估规则",
                                         static_cast<std::int64_t>(std::min(next.load(), count)),
                                         static_cast<std::int64_t>(count));
        }
    };
    // A handful of rows is done before a second thread has started.
    const bool small = options.only || count < 2;
    std::vector<std::thread> helpers;
    for (int i = 1; i < options.threads && !small; ++i)
        helpers.emplace_back(work, false);
    work(true);
    for (std::thread& helper : helpers)
        helper.join();

    if (options.progress != nullptr && options.progress->cancelled())
        return fail(ErrorKind::Cancelled, "评估已取消。");
    if (impl->cache().exhausted())
        return fail(ErrorKind::Refused,
                    "政策包“" + impl->pack().name() +
                        "”中有规则要逐对比较的记录太多，请把条件改得更具体后再评估。");
    for (auto& results : tasks.results)
        for (TargetResult& result : results)
            impl->targets.push_back(std::move(result));
    return Evaluation(std::move(impl));
}

} // namespace lx
