#include "ui/presentation/map/map_painter.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include "core/geo/labels.h"
#include "core/geo/simplify.h"
#include "ui/presentation/format.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

namespace {

constexpr double cell_px = 56;  ///< units nearer than that share a mark, about
constexpr double mark_px = 3.5; ///< half of a unit's mark

/// Of one part: where two lie on each other, each is filled.
QPainterPath path_of(const Polygon& polygon, const MapCamera& camera)
{
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    for (const Ring& ring : polygon) {
        QPolygonF line;
        line.reserve(static_cast<qsizetype>(ring.size()) + 1);
        for (const GeoPoint point : ring)
            line << camera.seen(point);
        path.addPolygon(line);
        path.closeSubpath();
    }
    return path;
}

/// Text on a pane, so that it is read on any shade and mark.
void draw_text(QPainter& painter, const QRectF& box, const QString& text, const MapLook& look)
{
    QColor pane = look.halo;
    pane.setAlphaF(0.86F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pane);
    QRectF behind({}, QFontMetricsF(look.font).size(0, text) + QSizeF(6, 0));
    behind.moveCenter(box.center());
    painter.drawRoundedRect(behind, 3, 3);
    painter.setPen(look.text);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace

QString label_text(const MapArea& area)
{
    return shown_text(qt(area.name)) + QLatin1Char('\n') + qt(area.text);
}

MapPainter::MapPainter(std::shared_ptr<const MapPicture> picture, MapLook look)
    : m_picture(std::move(picture)), m_look(std::move(look))
{}

const std::vector<Shape>& MapPainter::shapes(double scale) const
{
    const int level = static_cast<int>(std::ceil(std::log2(scale)));
    if (level != m_level) {
        std::vector<Shape> all;
        for (const MapArea& area : m_picture->areas)
            all.push_back(area.shape);
        constexpr double unseen = 0.4; // pixels
        m_shapes = simplify(all, unseen / std::exp2(level));
        m_level = level;
    }
    return m_shapes;
}

MapLabels MapPainter::place(const MapCamera& camera, bool units,
                            const std::optional<GeoBox>& within) const
{
    const QFontMetricsF metrics(m_look.font);
    std::vector<LabelWish> wishes;
    std::vector<std::size_t> of;
    const auto& simple = shapes(camera.scale);
    for (std::size_t i = 0; i < m_picture->areas.size(); ++i) {
        const MapArea& area = m_picture->areas[i];
        if (area.shape.empty())
            continue;
        LabelWish wish;
        wish.shape = simple[i];
        for (Polygon& polygon : wish.shape) {
            for (Ring& ring : polygon) {
                for (GeoPoint& point : ring)
                    point = {point.x * camera.scale, point.y * camera.scale};
            }
        }
        const QStringList lines = label_text(area).split(QLatin1Char('\n'));
        for (const QString& line : lines)
            wish.width = std::max(wish.width, metrics.horizontalAdvance(line) + 6);
        wish.height = metrics.lineSpacing() * static_cast<double>(lines.size());
        wish.weight = static_cast<double>(area.units);
        wish.number_width = metrics.horizontalAdvance(QStringLiteral("000")) + 4;
        wishes.push_back(std::move(wish));
        of.push_back(i);
    }
    std::vector<GeoBox> marks;
    if (units) {
        for (const Cluster& cluster : clusters(camera)) {
            const double wide = 2 * radius(cluster.units);
            marks.push_back(
                label_box({cluster.at.x * camera.scale, cluster.at.y * camera.scale}, wide, wide));
        }
    }
    std::optional<GeoBox> bound = within;
    if (bound)
        bound = GeoBox{within->left * camera.scale, within->right * camera.scale,
                       within->low * camera.scale, within->high * camera.scale};
    const std::vector<PlacedLabel> placed = place_labels(wishes, {}, marks, bound);
    MapLabels labels;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        MapLabels::Label label{of[i], {}, placed[i].number, placed[i].at.has_value()};
        if (placed[i].at)
            label.at = {placed[i].at->x / camera.scale, placed[i].at->y / camera.scale};
        labels.labels.push_back(label);
    }
    std::ranges::stable_sort(labels.labels, {}, &MapLabels::Label::number);
    return labels;
}

void MapPainter::fill(QPainter& painter, const QPainterPath& path, const MapArea& area) const
{
    const bool valued = area.value.has_value() && !area.few;
    painter.fillPath(path,
                     valued ? m_look.shade(area.shade, m_picture->classes.size()) : m_look.blank);
    if (area.few)
        painter.fillPath(path, QBrush(m_look.hatch, Qt::BDiagPattern));
}

void MapPainter::areas(QPainter& painter, const MapCamera& camera) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& simple = shapes(camera.scale);
    for (std::size_t i = 0; i < m_picture->areas.size(); ++i) {
        for (const Polygon& part : simple[i]) {
            const QPainterPath path = path_of(part, camera);
            fill(painter, path, m_picture->areas[i]);
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(m_look.line, 1.2));
            painter.drawPath(path);
        }
    }
}

