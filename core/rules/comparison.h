#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/evaluation.h"
#include "core/rules/matters.h"

namespace lx {

/// How what is asked of a row moves from the left side to the right.
enum class Move : std::uint8_t
{
    None,   ///< the same state, or asked at neither side
    Lost,   ///< met → unmet
    Gained, ///< unmet → met
    Asked,  ///< asked only at the right, and not met there
    Freed,  ///< not met at the left, no longer asked at the right
    Other
};
inline constexpr std::size_t kMoves = 6;
[[nodiscard]] Move move_of(State left, State right);
/// lost, gained, asked, freed, other; "" for None
[[nodiscard]] std::string_view move_code(Move move);
/// 落实变为未落实, 未落实变为落实, 新列入而未落实, 不再要求, 其他变化; "" for None
[[nodiscard]] std::string_view move_title(Move move);

/// One thing that is asked, and by which rules of the two sides. A side may have none.
struct ComparedMatter
{
    std::string title;
    std::vector<const Rule*> left;
    std::vector<const Rule*> right;
    std::array<std::int64_t, kMoves> moves{}; ///< rows by Move
    [[nodiscard]] std::int64_t count(Move move) const
    {
        return moves[static_cast<std::size_t>(move)];
    }
};

/// A target of both sides, or of one (the other null).
struct ComparedTarget
{
    std::string title;
    const TargetResult* left = nullptr;
    const TargetResult* right = nullptr;
};

/// A row whose state differs.
struct StateChange
{
    std::size_t matter = 0;
    std::string_view ledger;
    std::int64_t id = 0;
    std::int32_t row = 0;
    State left = State::None; ///< of the gravest rule of its side; None = not asked
    State right = State::None;
    const Rule* left_rule = nullptr; ///< that rule; null where it is not asked
    const Rule* right_rule = nullptr;
    [[nodiscard]] Move move() const { return move_of(left, right); }
};

/// Two answers about the same rows: another policy, another day, or other figures. Of several rules
/// of one side on one matter the gravest state counts: unmet, unknown, pending, met, not
/// applicable.
class Comparison
{
public:
    /// Precondition: both evaluations stand on the same snapshot. Rules are held against each other
    /// by id within the same policy, else by the matter they belong to, else by the same id and
    /// title (a copy of a pack); what is left stands alone.
    Comparison(std::shared_ptr<const Evaluation> left, std::shared_ptr<const Evaluation> right,
               const std::vector<Matter>& known);

    [[nodiscard]] const Evaluation& left() const { return *m_left; }
    [[nodiscard]] const Evaluation& right() const { return *m_right; }
    /// Those of the left side in its order, then those of the right side alone.
    [[nodiscard]] const std::vector<ComparedMatter>& matters() const { return m_matters; }
    [[nodiscard]] const std::vector<ComparedTarget>& targets() const { return m_targets; }
    /// Rows of a matter that move so (None: all that differ), in the order of ledgers and rows;
    /// `sink` returns false to stop.
    void each_change(std::size_t matter, Move move,
                     const std::function<bool(const StateChange&)>& sink) const;
    /// Why it differs, one Chinese sentence each: facts and figures that differ, what the right
    /// side still lacks, a deadline that has passed. Never empty for a change.
    [[nodiscard]] std::vector<std::string> why(const StateChange& change) const;

private:
    void pair_rules(const std::vector<Matter>& known);
    void pair_targets(const std::vector<Matter>& known);
    template <class Sink> void walk(std::size_t matter, const Sink& sink) const;

    std::shared_ptr<const Evaluation> m_left;
    std::shared_ptr<const Evaluation> m_right;
    std::vector<ComparedMatter> m_matters;
    std::vector<ComparedTarget> m_targets;
};

} // namespace lx
