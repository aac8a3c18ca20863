#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

#include "core/rules/evaluation.h"

namespace lx {

/// What a part of a rule says of its subjects, as it lies in memory: for counting, where a million
/// subjects of a hundred rules leave no time for a finding each.
struct StateColumn
{
    const Rule* rule = nullptr;
    std::string_view ledger;
    std::span<const State> states;
    std::span<const std::int32_t> rows; ///< row of each state; empty = state i is of row i

    [[nodiscard]] std::int32_t row_at(std::size_t place) const
    {
        return rows.empty() ? static_cast<std::int32_t>(place) : rows[place];
    }
};

/// All of an evaluation, in the order of its findings.
void each_state_column(const Evaluation& evaluation,
                       const std::function<void(const StateColumn&)>& sink);

} // namespace lx