void MapPainter::outline(QPainter& painter, const MapCamera& camera, std::size_t area) const
{
    if (m_shapes.empty())
        (void)shapes(camera.scale);
    painter.setBrush(Qt::NoBrush);
    for (const Polygon& part : m_shapes[area])
        painter.drawPath(path_of(part, camera));
}

double MapPainter::radius(std::int64_t units)
{
    return units == 1 ? mark_px : 9 + 2.5 * std::log10(static_cast<double>(units));
}

std::vector<Cluster> MapPainter::clusters(const MapCamera& camera) const
{
    // Cells of fixed sizes: marks stay together while one zooms a little.
    const double cell = std::exp2(std::ceil(std::log2(cell_px / camera.scale)));
    return cluster_units(m_picture->units, camera.box(), cell);
}

void MapPainter::mark(QPainter& painter, QPointF at, UnitMark mark) const
{
    painter.setPen(QPen(mark == UnitMark::Uncovered ? m_look.uncovered : m_look.halo, 1));
    painter.setBrush(m_look.mark(mark));
    switch (mark) {
    case UnitMark::Covered:
        painter.drawEllipse(at, mark_px, mark_px);
        break;
    case UnitMark::Unbuilt: {
        constexpr double wide = mark_px + 1.5;
        painter.drawPolygon(QPolygonF({at + QPointF(0, -wide), at + QPointF(wide, 0),
                                       at + QPointF(0, wide), at + QPointF(-wide, 0)}));
        break;
    }
    case UnitMark::Uncovered:
        painter.setBrush(m_look.halo);
        painter.drawEllipse(at, mark_px - 0.5, mark_px - 0.5);
        break;
    }
}

void MapPainter::units(QPainter& painter, const MapCamera& camera) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = m_look.font;
    font.setPixelSize(std::max(10, font.pixelSize() - 2));
    painter.setFont(font);
    for (const Cluster& cluster : clusters(camera)) {
        const QPointF at = camera.seen(cluster.at);
        if (cluster.units == 1) {
            mark(painter, at, cluster.mark());
            continue;
        }
        const double wide = radius(cluster.units);
        const QRectF ring(at.x() - wide, at.y() - wide, 2 * wide, 2 * wide);
        painter.setPen(QPen(m_look.halo, 1));
        painter.setBrush(m_look.halo);
        painter.drawEllipse(ring.adjusted(-1, -1, 1, 1));
        // Shares of a ring from the top, clockwise, in sixteenths of a degree.
        constexpr double whole = 360 * 16;
        double from = 90 * 16;
        painter.setPen(Qt::NoPen);
        for (std::size_t m = 0; m < unit_marks; ++m) {
            const double span = whole * static_cast<double>(cluster.marks.at(m)) /
                                static_cast<double>(cluster.units);
            painter.setBrush(m_look.mark(static_cast<UnitMark>(m)));
            painter.drawPie(ring, static_cast<int>(from), static_cast<int>(-std::ceil(span)));
            from -= span;
        }
        constexpr double thick = 3;
        painter.setBrush(m_look.halo);
        painter.drawEllipse(ring.adjusted(thick, thick, -thick, -thick));
        painter.setPen(m_look.text);
        painter.drawText(ring.adjusted(-20, 0, 20, 0), Qt::AlignCenter,
                         QString::number(cluster.units));
    }
}

void MapPainter::labels(QPainter& painter, const MapCamera& camera, const MapLabels& labels) const
{
    painter.setFont(m_look.font);
    const QFontMetricsF metrics(m_look.font);
    for (const MapLabels::Label& label : labels.labels) {
        if (!label.placed)
            continue;
        const QPointF at = camera.seen(label.at);
        if (label.number == 0) {
            const QSizeF size(400, 2 * metrics.lineSpacing());
            draw_text(painter, {at - QPointF(size.width() / 2, size.height() / 2), size},
                      label_text(m_picture->areas[label.area]), m_look);
            continue;
        }
        const QString number = QString::number(label.number);
        const double half =
            std::max(metrics.lineSpacing(), metrics.horizontalAdvance(number) + 6) / 2;
        const QRectF box(at.x() - half, at.y() - metrics.lineSpacing() / 2, 2 * half,
                         metrics.lineSpacing());
        painter.setPen(QPen(m_look.line, 1));
        painter.setBrush(m_look.halo);
        painter.drawRoundedRect(box, 3, 3);
        painter.setPen(m_look.text);
        painter.drawText(box, Qt::AlignCenter, number);
    }
}

int MapPainter::area_at(GeoPoint at) const
{
    for (std::size_t i = m_picture->areas.size(); i-- > 0;) {
        if (inside(m_picture->areas[i].shape, at))
            return static_cast<int>(i);
    }
    return -1;
}

} // namespace lx::ui
