#pragma once

#include <QVariant>

#include "core/life/life_state.h"

namespace lx::ui {

/// Colours of a mark, for Qt::ForegroundRole and Qt::BackgroundRole.
[[nodiscard]] QVariant mark_look(LifeState state, int role);

} // namespace lx::ui
