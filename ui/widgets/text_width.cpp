#include "ui/widgets/text_width.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>

namespace lx::ui {

namespace {

constexpr int frame = 20; ///< edge and padding of a line, left and right together
constexpr int sign = 24;  ///< an icon in it

class Measurer : public QObject
{
public:
    Measurer(QWidget* widget, std::function<void()> measure)
        : QObject(widget), m_measure(std::move(measure))
    {
        widget->installEventFilter(this);
        m_measure();
    }
    bool eventFilter(QObject* widget, QEvent* event) override
    {
        if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
            m_measure();
        return QObject::eventFilter(widget, event);
    }

private:
    std::function<void()> m_measure;
};

} // namespace

int characters(const QWidget* widget, int count)
{
    return count * widget->fontMetrics().horizontalAdvance(QChar(0x4E2D));
}

void keep_measured(QWidget* widget, std::function<void()> measure)
{
    new Measurer(widget, std::move(measure));
}

void fit_placeholder(QLineEdit* line)
{
    keep_measured(line, [line] {
        const int signs = static_cast<int>(line->actions().size());
        line->setMinimumWidth(line->fontMetrics().horizontalAdvance(line->placeholderText()) +
                              frame + signs * sign);
    });
}

void limit_characters(QWidget* widget, int most)
{
    keep_measured(widget, [widget, most] { widget->setMaximumWidth(characters(widget, most)); });
}

QWidget* readable_room(QWidget* widget, int most_characters)
{
    auto* room = new QWidget(widget->parentWidget());
    auto* row = new QHBoxLayout(room);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(widget, 1);
    row->addStretch(0);
    limit_characters(widget, most_characters);
    return room;
}

void fix_characters(QWidget* widget, int count)
{
    keep_measured(widget, [widget, count] { widget->setFixedWidth(characters(widget, count)); });
}

} // namespace lx::ui
