#include "core/rules/comparison.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace lx {

namespace {

/// The gravest comes last.
int gravity(State state)
{
    switch (state) {
    case State::None:
        return 0;
    case State::NotApplicable:
        return 1;
    case State::Met:
        return 2;
    case State::Pending:
        return 3;
    case State::Unknown:
        return 4;
    case State::Unmet:
        break;
    }
    return 5;
}

bool asked(State state)
{
    return state != State::None && state != State::NotApplicable;
}

/// What one side says of the rows of a ledger.
struct Side
{
    std::vector<State> states;
    std::vector<std::uint8_t> rule; ///< place of the rule that says so in the side's list
};

Side side_of(const Evaluation& evaluation, const std::vector<const Rule*>& rules,
             std::string_view ledger, std::size_t rows)
{
    Side side{std::vector<State>(rows, State::None), std::vector<std::uint8_t>(rows, 0)};
    for (std::size_t place = 0; place < rules.size(); ++place) {
        for (std::size_t part = 0; part < rules[place]->parts.size(); ++part) {
            if (rules[place]->parts[part].ledger != ledger)
                continue;
            evaluation.each_state(*rules[place], part, [&](std::int32_t row, State state) {
                const auto at = static_cast<std::size_t>(row);
                if (gravity(state) > gravity(side.states[at])) {
                    side.states[at] = state;
                    side.rule[at] = static_cast<std::uint8_t>(place);
                }
            });
        }
    }
    return side;
}

std::vector<std::string> ledgers_of(const ComparedMatter& matter)
{
    std::vector<std::string> ledgers;
    for (const auto* rules : {&matter.left, &matter.right})
        for (const Rule* rule : *rules)
            for (const RulePart& part : rule->parts)
                if (std::find(ledgers.begin(), ledgers.end(), part.ledger) == ledgers.end())
                    ledgers.push_back(part.ledger);
    return ledgers;
}

/// full id → place of its matter
std::map<std::string, std::size_t> places_of(const std::vector<Matter>& known)
{
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < known.size(); ++i)
        for (const std::string& rule : known[i].rules)
            places.emplace(rule, i);
    return places;
}

/// Holds things with `id`, `full_id` and `title` against each other: calls
/// `pair(title, lefts, rights)` in the order of the left side, then of the right.
template <class Thing, class Pair>
void pair_up(bool same_pack, const std::vector<const Thing*>& left,
             const std::vector<const Thing*>& right, const std::vector<Matter>& known,
             const Pair& pair)
{
    const auto places = places_of(known);
    const auto matter_of = [&](const Thing& thing) -> std::optional<std::size_t> {
        const auto found = places.find(thing.full_id);
        return found == places.end() ? std::nullopt : std::optional(found->second);
    };
    const auto alike = [&](const Thing& a, const Thing& b) {
        if (same_pack)
            return a.id == b.id;
        const auto matter = matter_of(a);
        if (matter && matter == matter_of(b))
            return true;
        return a.id == b.id && a.title == b.title;
    };
    std::set<const Thing*> taken;
    for (const Thing* first : left) {
        if (taken.contains(first))
            continue;
        std::vector<const Thing*> lefts{first};
        std::vector<const Thing*> rights;
        const auto matter = same_pack ? std::nullopt : matter_of(*first);
        for (const Thing* one : left)
            if (matter && one != first && matter_of(*one) == matter)
                lefts.push_back(one);
        for (const Thing* one : right)
            if (!taken.contains(one) && alike(*first, *one))
                rights.push_back(one);
        taken.insert(lefts.begin(), lefts.end());
        taken.insert(rights.begin(), rights.end());
        const bool alone =
            lefts.size() == 1 &&
            (rights.empty() || (rights.size() == 1 && rights.front()->title == first->title));
        const std::string& title = matter && !alone ? known[*matter].title : first->title;
        pair(title, std::move(lefts), std::move(rights));
    }
    for (const Thing* one : right)
        if (!taken.contains(one))
            pair(one->title, std::vector<const Thing*>{}, std::vector<const Thing*>{one});
}

std::optional<Finding> finding_of(const Evaluation& evaluation, const Rule& rule,
                                  std::string_view ledger, std::int64_t id)
{
    std::optional<Finding> found;
    FindingFilter filter;
    filter.rules = {rule.full_id};
    filter.ledger = std::string(ledger);
    filter.id = id;
    filter.states = {State::Met, State::Unmet, State::Pending, State::Unknown,
                     State::NotApplicable};
    evaluation.each_finding(filter, [&](const Finding& finding) {
        found = finding;
        return false;
    });
    return found;
}

