#include "ui/start/card.h"

#include <QEvent>
#include <QPainter>

#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"

namespace lx::ui {

namespace {

constexpr int gap = 8;
constexpr int side = 12;

QFont number_font(const Theme& theme)
{
    QFont font = title_font(theme);
    font.setPixelSize(theme.title_px + 6);
    return font;
}

} // namespace

Card::Card(const QString& title, QWidget* parent) : QAbstractButton(parent)
{
    setText(title);
    setAccessibleName(title);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

void Card::set_figure(const QString& number, const QString& unit, const QString& below,
                      bool warning)
{
    m_number = number;
    m_unit = unit;
    m_below = below;
    m_warning = warning;
    setAccessibleDescription(QStringLiteral("%1%2 %3").arg(number, unit, below).trimmed());
    set_tip(this, below);
    updateGeometry(); // as wide as its words are long
    update();
}

void Card::set_below(const QString& below)
{
    set_figure(m_number, m_unit, below, false);
}

void Card::set_marked(bool marked)
{
    m_marked = marked;
    update();
}

QSize Card::sizeHint() const
{
    const Theme& theme = Theme::current();
    const int height = Theme::grid(2) + QFontMetrics(small_font(theme)).height() * 2 +
                       QFontMetrics(number_font(theme)).height();
    return {theme.text_px * 9 + 2 * side - 12, height};
}

void Card::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setBrush(isDown() ? theme.selection : underMouse() ? theme.hover : theme.surface);
    painter.setPen(theme.border);
    painter.drawRoundedRect(frame, 4, 4);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.focus, 2));
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    if (m_marked) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accent_text);
        painter.drawRect(QRectF(0, 8, 3, height() - 16));
    }
    QRect room = rect().adjusted(side, Theme::grid(1), -side + 4, -Theme::grid(1));
    const QFont small = small_font(theme);
    const QFontMetrics small_size(small);
    painter.setFont(small);
    painter.setPen(theme.text_soft);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignTop,
                     small_size.elidedText(text(), Qt::ElideRight, room.width()));
    painter.drawText(room, Qt::AlignLeft | Qt::AlignBottom,
                     small_size.elidedText(m_below, Qt::ElideRight, room.width()));
    if (m_warning) {
        // What is missing is underlined with dots: a shape, not only a colour.
        painter.setPen(QPen(theme.warn, 1, Qt::DotLine));
        const int width = std::min(room.width(), small_size.horizontalAdvance(m_below));
        painter.drawLine(room.left(), room.bottom() + 2, room.left() + width, room.bottom() + 2);
    }
    const QFont big = number_font(theme);
    painter.setFont(big);
    painter.setPen(m_marked ? theme.accent_text : theme.text);
    const QRect middle = room.adjusted(0, small_size.height(), 0, -small_size.height());
    painter.drawText(middle, Qt::AlignLeft | Qt::AlignVCenter, m_number);
    painter.setFont(small);
    painter.setPen(theme.text_soft);
    const int at = QFontMetrics(big).horizontalAdvance(m_number) + 4;
    painter.drawText(middle.adjusted(at, 4, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_unit);
}

void CardRow::add(Card* card)
{
    card->setParent(this);
    m_cards.push_back(card);
    updateGeometry();
}

int CardRow::columns(int width) const
{
    if (m_cards.empty())
        return 1;
    const int count = static_cast<int>(m_cards.size());
    const int fit = std::max(1, (width + gap) / (m_cards.front()->sizeHint().width() + gap));
    for (int lines = 1; lines < count; ++lines) {
        const int in_line = (count + lines - 1) / lines;
        if (in_line <= fit)
            return in_line;
    }
    return 1;
}

int CardRow::heightForWidth(int width) const
{
    if (m_cards.empty())
        return 0;
    const int in_line = columns(width);
    const int lines = (static_cast<int>(m_cards.size()) + in_line - 1) / in_line;
    return lines * (m_cards.front()->sizeHint().height() + gap) - gap;
}

QSize CardRow::sizeHint() const
{
    const int wide = std::max(width(), 600);
    return {wide, heightForWidth(wide)};
}

bool CardRow::event(QEvent* event)
{
    // Cards are of another size, maybe since they were last seen.
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show) {
        updateGeometry();
        arrange();
    }
    return QWidget::event(event);
}

void CardRow::arrange()
{
    if (m_cards.empty())
        return;
    const int in_line = columns(width());
    const int tall = m_cards.front()->sizeHint().height();
    for (int i = 0; i < static_cast<int>(m_cards.size()); ++i) {
        const int column = i % in_line;
        const int left = column * (width() + gap) / in_line;
        const int right = (column + 1) * (width() + gap) / in_line - gap;
        m_cards[static_cast<std::size_t>(i)]->setGeometry(left, i / in_line * (tall + gap),
                                                          right - left, tall);
    }
}

} // namespace lx::ui
