#include "core/rules/state_columns.h"

#include "core/rules/evaluation_impl.h"

namespace lx {

void each_state_column(const Evaluation& evaluation,
                       const std::function<void(const StateColumn&)>& sink)
{
    for (const auto& part : evaluation.impl().parts) {
        StateColumn column;
        column.rule = part->rule;
        column.ledger = part->part->ledger;
        column.states = part->states;
        if (!part->all_rows)
            column.rows = part->rows;
        sink(column);
    }
}

} // namespace lx