/// Facts that read otherwise. Those of the same rule stand in the same order on both sides; a
/// counted condition names its period, so its key may differ there.
void say_facts(std::vector<std::string>& lines, const std::vector<FactReading>& left,
               const std::vector<FactReading>& right, bool same_rule)
{
    for (std::size_t i = 0; i < right.size(); ++i) {
        const FactReading* before = nullptr;
        if (same_rule && left.size() == right.size())
            before = &left[i];
        else
            for (const FactReading& one : left)
                if (one.key == right[i].key)
                    before = &one;
        if (before != nullptr && before->text != right[i].text)
            lines.push_back(right[i].title + "由“" + before->text + "”变为“" + right[i].text + "”");
    }
}

const ParamDef* param_of(const PolicyPack& pack, const std::string& key)
{
    for (const ParamDef& param : pack.params())
        if (param.key == key)
            return &param;
    return nullptr;
}

std::string shown(const ParamDef& param)
{
    std::string text = param.value;
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
        text = text.substr(1, text.size() - 2);
    return text + (param.unit.empty() ? "" : " " + param.unit);
}

void say_figures(std::vector<std::string>& lines, const Evaluation& left, const Rule& left_rule,
                 const Evaluation& right, const Rule& right_rule)
{
    for (const std::string& key : right_rule.params) {
        if (std::find(left_rule.params.begin(), left_rule.params.end(), key) ==
            left_rule.params.end())
            continue;
        const ParamDef* before = param_of(left.pack(), key);
        const ParamDef* after = param_of(right.pack(), key);
        if (before != nullptr && after != nullptr && before->title == after->title &&
            before->value != after->value)
            lines.push_back("标准“" + after->title + "”由 " + shown(*before) + " 变为 " +
                            shown(*after));
    }
}

} // namespace

Move move_of(State left, State right)
{
    if (left == right || (!asked(left) && !asked(right)))
        return Move::None;
    if (left == State::Met && right == State::Unmet)
        return Move::Lost;
    if (left == State::Unmet && right == State::Met)
        return Move::Gained;
    if (!asked(left) && right == State::Unmet)
        return Move::Asked;
    if (left == State::Unmet && !asked(right))
        return Move::Freed;
    return Move::Other;
}

std::string_view move_code(Move move)
{
    static constexpr std::array<std::string_view, kMoves> codes = {"",      "lost",  "gained",
                                                                   "asked", "freed", "other"};
    return codes[static_cast<std::size_t>(move)];
}

std::string_view move_title(Move move)
{
    static constexpr std::array<std::string_view, kMoves> titles = {
        "", "落实变为未落实", "未落实变为落实", "新列入而未落实", "不再要求", "其他变化"};
    return titles[static_cast<std::size_t>(move)];
}

Comparison::Comparison(std::shared_ptr<const Evaluation> left,
                       std::shared_ptr<const Evaluation> right, const std::vector<Matter>& known)
    : m_left(std::move(left)), m_right(std::move(right))
{
    pair_rules(known);
    pair_targets(known);
    for (std::size_t i = 0; i < m_matters.size(); ++i)
        walk(i, [&](const StateChange& change) {
            ++m_matters[i].moves[static_cast<std::size_t>(change.move())];
            return true;
        });
}

void Comparison::pair_rules(const std::vector<Matter>& known)
{
    pair_up<Rule>(
        m_left->pack().id() == m_right->pack().id(), m_left->rules(), m_right->rules(), known,
        [&](std::string title, std::vector<const Rule*> lefts, std::vector<const Rule*> rights) {
            m_matters.push_back({std::move(title), std::move(lefts), std::move(rights), {}});
        });
}

