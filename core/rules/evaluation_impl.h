#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/rules/evaluation.h"
#include "core/rules/fact_terms.h"
#include "core/rules/judged_periods.h"
#include "core/rules/machine.h"

namespace lx {

/// What a rule says of the rows of one ledger.
struct PartResult
{
    const Rule* rule = nullptr;
    int index = 0; ///< of rule->parts
    const RulePart* part = nullptr;
    bool all_rows = true; ///< subjects are all rows of the ledger, else `rows`
    std::vector<std::int32_t> rows;
    std::vector<State> states;        ///< one a subject row
    std::vector<std::int32_t> open;   ///< places in `states` of what is to do in the period to come
    std::vector<std::int32_t> remind; ///< places whose reminder has come

    [[nodiscard]] std::int32_t row_at(std::size_t place) const
    {
        return all_rows ? static_cast<std::int32_t>(place) : rows[place];
    }
    [[nodiscard]] Frame frame() const;
};

/// A row behind one side of a target that compares two days.
struct ComparedRow
{
    std::int32_t row = 0;    ///< row number in the snapshot
    std::int64_t number = 0; ///< what it brings, scaled; 0 where nothing is known of it
    bool known = true;
};

class EvaluationImpl
{
public:
    EvaluationImpl(std::shared_ptr<const PolicyPack> pack, std::shared_ptr<const World> world)
        : m_pack(std::move(pack)), m_world(std::move(world))
    {}

    [[nodiscard]] const PolicyPack& pack() const { return *m_pack; }
    [[nodiscard]] const World& world() const { return *m_world; }
    [[nodiscard]] MachineCache& cache() const { return m_cache; }

    /// The rows a rule part looks at: all, the jurisdiction, or the ones a partial world is around.
    [[nodiscard]] PartResult prepare(const Rule& rule, int part) const;
    void evaluate_part(PartResult& result, bool todo) const;
    [[nodiscard]] std::vector<TargetResult> evaluate_target(const Target& target) const;
    /// The rows a target of two days counts or adds up: at T, or (`then`) at the day it compares
    /// with. Nothing where that day is not known or still to come.
    [[nodiscard]] std::optional<std::vector<ComparedRow>> compared_rows(const Target& target,
                                                                        bool then) const;

    /// Days of a date term for the rows of a result (kNone32 = none).
    [[nodiscard]] std::vector<std::int32_t> days(const PartResult& result, const Term& term,
                                                 bool next_period) const;
    /// The deadlines of a result's rows, computed when first asked for; empty where the part has
    /// none.
    [[nodiscard]] const std::vector<std::int32_t>& deadlines(const PartResult& result) const;
    [[nodiscard]] std::optional<Date> deadline(const PartResult& result, std::size_t place) const;
    [[nodiscard]] const PartResult* part_of(const Finding& finding) const;
    /// The facts of a part, found when first asked for: every finding of it shows the same ones.
    [[nodiscard]] const std::vector<FactTerm>& fact_terms(const RulePart& part) const;

    std::vector<const Rule*> rules;
    std::optional<RowRef> only; ///< the only subject
    ScopedUnits units;          ///< which targets count
    /// In the order of rules. Those taken over belong to several evaluations.
    std::vector<std::shared_ptr<const PartResult>> parts;
    std::vector<TargetResult> targets;
    std::vector<std::string> evaluated; ///< ids of what was not taken over

private:
    [[nodiscard]] std::vector<Tri> subjects(const PartResult& result, const Machine& machine,
                                            const Frame& frame) const;
    [[nodiscard]] std::vector<Tri> applies(const PartResult& result, const Machine& machine,
                                           const Frame& frame) const;
    void find_open(PartResult& result, const JudgedPeriods& periods) const;
    void find_reminders(PartResult& result, const JudgedPeriods& periods) const;
    [[nodiscard]] std::optional<TargetResult> share(const Target& target, const Frame& frame,
                                                    std::int32_t area) const;
    [[nodiscard]] std::optional<TargetResult> ratio_of_days(const Target& target) const;
    void judge(const Target& target, TargetResult& result) const;

    std::shared_ptr<const PolicyPack> m_pack;
    std::shared_ptr<const World> m_world;
    mutable MachineCache m_cache;
    mutable std::mutex m_mutex;
    mutable std::unordered_map<const PartResult*, std::vector<std::int32_t>> m_deadlines;
    mutable std::unordered_map<const RulePart*, std::vector<FactTerm>> m_fact_terms;
};

/// The facts a finding reads and what would make it met.
class Explainer
{
public:
    Explainer(const EvaluationImpl& evaluation, const Finding& finding);
    /// Facts of the subject itself; `rows` also gives the rows they come from.
    [[nodiscard]] std::vector<FactReading> facts(bool rows) const;
    [[nodiscard]] std::vector<std::string> needed() const;

private:
    [[nodiscard]] FactReading read(const Term& term, bool rows) const;
    [[nodiscard]] std::vector<std::string> missing(const Condition& condition, bool wanted) const;
    /// What stands behind "现在": how it is now.
    [[nodiscard]] std::string now_words(const Condition& condition, bool wanted) const;
    [[nodiscard]] std::string missing_compare(const Condition& condition, bool wanted,
                                              Tri now) const;
    [[nodiscard]] std::string shown(const Term& term) const;

    const EvaluationImpl& m_evaluation;
    const Finding& m_finding;
    const RulePart& m_part;
    JudgedPeriods m_periods;
    std::vector<std::int32_t> m_row;
    Frame m_frame;
    Machine m_machine;
};

} // namespace lx
