#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/facts/world.h"
#include "core/rules/policy_pack.h"
#include "core/rules/scope.h"

namespace lx {

/// What a rule says of a subject on a day.
enum class State : std::uint8_t
{
    None, ///< not a subject: no finding
    Met,
    Unmet,
    Pending, ///< not met yet, its deadline is still to come
    Unknown, ///< data to collect
    NotApplicable
};
[[nodiscard]] std::string_view
state_code(State state); ///< met, unmet, pending, unknown, na; "" for None
[[nodiscard]] std::string_view
state_title(State state); ///< 已落实, 未落实, 未到期, 待补数据, 不适用

/// What a rule says of one subject.
struct Finding
{
    const Rule* rule = nullptr;
    int part = 0;            ///< of rule->parts
    std::string_view ledger; ///< kind of the subject ("area" for the jurisdiction)
    std::int64_t id = 0;     ///< the subject's row; natural key and name: LedgerStore::keys, labels
    std::int32_t row = 0;    ///< its row number in the snapshot
    State state = State::None;
    std::optional<Date> deadline;
};

struct StateCounts
{
    std::int64_t met = 0, unmet = 0, pending = 0, unknown = 0, na = 0;
};

/// A target's figures. A target that has nothing to count is not there at all.
struct TargetResult
{
    const Target* target = nullptr;
    std::int64_t area =
        0; ///< id of the area (of the jurisdiction's row where the target is not per area)
    std::int64_t numerator = 0;
    std::optional<std::int64_t> denominator; ///< none for counts
    std::int64_t unknown = 0; ///< rows at T that count as 0 because something about them is unknown
    double value = 0;         ///< the target: 0.7, 10, 2
    State state = State::Unmet;
    std::optional<Date> deadline;
};

/// Whether a target counts units, and so those of a scope alone; others look at what they name.
[[nodiscard]] bool follows_scope(const Target& target);

/// Something to do: a duty of the current period that is not done yet, a deadline or a reminder
/// ahead.
struct TodoItem
{
    const Rule* rule = nullptr;
    int part = 0;
    std::string_view ledger;
    std::int64_t id = 0;
    std::int32_t row = 0;
    std::string period; ///< 2025Q4; "" for deadlines and reminders
    Date due;
};

/// Which findings to list. Empty members: no restriction.
struct FindingFilter
{
    std::vector<std::string> rules; ///< ids, short or full
    std::vector<State> states;      ///< empty: unmet, pending, unknown
    std::string ledger;             ///< together with `id`: those of one subject
    std::int64_t id = 0;
    std::int64_t offset = 0;
    std::int64_t limit = -1;
};

/// One fact as an explanation shows it.
struct FactReading
{
    std::string key;        ///< what it is called on every day (FactTerm::key)
    std::string title;      ///< Chinese
    std::string text;       ///< value for people: 120 人, 未知, 是
    Value value;            ///< value for programs (Money in 元); nothing where unknown or empty
    std::string ref_ledger; ///< the value is the id of a row of this ledger: show its label
    bool unknown = false;
    std::vector<RowRef> rows; ///< where it comes from (at most 200)
};

/// Why a finding is what it is.
struct Explanation
{
    Finding finding;
    std::vector<FactReading> facts;
    std::string basis;
    std::string clause;
    std::string advice;
    /// Day a met finding was done where that was after its deadline (逾期完成).
    std::optional<Date> done_late;
    /// What would make it met, one Chinese sentence each: the parts of the condition that are not
    /// true, with the value they need. Empty where it is met or does not apply.
    std::vector<std::string> needed;
};

class EvaluationImpl;

/// The answer of a pack for a day. Keeps one byte a subject and rule; everything else is listed
/// when asked for. May be read from any thread, by one thread at a time.
class Evaluation
{
public:
    explicit Evaluation(std::shared_ptr<EvaluationImpl> impl);

    [[nodiscard]] const PolicyPack& pack() const;
    [[nodiscard]] const World& world() const;
    [[nodiscard]] const ScopedUnits& units() const; ///< which its targets count
    /// The rules that were evaluated, in the pack's order.
    [[nodiscard]] const std::vector<const Rule*>& rules() const;
    [[nodiscard]] StateCounts counts(const Rule& rule) const;
    [[nodiscard]] StateCounts counts() const; ///< of all rules
    [[nodiscard]] const std::vector<TargetResult>& targets() const;
    /// Ids of rules and targets that were evaluated anew and not taken over from an evaluation
    /// before.
    [[nodiscard]] const std::vector<std::string>& evaluated() const;
    /// Findings in the order of rules, then of rows; `sink` returns false to stop.
    void each_finding(const FindingFilter& filter,
                      const std::function<bool(const Finding&)>& sink) const;
    /// In the order of rules, then of rows (sort by `due` for a list by urgency).
    /// `only`: of these rules (ids, short or full; empty = all).
    void each_todo(const std::function<bool(const TodoItem&)>& sink,
                   const std::vector<std::string>& only = {}) const;
    /// The state of one subject; None where it is not one.
    [[nodiscard]] State state(const Rule& rule, std::string_view ledger, std::int64_t id) const;
    /// What a part of a rule says of all its subjects, in the order of rows: for working on whole
    /// columns.
    void each_state(const Rule& rule, std::size_t part,
                    const std::function<void(std::int32_t row, State state)>& sink) const;
    /// The subject's own facts that the rule read, without their rows (cheap: for listing findings
    /// with facts).
    [[nodiscard]] std::vector<FactReading> facts(const Finding& finding) const;
    [[nodiscard]] Explanation explain(const Finding& finding) const;
    /// Errors (Usage): no such rule, no such subject of it.
    [[nodiscard]] Result<Explanation> explain(std::string_view rule, std::string_view ledger,
                                              std::int64_t id) const;
    /// For what reads more of it than findings (this folder alone).
    [[nodiscard]] const EvaluationImpl& impl() const { return *m_impl; }

private:
    friend Result<Evaluation> evaluate(std::shared_ptr<const PolicyPack> pack,
                                       std::shared_ptr<const World> world,
                                       const struct EvaluateOptions& options);
    std::shared_ptr<EvaluationImpl> m_impl;
};

struct EvaluateOptions
{
    std::vector<std::string> rules; ///< ids of rules and targets, short or full; empty = all
    std::optional<RowRef> only;     ///< the only subject; targets are left out then
    bool targets = true;
    bool todo = true;
    /// The units that targets count, of the same snapshot and day; rules keep to their own.
    ScopedUnits units;
    int threads = 2;
    Progress* progress = nullptr; ///< may be null
    /// An evaluation of the same pack, rules, scope and day on the file as it was before `changed`:
    /// rules and targets that read nothing of what changed keep its answers. Null: all are
    /// evaluated.
    const Evaluation* before = nullptr;
    const FieldChanges* changed = nullptr; ///< not null where `before` is given
};

/// Evaluates a pack on a world. Errors: Usage (unknown rule id), Cancelled, Refused (a rule that
/// would compare too many pairs).
[[nodiscard]] Result<Evaluation> evaluate(std::shared_ptr<const PolicyPack> pack,
                                          std::shared_ptr<const World> world,
                                          const EvaluateOptions& options = {});

} // namespace lx
