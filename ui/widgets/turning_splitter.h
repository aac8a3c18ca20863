#pragma once

#include <algorithm>
#include <numeric>
#include <vector>

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
    /// What they hold needs another width to stand beside each other.
    void set_least(int characters)
    {
        m_least_characters = characters;
        turn();
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        QSize size(0, 0);
        for (int i = 0; i < count(); ++i) {
            const QSize room = widget(i)->minimumSizeHint();
            const int above = orientation() == Qt::Vertical ? size.height() + handleWidth() : 0;
            size = {std::max(size.width(), room.width()),
                    std::max(size.height(), above + room.height())};
        }
        return size;
    }

Q_SIGNALS:
    /// They stand the other way now.
    void turned(Qt::Orientation now);

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
        const Qt::Orientation way = narrow ? Qt::Vertical : Qt::Horizontal;
        if (way != orientation()) {
            setOrientation(way);
            Q_EMIT turned(way);
        }
        // Lines that wrap need more than the least height a room tells of itself; it is kept for
        // them where the rooms together have as much.
        std::vector<int> heights;
        for (int i = 0; i < count(); ++i) {
            const QLayout* inside = widget(i)->layout();
            const bool wraps = narrow && inside != nullptr && inside->hasHeightForWidth();
            heights.push_back(wraps ? inside->minimumHeightForWidth(width()) : 0);
        }
        const bool fits = std::accumulate(heights.begin(), heights.end(), 0) <= height() * 3 / 4;
        for (int i = 0; i < count(); ++i)
            widget(i)->setMinimumHeight(fits ? heights[static_cast<std::size_t>(i)] : 0);
    }

    int m_least_characters;
};

} // namespace lx::ui
