#include "ui/presentation/map/map_painter.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include "core/geo/labels.h"
#include "core/geo/simplify.h"
#include "ui/presentation/format.h"
#include "ui/presentation/map/map_signs.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

namespace {

constexpr double cell_px = 56; ///< units nearer than that share a mark, about

/// Cells of fixed sizes: marks stay together while one zooms a little.
double cell_of(const MapCamera& camera)
{
    return std::exp2(std::ceil(std::log2(cell_px / camera.scale)));
}

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

/// What is written on a layer's mark: its number on a star, beside other signs; of several how many
/// they are.
struct SignTexts
{
    QString inside;
    QString beside;
};
SignTexts sign_texts(const MapMarks& layer, const SignCluster& sign)
{
    if (sign.marks.size() > 1)
        return {{}, QStringLiteral("×%1").arg(sign.marks.size())};
    const std::optional<int>& number = layer.marks[sign.marks.front()].number;
    const QString text = number ? QString::number(*number) : QString();
    return layer.layer.sign == LayerSign::Star ? SignTexts{text, {}} : SignTexts{{}, text};
}

/// Slanting lines, as far apart on paper as on screen: a brush's pattern would be of the device's
/// dots. They are cut at the path's line here, since SVG files know no clipping.
void hatch(QPainter& painter, const QPainterPath& path, const QColor& colour)
{
    constexpr double apart = 6;
    const QPaintDevice& device = *painter.device();
    const QRectF seen = painter.combinedTransform().inverted().mapRect(
        QRectF(0, 0, device.width(), device.height()));
    const QRectF box = path.boundingRect() & seen;
    if (box.isEmpty())
        return;
    // Line i has x + y = (first + i) · apart.
    const auto first = static_cast<long>(std::ceil((box.left() + box.top()) / apart));
    const auto last = static_cast<long>(std::floor((box.right() + box.bottom()) / apart));
    std::vector<std::vector<double>> crossings(
        static_cast<std::size_t>(std::max(0L, last - first + 1))); // x of each
    for (const QPolygonF& ring : path.toSubpathPolygons()) {
        for (qsizetype i = 0; i + 1 < ring.size(); ++i) {
            const double from = (ring[i].x() + ring[i].y()) / apart;
            const double to = (ring[i + 1].x() + ring[i + 1].y()) / apart;
            const auto begin = std::max(first, static_cast<long>(std::ceil(std::min(from, to))));
            const double end = std::max(from, to);
            for (long line = begin; line <= last && static_cast<double>(line) < end; ++line)
                crossings[static_cast<std::size_t>(line - first)].push_back(
                    ring[i].x() + (static_cast<double>(line) - from) / (to - from) *
                                      (ring[i + 1].x() - ring[i].x()));
        }
    }
    painter.setPen(QPen(colour, 1));
    for (std::size_t line = 0; line < crossings.size(); ++line) {
        std::vector<double>& at = crossings[line];
        std::ranges::sort(at);
        const double sum = static_cast<double>(first + static_cast<long>(line)) * apart;
        for (std::size_t i = 0; i + 1 < at.size(); i += 2)
            painter.drawLine(QPointF(at[i], sum - at[i]), QPointF(at[i + 1], sum - at[i + 1]));
    }
}

constexpr std::size_t one_line_size = 1; ///< of LabelWish::sizes

/// The box of a number of the key, around its middle.
QRectF number_box(const QFontMetricsF& metrics, std::size_t number)
{
    const double wide =
        std::max(metrics.lineSpacing(), metrics.horizontalAdvance(QString::number(number)) + 6);
    return {-wide / 2, -metrics.lineSpacing() / 2, wide, metrics.lineSpacing()};
}

} // namespace

QString label_text(const MapArea& area, bool one_line)
{
    return shown_text(qt(area.name)) + (one_line ? QLatin1Char(' ') : QLatin1Char('\n')) +
           qt(area.text);
}

