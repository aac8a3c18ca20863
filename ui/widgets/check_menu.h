#pragma once

#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>

namespace lx::ui {

/// A menu whose check marks can be set one after the other without its closing.
class CheckMenu final : public QMenu
{
public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent* event) override
    {
        QAction* action = activeAction();
        if (action != nullptr && action->isEnabled() && action->isCheckable())
            action->trigger();
        else
            QMenu::mouseReleaseEvent(event);
    }
    void keyPressEvent(QKeyEvent* event) override
    {
        QAction* action = activeAction();
        if (event->key() == Qt::Key_Space && action != nullptr && action->isCheckable())
            action->trigger();
        else
            QMenu::keyPressEvent(event);
    }
};

} // namespace lx::ui
