#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/facts/link.h"
#include "core/facts/world.h"
#include "core/rules/condition.h"
#include "core/rules/judged_periods.h"
#include "core/rules/values.h"

namespace lx {

/// The rows a condition is evaluated on: all of a ledger, or chosen ones; and for each of them the
/// row of the rule's subject (which `outer` reads).
struct Frame
{
    std::string_view ledger;
    std::int32_t count = 0;
    const std::vector<std::int32_t>* rows = nullptr; ///< nullptr = row i is i
    std::string_view subject;
    const std::vector<std::int32_t>* subjects = nullptr; ///< nullptr = the rows themselves

    [[nodiscard]] static Frame all(const World& world, std::string_view ledger);
    [[nodiscard]] static Frame of(std::string_view ledger, const std::vector<std::int32_t>& rows);
    [[nodiscard]] std::int32_t row(std::int32_t i) const
    {
        return rows == nullptr ? i : (*rows)[static_cast<std::size_t>(i)];
    }
    [[nodiscard]] std::int32_t subject_row(std::int32_t i) const
    {
        return subjects == nullptr ? row(i) : (*subjects)[static_cast<std::size_t>(i)];
    }
};

/// Results that several rules share, by the canonical text of their terms; and how much work pairs
/// may make.
class MachineCache
{
public:
    static constexpr std::int64_t max_pairs = 150'000'000;

    struct Slot
    {
        std::once_flag flag;
        std::shared_ptr<const Values> values;
        std::atomic<bool> ready = false;
    };
    [[nodiscard]] Slot& slot(const std::string& key);
    /// Whether someone has asked for it already.
    [[nodiscard]] bool has(const std::string& key);
    /// False once there were too many pairs.
    bool take_pairs(std::int64_t pairs);
    [[nodiscard]] bool exhausted() const { return m_pairs.load() > max_pairs; }

private:
    std::mutex m_mutex;
    std::unordered_map<std::string, std::unique_ptr<Slot>> m_slots;
    std::atomic<std::int64_t> m_pairs = 0;
};

/// Evaluates conditions over whole frames: every step makes a vector.
class Machine
{
public:
    Machine(const World& world, const JudgedPeriods& periods, MachineCache& cache)
        : m_world(world), m_periods(periods), m_cache(cache)
    {}

    [[nodiscard]] std::vector<Tri> evaluate(const Condition& condition, const Frame& frame) const;
    [[nodiscard]] Values values(const Term& term, const Frame& frame) const;
    /// Rows of an aggregate's ledger that belong to one row, are there on the day and fulfil its
    /// `where` (true or unknown).
    [[nodiscard]] std::vector<std::int32_t> counted_rows(const Term& term, std::int32_t row,
                                                         std::string_view subject,
                                                         std::int32_t subject_row) const;
    [[nodiscard]] const World& world() const { return m_world; }
    [[nodiscard]] const JudgedPeriods& periods() const { return m_periods; }

private:
    void group(const Condition& condition, const Frame& frame, std::vector<Tri>& out) const;
    void compare(const Condition& condition, const Frame& frame, std::vector<Tri>& out) const;
    void contains(const Values& left, const std::string& part, std::vector<Tri>& out) const;
    void among(const Condition& condition, const Frame& frame, std::vector<Tri>& out) const;
    void span(const Condition& condition, const Frame& frame, std::vector<Tri>& out) const;
    void within(const Values& left, const Values& right, std::vector<Tri>& out) const;
    void presence(const Term& term, bool given, const Frame& frame, std::vector<Tri>& out) const;

    [[nodiscard]] Values constant(const Term& term) const;
    [[nodiscard]] Values fact(const Term& term, const Frame& frame) const;
    /// Row numbers of the ledger that the last step of a path leads to; empty = row i is i.
    [[nodiscard]] std::vector<std::int32_t> follow(const Term& term, const Frame& frame) const;
    [[nodiscard]] Values arithmetic(const Term& term, const Frame& frame) const;
    [[nodiscard]] Values choose(const Term& term, const Frame& frame) const;
    [[nodiscard]] Values table(const Term& term, const Frame& frame) const;
    [[nodiscard]] Values date_term(const Term& term, const Frame& frame) const;
    [[nodiscard]] Values aggregate(const Term& term, const Frame& frame) const;
    [[nodiscard]] Values aggregate_all(const Term& term, const Link& link) const;
    [[nodiscard]] Values aggregate_pairs(const Term& term, const Link& link,
                                         const Frame& frame) const;

    const World& m_world;
    const JudgedPeriods& m_periods;
    MachineCache& m_cache;
};

} // namespace lx
