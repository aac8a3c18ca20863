#pragma once

#include <QColor>
#include <QString>

#include "core/rules/evaluation.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

/// How a state shows: a word, a sign of its own shape, and only then a colour.
struct StateLook
{
    QString word; ///< 未落实
    QString sign; ///< one character: ✕ ? ◔ ✓ –
    QString icon; ///< of the icon family
    QColor color;
    QColor soft; ///< behind it
};
[[nodiscard]] StateLook state_look(State state, const Theme& theme);
/// 应当, 一般, 鼓励.
[[nodiscard]] QString strength_word(Strength strength);
/// States in the order they are shown in.
inline constexpr State kStatesShown[] = {State::Unmet, State::Unknown, State::Pending, State::Met,
                                         State::NotApplicable};
[[nodiscard]] std::int64_t count_of(const StateCounts& counts, State state);

} // namespace lx::ui