void Comparison::pair_targets(const std::vector<Matter>& known)
{
    const bool same_pack = m_left->pack().id() == m_right->pack().id();
    const auto targets_of = [](const Evaluation& evaluation) {
        std::vector<const Target*> targets;
        for (const Target& target : evaluation.pack().targets())
            targets.push_back(&target);
        return targets;
    };
    /// The results of some targets by area.
    const auto results_of = [](const Evaluation& evaluation,
                               const std::vector<const Target*>& targets) {
        std::map<std::int64_t, const TargetResult*> results;
        for (const TargetResult& result : evaluation.targets())
            if (std::find(targets.begin(), targets.end(), result.target) != targets.end())
                results.emplace(result.area, &result);
        return results;
    };
    pair_up<Target>(same_pack, targets_of(*m_left), targets_of(*m_right), known,
                    [&](const std::string& title, const std::vector<const Target*>& lefts,
                        const std::vector<const Target*>& rights) {
                        const auto left = results_of(*m_left, lefts);
                        const auto right = results_of(*m_right, rights);
                        for (const auto& [area, result] : left) {
                            const auto other = right.find(area);
                            m_targets.push_back(
                                {title, result, other == right.end() ? nullptr : other->second});
                        }
                        for (const auto& [area, result] : right)
                            if (!left.contains(area))
                                m_targets.push_back({title, nullptr, result});
                    });
}

template <class Sink> void Comparison::walk(std::size_t matter, const Sink& sink) const
{
    const ComparedMatter& compared = m_matters[matter];
    for (const std::string& ledger : ledgers_of(compared)) {
        const ColumnTable& table = m_left->world().snapshot().table(ledger);
        const std::size_t rows = table.ids.size();
        const Side left = side_of(*m_left, compared.left, ledger, rows);
        const Side right = side_of(*m_right, compared.right, ledger, rows);
        StateChange change;
        change.matter = matter;
        for (std::size_t row = 0; row < rows; ++row) {
            if (move_of(left.states[row], right.states[row]) == Move::None)
                continue;
            change.ledger = m_left->world().snapshot().catalog().ledger(ledger)->code;
            change.id = table.ids[row];
            change.row = static_cast<std::int32_t>(row);
            change.left = left.states[row];
            change.right = right.states[row];
            change.left_rule = change.left == State::None ? nullptr : compared.left[left.rule[row]];
            change.right_rule =
                change.right == State::None ? nullptr : compared.right[right.rule[row]];
            if (!sink(change))
                return;
        }
    }
}

void Comparison::each_change(std::size_t matter, Move move,
                             const std::function<bool(const StateChange&)>& sink) const
{
    walk(matter, [&](const StateChange& change) {
        return (move != Move::None && change.move() != move) || sink(change);
    });
}

std::vector<std::string> Comparison::why(const StateChange& change) const
{
    std::vector<std::string> lines;
    std::optional<Finding> left;
    std::optional<Finding> right;
    if (change.left_rule != nullptr)
        left = finding_of(*m_left, *change.left_rule, change.ledger, change.id);
    if (change.right_rule != nullptr)
        right = finding_of(*m_right, *change.right_rule, change.ledger, change.id);
    if (!left)
        lines.push_back(m_matters[change.matter].left.empty() ? "左侧没有这项要求"
                                                              : "左侧没有把它列为对象");
    else if (change.left == State::NotApplicable)
        lines.emplace_back("左侧对它不适用");
    if (!right)
        lines.push_back(m_matters[change.matter].right.empty() ? "右侧没有这项要求"
                                                               : "右侧没有把它列为对象");
    else if (change.right == State::NotApplicable)
        lines.emplace_back("右侧对它不适用");
    if (left && right) {
        const bool same_rule = left->rule->full_id == right->rule->full_id;
        say_figures(lines, *m_left, *left->rule, *m_right, *right->rule);
        say_facts(lines, m_left->facts(*left), m_right->facts(*right), same_rule);
        if (right->deadline && change.left == State::Pending && change.right != State::Met)
            lines.push_back("整改期限 " + right->deadline->chinese() + " 已到");
    }
    const bool told = std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
        return line.find("变为") != std::string::npos;
    });
    if (told)
        return lines; // what it still lacks is the same thing said again
    if (right && (change.right == State::Unmet || change.right == State::Unknown ||
                  change.right == State::Pending))
        for (const std::string& one : m_right->explain(*right).needed)
            lines.push_back("右侧" + one);
    else if (left && (change.left == State::Unmet || change.left == State::Unknown) && right &&
             change.right == State::Met && left->rule->full_id != right->rule->full_id)
        for (const std::string& one : m_left->explain(*left).needed)
            lines.push_back("左侧" + one);
    if (lines.empty())
        lines.push_back("所依据的日期不同：左侧截至 " + m_left->world().as_of().chinese() +
                        "，右侧截至 " + m_right->world().as_of().chinese());
    return lines;
}

} // namespace lx
