#include "ui/widgets/line_label.h"

#include <QHelpEvent>
#include <QStylePainter>
#include <QToolTip>

#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

constexpr int least_characters = 4;

} // namespace

LineLabel::LineLabel(QWidget* parent, Qt::TextElideMode dots) : TextLabel(parent), m_dots(dots) {}

QSize LineLabel::minimumSizeHint() const
{
    const QSize whole = TextLabel::sizeHint();
    return {std::min(whole.width(), characters(this, least_characters)), whole.height()};
}

bool LineLabel::is_cut() const
{
    return fontMetrics().horizontalAdvance(text()) > contentsRect().width();
}

void LineLabel::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    const QRect room = contentsRect();
    style()->drawItemText(&painter, room, static_cast<int>(alignment()) | Qt::TextSingleLine,
                          palette(), isEnabled(),
                          fontMetrics().elidedText(text(), m_dots, room.width()), foregroundRole());
}

bool LineLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && is_cut()) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), tip_text(text()), this);
        return true;
    }
    return TextLabel::event(event);
}

} // namespace lx::ui