bool MapShown::shows(const MapLayer& layer) const
{
    return std::ranges::find(layers, layer.id) != layers.end();
}

MapPainter::MapPainter(std::shared_ptr<const MapPicture> picture, MapLook look,
                       std::shared_ptr<const MapPicture> beside)
    : m_picture(std::move(picture)), m_beside(std::move(beside)), m_look(std::move(look))
{}

const std::vector<Shape>& MapPainter::shapes(double scale) const
{
    const int level = static_cast<int>(std::ceil(std::log2(scale)));
    if (level != m_level || m_shapes == nullptr) {
        std::vector<Shape> all;
        for (const MapArea& area : m_picture->areas)
            all.push_back(area.shape);
        constexpr double unseen = 0.4; // pixels
        m_shapes =
            std::make_shared<const std::vector<Shape>>(simplify(all, unseen / std::exp2(level)));
        m_level = level;
    }
    return *m_shapes;
}

std::vector<LabelObstacle> MapPainter::marks_in_the_way(const MapPicture& picture,
                                                        const MapCamera& camera,
                                                        const MapShown& shown) const
{
    std::vector<LabelObstacle> marks;
    const double cell = cell_of(camera);
    if (shown.units) {
        for (const Cluster& cluster : cluster_units(picture.units, camera.box(), cell)) {
            const double wide = 2 * radius(cluster.units);
            marks.push_back(
                {label_box({cluster.at.x * camera.scale, cluster.at.y * camera.scale}, wide, wide),
                 cluster.units > 1});
        }
    }
    for (const MapMarks& layer : picture.layers) {
        if (!shown.shows(layer.layer))
            continue;
        for (const SignCluster& sign : signs_of(picture, camera, shown, layer)) {
            const QPointF at(sign.at.x * camera.scale + sign.by.x(),
                             sign.at.y * camera.scale + sign.by.y());
            const QRectF box =
                sign_box(at, layer.layer.sign, sign_texts(layer, sign).beside, m_look);
            marks.push_back({{box.left(), box.right(), box.top(), box.bottom()}, true});
        }
    }
    return marks;
}

MapLabels MapPainter::place(const MapCamera& camera, const MapShown& shown,
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
        wish.weight = static_cast<double>(area.units);
        std::vector<const MapArea*> days{&area};
        if (m_beside) {
            // One place for both days: the wider text, the greater weight.
            days.push_back(&m_beside->areas[i]);
            wish.weight = std::max(wish.weight, static_cast<double>(days.back()->units));
        }
        for (const bool one_line : {false, true}) {
            LabelWish::Size size;
            for (const MapArea* day : days) {
                const QStringList lines = label_text(*day, one_line).split(QLatin1Char('\n'));
                for (const QString& line : lines)
                    size.width = std::max(size.width, metrics.horizontalAdvance(line) + 6);
                size.height = std::max(size.height,
                                       metrics.lineSpacing() * static_cast<double>(lines.size()));
            }
            wish.sizes.push_back(size);
        }
        wish.number = area.number;
        wish.number_size = {number_box(metrics, area.number).width() + 2,
                            metrics.lineSpacing() + 2};
        wishes.push_back(std::move(wish));
        of.push_back(i);
    }
    std::vector<LabelObstacle> marks = marks_in_the_way(*m_picture, camera, shown);
    if (m_beside) {
        const auto others = marks_in_the_way(*m_beside, camera, shown);
        marks.insert(marks.end(), others.begin(), others.end());
    }
    std::optional<GeoBox> bound = within;
    if (bound)
        bound = GeoBox{within->left * camera.scale, within->right * camera.scale,
                       within->low * camera.scale, within->high * camera.scale};
    const std::vector<PlacedLabel> placed = place_labels(wishes, {}, marks, bound);
    const auto on_plane = [&](const std::optional<GeoPoint>& at) {
        return at ? std::optional(GeoPoint{at->x / camera.scale, at->y / camera.scale})
                  : std::nullopt;
    };
    MapLabels labels;
    for (std::size_t i = 0; i < placed.size(); ++i)
        labels.labels.push_back({of[i], on_plane(placed[i].at).value_or(GeoPoint()),
                                 placed[i].number, placed[i].size == one_line_size,
                                 placed[i].at.has_value(), on_plane(placed[i].leader)});
    std::ranges::stable_sort(labels.labels, {}, &MapLabels::Label::number);
    return labels;
}

