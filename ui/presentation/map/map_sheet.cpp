#include "ui/presentation/map/map_sheet.h"

#include <algorithm>
#include <vector>

#include <QFontMetricsF>
#include <QPainter>

#include "ui/presentation/format.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

namespace {

constexpr double inch = 96;
constexpr double margin = 45; ///< 12 mm
constexpr double head = 76;   ///< title and subtitle
constexpr double foot = 28;
constexpr double apart = 16;
constexpr double day_line = 24; ///< with the day above each of two maps

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

/// One line in smaller type where it is too long; at the smallest its middle is left out.
void draw_fitted(QPainter& painter, const QRectF& box, Qt::Alignment where, const QString& text,
                 QFont font, int smallest)
{
    while (font.pixelSize() > smallest && QFontMetricsF(font).horizontalAdvance(text) > box.width())
        font.setPixelSize(font.pixelSize() - 1);
    painter.setFont(font);
    painter.drawText(box, static_cast<int>(where),
                     QFontMetricsF(font).elidedText(text, Qt::ElideMiddle, box.width()));
}

} // namespace

MapSheet::MapSheet(std::shared_ptr<const MapPicture> picture, MapPaper paper,
                   std::shared_ptr<const MapPicture> beside)
    : m_painter(picture, MapLook::paper(), beside), m_paper(std::move(paper))
{
    const GeoBox& box = m_painter.picture().box;
    if (beside == nullptr) {
        m_landscape = box.width() * 1.05 >= box.height();
        return;
    }
    if (beside->as_of < picture->as_of) {
        m_second.emplace(picture, m_painter.look(), beside);
        m_painter = MapPainter(beside, m_painter.look(), picture);
    } else {
        m_second.emplace(beside, m_painter.look(), picture);
    }
    constexpr double wide = 1.5; // two that are wider have more room one above the other
    m_landscape = box.width() < wide * box.height();
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

QString MapSheet::subtitle() const
{
    if (!m_second)
        return shown_text(qt(m_painter.picture().subtitle));
    return shown_text(qt(m_painter.picture().as_of.chinese() + "与" +
                         m_second->picture().as_of.chinese() + "对比　" +
                         m_painter.picture().matter));
}

MapSheet::Layout MapSheet::lay_out() const
{
    // More columns take from the map, smaller type from the reader: a little of each in turn.
    struct Try
    {
        LegendType type;
        double wide; ///< of the column beside the map, on A4
    };
    static const std::vector<Try> beside = {{{1, 0}, 230},  {{1, 10}, 230}, {{2, 0}, 190},
                                            {{2, 10}, 170}, {{3, 10}, 160}, {{4, 9}, 140},
                                            {{5, 8}, 120}};
    static const std::vector<Try> below = {
        {{2, 0}, 0}, {{3, 0}, 0}, {{4, 10}, 0}, {{5, 9}, 0}, {{6, 8}, 0}};
    static const std::vector<Try> below_wide = {{{4, 0}, 0},  {{5, 0}, 0}, {{5, 10}, 0},
                                                {{6, 10}, 0}, {{7, 9}, 0}, {{8, 8}, 0}};
    const bool aside = m_landscape && !m_second;
    Layout layout;
    for (const Try& one : aside ? beside : m_landscape ? below_wide : below) {
        layout = aside ? beside_map(one.type, one.wide) : below_map(one.type);
        if (layout.left_out == 0)
            break;
    }
    return layout;
}

QRectF MapSheet::body() const
{
    const QSizeF all = size();
    return {margin, margin + head, all.width() - 2 * margin,
            all.height() - 2 * margin - head - foot};
}

void MapSheet::place(Layout& layout, const QRectF& room) const
{
    layout.map = room;
    if (m_second) {
        // A line with its day stands above each map.
        layout.map.setTop(room.top() + day_line);
        layout.second = layout.map;
        if (m_landscape) {
            const double wide = (room.width() - apart) / 2;
            layout.map.setWidth(wide);
            layout.second.setLeft(room.right() - wide);
        } else {
            const double high = (room.height() - apart - 2 * day_line) / 2;
            layout.map.setHeight(high);
            layout.second.setTop(room.bottom() - high);
        }
    }
    layout.camera = MapCamera::fit(m_painter.picture().box, layout.map.size(), 36);
    layout.labels = m_painter.place(layout.camera, m_paper.shown, layout.camera.box());
}

MapSheet::Layout MapSheet::beside_map(const LegendType& type, double column) const
{
    const QRectF room = body();
    const double wide =
        (m_paper.a3 ? 1.3 : 1.0) * column * type.columns + apart * (type.columns - 1);
    Layout layout;
    layout.type = type;
    layout.legend = QRectF(room.right() - wide, room.top(), wide, room.height());
    place(layout, QRectF(room.topLeft(), QSizeF(room.width() - wide - apart, room.height())));
    layout.left_out =
        flow_legend(nullptr, layout.legend, type, m_painter, layout.labels, m_paper.shown).left_out;
    return layout;
}

MapSheet::Layout MapSheet::below_map(const LegendType& type) const
{
    const QRectF room = body();
    const double most = room.height() * 0.55;
    constexpr double step = 8;
    Layout layout;
    layout.type = type;
    // A higher legend makes the map smaller, which then may have more to say in the legend.
    for (double high = 10 * step;; high = std::min(high + step, most)) {
        layout.legend = QRectF(room.left(), room.bottom() - high, room.width(), high);
        const auto measure = [&] {
            layout.left_out =
                flow_legend(nullptr, layout.legend, type, m_painter, layout.labels, m_paper.shown)
                    .left_out;
        };
        measure();
        if (layout.left_out > 0 && high < most)
            continue;
        place(layout, QRectF(room.topLeft(), QSizeF(room.width(), room.height() - high - apart)));
        measure();
        if (layout.left_out == 0 || high >= most)
            return layout;
    }
}

void MapSheet::paint(QPainter& painter) const
{
    painter.fillRect(QRectF(QPointF(), size()), m_painter.look().surface);
    paint_head(painter);
    paint_maps(painter, lay_out());
    paint_foot(painter);
}

void MapSheet::paint_head(QPainter& painter) const
{
    const double wide = size().width() - 2 * margin;
    painter.setPen(m_painter.look().text);
    const int large = m_paper.a3 ? 34 : 27;
    draw_fitted(painter, QRectF(margin, margin, wide, 44), Qt::AlignHCenter | Qt::AlignTop, title(),
                sized(m_painter.look().font, large, true), 16);
    draw_fitted(painter, QRectF(margin, margin + 44, wide, 24), Qt::AlignHCenter | Qt::AlignTop,
                subtitle(), sized(m_painter.look().font, 15), 11);
}

void MapSheet::paint_maps(QPainter& painter, const Layout& layout) const
{
    const MapLook& look = m_painter.look();
    paint_map(painter, m_painter, layout.map, layout);
    if (m_second)
        paint_map(painter, *m_second, layout.second, layout);
    (void)flow_legend(&painter, layout.legend, layout.type, m_painter, layout.labels,
                      m_paper.shown);
    if (layout.left_out == 0)
        return;
    painter.setPen(look.text);
    painter.setFont(sized(look.font, 10));
    const QRectF body = this->body();
    painter.drawText(QRectF(body.left(), body.top() - 18, body.width(), 16),
                     Qt::AlignRight | Qt::AlignVCenter,
                     QStringLiteral("图例还有 %1 行列不下，请改用 A3 纸").arg(layout.left_out));
}

void MapSheet::paint_map(QPainter& painter, const MapPainter& map, const QRectF& frame,
                         const Layout& layout) const
{
    const MapLook& look = map.look();
    if (m_second) {
        painter.setPen(look.text);
        painter.setFont(sized(look.font, 14, true));
        painter.drawText(QRectF(frame.left(), frame.top() - day_line, frame.width(), day_line),
                         Qt::AlignHCenter | Qt::AlignVCenter, qt(map.picture().as_of.chinese()));
    }
    painter.save();
    painter.setClipRect(frame);
    painter.translate(frame.topLeft());
    map.paint(painter, layout.camera, m_paper.shown, layout.labels);
    if (!map.picture().tiles) {
        paint_north(painter, {frame.width() - 28, 14}, look);
        paint_scale_bar(painter, {16, frame.height() - 16}, layout.camera, look);
    }
    painter.restore();
    painter.setPen(QPen(look.line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(frame);
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
    made << QStringLiteral("数据截至 ") +
                qt((m_second ? m_second->picture() : picture).as_of.chinese());
    const QFont& font = m_painter.look().font;
    const QFontMetricsF metrics(font);
    const QString right = metrics.elidedText(
        m_paper.approval.isEmpty() ? QStringLiteral("内部工作用图")
                                   : QStringLiteral("审图号：") + shown_text(m_paper.approval),
        Qt::ElideMiddle, line.width() / 2);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, right);
    draw_fitted(painter, line.adjusted(0, 0, -metrics.horizontalAdvance(right) - apart, 0),
                Qt::AlignLeft | Qt::AlignVCenter, made.join(QStringLiteral("　")), font, 10);
}

} // namespace lx::ui
