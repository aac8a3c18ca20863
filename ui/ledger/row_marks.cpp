#include "ui/ledger/row_marks.h"

#include <QPainter>

#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

constexpr int side = 4; ///< left and right of the signs

} // namespace

RowMarks::RowMarks(QWidget* parent) : QHeaderView(Qt::Vertical, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setSectionResizeMode(QHeaderView::Fixed);
}

void RowMarks::set_room(int signs)
{
    if (signs == m_room)
        return;
    m_room = signs;
    updateGeometry();
}

QSize RowMarks::sizeHint() const
{
    // Signs are as wide as Chinese characters. No row is asked: there may be a million.
    return {m_room * Theme::current().text_px + 2 * side, 0};
}

void RowMarks::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const Theme& theme = Theme::current();
    painter->save();
    painter->fillRect(rect, theme.surface);
    painter->setPen(theme.border);
    painter->drawLine(rect.topRight(), rect.bottomRight());
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    const QString signs = model()->headerData(section, Qt::Vertical, Qt::DisplayRole).toString();
    const bool alarm = !model()->headerData(section, Qt::Vertical, Qt::ForegroundRole).isNull();
    painter->setFont(font());
    painter->setPen(alarm ? theme.accent_text : theme.text);
    painter->drawText(rect.adjusted(0, 0, -1, -1), Qt::AlignCenter, signs);
    painter->restore();
}

} // namespace lx::ui
