#include "ui/presentation/map/map_sheet.h"

#include <QPainter>

#include "ui/presentation/format.h"
#include "ui/presentation/map/map_legend.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

namespace {

constexpr double inch = 96;
constexpr double margin = 45; ///< 12 mm
constexpr double head = 76;   ///< title and subtitle
constexpr double foot = 28;

double mm(double length)
{
    return length / 25.4 * inch;
}

QFont sized(QFont font, int pixels, bool bold = false)
{
    font.setPixelSize(pixels);
    font.setBold(bold);
    return font;
}

} // namespace

MapSheet::MapSheet(std::shared_ptr<const MapPicture> picture, MapPaper paper)
    : m_painter(std::move(picture), MapLook::paper()), m_paper(std::move(paper))
{
    const GeoBox& box = m_painter.picture().box;
    m_landscape = box.width() * 1.05 >= box.height();
}

QSizeF MapSheet::size() const
{
    const double wide = m_paper.a3 ? mm(297) : mm(210);
    const double high = m_paper.a3 ? mm(420) : mm(297);
    return m_landscape ? QSizeF(high, wide) : QSizeF(wide, high);
}

QString MapSheet::title() const
{
    return shown_text(qt(m_painter.picture().title));
}

QRectF MapSheet::legend_room() const
{
    const QSizeF all = size();
    if (m_landscape) {
        const double wide = m_paper.a3 ? 300 : 230;
        return {all.width() - margin - wide, margin + head, wide,
                all.height() - 2 * margin - head - foot};
    }
    const double high =
        paint_legend(nullptr, {0, 0, all.width() - 2 * margin, 0}, m_painter, {}, m_paper.units);
    return {margin, all.height() - margin - foot - high, all.width() - 2 * margin, high};
}

QRectF MapSheet::map_frame() const
{
    const QRectF legend = legend_room();
    const QSizeF all = size();
    constexpr double apart = 16;
    if (m_landscape)
        return {margin, margin + head, legend.left() - apart - margin, legend.height()};
    return {margin, margin + head, all.width() - 2 * margin, legend.top() - apart - margin - head};
}

void MapSheet::paint(QPainter& painter) const
{
    painter.fillRect(QRectF(QPointF(), size()), m_painter.look().surface);
    paint_head(painter);
    paint_map(painter, map_frame());
    paint_foot(painter);
}

void MapSheet::paint_head(QPainter& painter) const
{
    const double wide = size().width() - 2 * margin;
    painter.setPen(m_painter.look().text);
    painter.setFont(sized(m_painter.look().font, m_paper.a3 ? 34 : 27, true));
    painter.drawText(QRectF(margin, margin, wide, 44), Qt::AlignHCenter | Qt::AlignTop, title());
    painter.setFont(sized(m_painter.look().font, 15));
    painter.drawText(QRectF(margin, margin + 44, wide, 24), Qt::AlignHCenter | Qt::AlignTop,
                     shown_text(qt(m_painter.picture().subtitle)));
}

void MapSheet::paint_map(QPainter& painter, const QRectF& frame) const
{
    const MapLook& look = m_painter.look();
    const MapCamera camera = MapCamera::fit(m_painter.picture().box, frame.size(), 36);
    const MapLabels labels = m_painter.place(camera, m_paper.units);
    painter.save();
    painter.setClipRect(frame);
    painter.translate(frame.topLeft());
    m_painter.areas(painter, camera);
    if (m_paper.units)
        m_painter.units(painter, camera);
    m_painter.labels(painter, camera, labels);
    if (!m_painter.picture().tiles) {
        paint_north(painter, {frame.width() - 28, 14}, look);
        paint_scale_bar(painter, {16, frame.height() - 16}, camera, look);
    }
    painter.restore();
    painter.setPen(QPen(look.line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(frame);
    (void)paint_legend(&painter, legend_room(), m_painter, labels, m_paper.units);
}

void MapSheet::paint_foot(QPainter& painter) const
{
    const MapPicture& picture = m_painter.picture();
    const QRectF line(margin, size().height() - margin - foot + 6, size().width() - 2 * margin,
                      foot);
    painter.setFont(m_painter.look().font);
    painter.setPen(m_painter.look().text);
    QStringList made;
    if (!m_paper.maker.isEmpty())
        made << QStringLiteral("制图：") + shown_text(m_paper.maker);
    made << QStringLiteral("数据截至 ") + qt(picture.as_of.chinese());
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, made.join(QStringLiteral("　")));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter,
                     m_paper.approval.isEmpty()
                         ? QStringLiteral("内部工作用图")
                         : QStringLiteral("审图号：") + shown_text(m_paper.approval));
}

} // namespace lx::ui
