#pragma once

#include <algorithm>

#include <QEvent>
#include <QLayout>
#include <QSplitter>

#include "ui/widgets/text_width.h"

namespace lx::ui {

/// Rooms beside each other, or one above the other where they are narrower than so many Chinese
/// characters together.
class TurningSplitter final : public QSplitter
{
    Q_OBJECT
public:
    TurningSplitter(int least_characters, QWidget* parent)
        : QSplitter(Qt::Horizontal, parent), m_least_characters(least_characters)
    {
        setChildrenCollapsible(false);
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        int width = 0;
        for (int i = 0; i < count(); ++i)
            width = std::max(width, widget(i)->minimumSizeHint().width());
        return {width, QSplitter::minimumSizeHint().height()};
    }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        turn();
        QSplitter::resizeEvent(event);
    }
    bool event(QEvent* event) override
    {
        if (event->type() == QEvent::LayoutRequest)
            turn();
        return QSplitter::event(event);
    }

private:
    void turn()
    {
        const bool narrow = width() < characters(this, m_least_characters);
        setOrientation(narrow ? Qt::Vertical : Qt::Horizontal);
        // Lines that wrap need more than the least height a room tells of itself.
        for (int i = 0; i < count(); ++i) {
            const QLayout* inside = widget(i)->layout();
            if (inside != nullptr && inside->hasHeightForWidth())
                widget(i)->setMinimumHeight(narrow ? inside->minimumHeightForWidth(width()) : 0);
        }
    }

    int m_least_characters;
};

} // namespace lx::ui