void MapPainter::paint(QPainter& painter, const MapCamera& camera, const MapShown& shown,
                       const MapLabels& labels) const
{
    areas(painter, camera);
    if (shown.units)
        units(painter, camera);
    for (const MapMarks& one : m_picture->layers) {
        if (shown.shows(one.layer))
            layer(painter, camera, shown, one);
    }
    this->labels(painter, camera, labels);
}

void MapPainter::fill(QPainter& painter, const QPainterPath& path, const MapArea& area) const
{
    const bool valued = area.value.has_value() && !area.few;
    painter.fillPath(path,
                     valued ? m_look.shade(area.shade, m_picture->classes.size()) : m_look.blank);
    if (area.few)
        hatch(painter, path, m_look.hatch);
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
    const auto& simple = m_shapes ? *m_shapes : shapes(camera.scale);
    painter.setBrush(Qt::NoBrush);
    for (const Polygon& part : simple[area])
        painter.drawPath(path_of(part, camera));
}

double MapPainter::radius(std::int64_t units)
{
    return units == 1 ? unit_mark_px : 9 + 2.5 * std::log10(static_cast<double>(units));
}

std::vector<Cluster> MapPainter::clusters(const MapCamera& camera) const
{
    return cluster_units(m_picture->units, camera.box(), cell_of(camera));
}

std::vector<SignCluster> MapPainter::signs_of(const MapPicture& picture, const MapCamera& camera,
                                              const MapShown& shown, const MapMarks& marks)
{
    const double cell = cell_of(camera);
    using Cell = std::pair<double, double>;
    const auto cell_at = [cell](GeoPoint at) {
        return Cell{std::floor(at.x / cell), std::floor(at.y / cell)};
    };
    std::map<Cell, const Cluster*> units;
    std::vector<Cluster> rings;
    if (shown.units)
        rings = cluster_units(picture.units, camera.box(), cell);
    for (const Cluster& ring : rings)
        units[cell_at(ring.cell.centre())] = &ring;
    const bool alone = !shown.units && shown.layers.size() == 1; // nothing to stand beside
    std::vector<SignCluster> signs;
    for (MarkCluster& cluster : cluster_marks(marks.marks, camera.box(), cell)) {
        SignCluster sign{cluster.at, {}, std::move(cluster.marks)};
        const auto ring = units.find(cell_at(sign.at));
        if (ring != units.end())
            sign.at = ring->second->at;
        if (!alone)
            sign.by = sign_offset(marks.layer.sign,
                                  ring == units.end() ? 0 : radius(ring->second->units));
        signs.push_back(std::move(sign));
    }
    return signs;
}

void MapPainter::layer(QPainter& painter, const MapCamera& camera, const MapShown& shown,
                       const MapMarks& marks) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (const SignCluster& sign : signs(camera, shown, marks)) {
        const SignTexts texts = sign_texts(marks, sign);
        paint_sign(painter, camera.seen(sign.at) + sign.by, marks.layer.sign, texts.inside,
                   texts.beside, m_look);
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
            paint_unit_mark(painter, at, cluster.mark(), m_look);
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
                      label_text(m_picture->areas[label.area], label.one_line), m_look);
            continue;
        }
        const QString number = QString::number(label.number);
        const QRectF box = number_box(metrics, label.number).translated(at);
        if (label.leader) {
            painter.setPen(QPen(m_look.text, 1));
            painter.setBrush(m_look.text);
            painter.drawLine(camera.seen(*label.leader), at);
            painter.drawEllipse(camera.seen(*label.leader), 1.5, 1.5);
        }
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
