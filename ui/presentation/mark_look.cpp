#include "ui/presentation/mark_look.h"

#include "ui/presentation/theme.h"

namespace lx::ui {

QVariant mark_look(LifeState state, int role)
{
    const Theme& theme = Theme::current();
    if (role == Qt::ForegroundRole)
        return state == LifeState::Hole    ? theme.bad
               : state == LifeState::Due   ? theme.warn
               : state == LifeState::Later ? theme.text_faint
                                           : theme.text;
    if (role == Qt::BackgroundRole && state == LifeState::Hole)
        return theme.bad_soft;
    if (role == Qt::BackgroundRole && state == LifeState::Due)
        return theme.warn_soft;
    return {};
}

} // namespace lx::ui
