#pragma once

#include <algorithm>
#include <vector>

#include <QBoxLayout>
#include <QEvent>
#include <QWidget>

#include "ui/presentation/theme.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

/// Parts of a form beside each other where there is room for so many Chinese characters, one above
/// the other where there is less. Beside each other none is wider than its lines are read.
class TurningBox final : public QWidget
{
    Q_OBJECT
public:
    TurningBox(int least_characters, QWidget* parent)
        : QWidget(parent), m_box(new QBoxLayout(QBoxLayout::TopToBottom, this)),
          m_least_characters(least_characters)
    {
        m_box->setContentsMargins(0, 0, 0, 0);
        m_box->setSpacing(Theme::grid(1));
    }
    /// `stretch`: its share of the height where the parts stand above each other.
    void add(QWidget* part, int most_characters, int stretch)
    {
        m_box->addWidget(part, stretch);
        m_parts.push_back({part, most_characters, stretch});
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        QSize size(0, 0);
        for (const Part& part : m_parts) {
            const QSize room = part.widget->minimumSizeHint();
            const int above = beside() || size.isEmpty() ? 0 : size.height() + m_box->spacing();
            size = {std::max(size.width(), room.width()),
                    std::max(size.height(), above + room.height())};
        }
        return size;
    }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        QWidget::resizeEvent(event);
        turn();
    }
    void changeEvent(QEvent* event) override
    {
        QWidget::changeEvent(event);
        if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
            turn();
    }

private:
    struct Part
    {
        QWidget* widget = nullptr;
        int most_characters = 0;
        int stretch = 0;
    };

    [[nodiscard]] bool beside() const { return m_box->direction() == QBoxLayout::LeftToRight; }
    void turn()
    {
        const bool wide = width() >= characters(this, m_least_characters);
        m_box->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
        m_box->setSpacing(Theme::grid(wide ? 2 : 1));
        for (const Part& part : m_parts) {
            const int most = characters(part.widget, part.most_characters);
            part.widget->setMaximumWidth(wide ? most : QWIDGETSIZE_MAX);
            m_box->setStretchFactor(part.widget, wide ? part.most_characters : part.stretch);
        }
    }

    QBoxLayout* m_box = nullptr;
    std::vector<Part> m_parts;
    int m_least_characters;
};

} // namespace lx::ui
