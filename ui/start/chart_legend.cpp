#include "ui/start/chart_legend.h"

#include <algorithm>

#include <QFontMetrics>
#include <QPainter>

namespace lx::ui {

namespace {

constexpr int sample = 18; ///< width of a sample
constexpr int near = 6;    ///< from it to its text
constexpr int apart = 16;  ///< from one entry to the next
constexpr int wraps = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap | Qt::TextWrapAnywhere;

} // namespace

int ChartLegend::arrange(QPointF at, int width, const QFont& font)
{
    m_font = font;
    const QFontMetrics metrics(font);
    const int room = std::max(1, width - sample - near);
    double x = 0;
    double y = 0;
    double tallest = 0;
    for (Entry& entry : m_entries) {
        const QSizeF text =
            metrics.boundingRect(QRect(0, 0, room, 10'000), wraps, entry.text).size();
        const double wide = sample + near + text.width();
        if (x > 0 && x + wide > width) {
            x = 0;
            y += tallest;
            tallest = 0;
        }
        entry.place = QRectF(at + QPointF(x, y), QSizeF(wide, text.height()));
        x += wide + apart;
        tallest = std::max(tallest, text.height());
    }
    return static_cast<int>(y + tallest);
}

void ChartLegend::draw(QPainter& painter, const QColor& text) const
{
    const int line = QFontMetrics(m_font).height();
    painter.save();
    painter.setFont(m_font);
    for (const Entry& entry : m_entries) {
        const QRectF mark(entry.place.left(), entry.place.top() + (line - 10) / 2.0, sample, 10);
        painter.setPen(entry.pen);
        painter.setBrush(entry.brush);
        if (entry.line)
            painter.drawLine(mark.left(), mark.center().y(), mark.right(), mark.center().y());
        else
            painter.drawRect(mark);
        painter.setPen(text);
        // A hair more than measured: no rounding breaks the last character off.
        painter.drawText(entry.place.adjusted(sample + near, 0, 1, 0), wraps, entry.text);
    }
    painter.restore();
}

} // namespace lx::ui
