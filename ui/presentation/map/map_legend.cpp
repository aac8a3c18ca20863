#include "ui/presentation/map/map_legend.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include "ui/presentation/format.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

namespace {

constexpr double swatch = 18;
constexpr double gap = 8;
constexpr double column_gap = 16;

/// One line: a sign and a text that wraps.
struct Line
{
    std::function<void(QPainter&, const QRectF& box)> sign; ///< empty = none
    QString text;
    bool head = false;
};

void add_classes(std::vector<Line>& lines, const MapPainter& map)
{
    const MapPicture& picture = map.picture();
    lines.push_back({{}, qt(picture.shade.name), true});
    for (std::size_t c = picture.classes.size(); c-- > 0;) {
        const MapClass& one = picture.classes[c];
        MapArea area;
        area.value = 0;
        area.shade = c;
        lines.push_back({[&map, area](QPainter& painter, const QRectF& box) {
                             QPainterPath path;
                             path.addRect(box.adjusted(0, 3, 0, -3));
                             map.fill(painter, path, area);
                             painter.setPen(map.look().line);
                             painter.setBrush(Qt::NoBrush);
                             painter.drawPath(path);
                         },
                         QStringLiteral("%1（%2 个）").arg(qt(one.text)).arg(one.areas)});
    }
    if (picture.few + picture.nothing == 0)
        return;
    MapArea few;
    few.few = true;
    lines.push_back(
        {[&map, few](QPainter& painter, const QRectF& box) {
             QPainterPath path;
             path.addRect(box.adjusted(0, 3, 0, -3));
             map.fill(painter, path, few);
             painter.setPen(map.look().line);
             painter.setBrush(Qt::NoBrush);
             painter.drawPath(path);
         },
         QStringLiteral("样本少：不足 3 个单位（%1 个）").arg(picture.few + picture.nothing)});
}

void add_marks(std::vector<Line>& lines, const MapPainter& map)
{
    const MapPicture& picture = map.picture();
    lines.push_back({{}, QStringLiteral("单位"), true});
    for (std::size_t m = 0; m < unit_marks; ++m) {
        const auto mark = static_cast<UnitMark>(m);
        lines.push_back({[&map, mark](QPainter& painter, const QRectF& box) {
                             map.mark(painter, box.center(), mark);
                         },
                         QStringLiteral("%1（%2 家）")
                             .arg(qt(mark_name(mark)), count_text(picture.marks.at(m)))});
    }
    lines.push_back({{}, QStringLiteral("圆环里的数是聚在一处的单位数，环的颜色是各占多少")});
    if (picture.without_place > 0)
        lines.push_back({{},
                         QStringLiteral("其中 %1 家没有坐标，图上没有")
                             .arg(count_text(picture.without_place))});
    if (picture.outside > 0)
        lines.push_back(
            {{},
             QStringLiteral("其中 %1 家的坐标在所画属地以外").arg(count_text(picture.outside))});
}

std::vector<Line> lines_of(const MapPainter& map, const MapLabels& labels, bool units)
{
    std::vector<Line> lines;
    add_classes(lines, map);
    if (units && !map.picture().tiles)
        add_marks(lines, map);
    QStringList unbounded;
    for (const MapArea& area : map.picture().areas) {
        if (area.shape.empty())
            unbounded << shown_text(qt(area.name)) + QLatin1Char(' ') + qt(area.text);
    }
    if (!unbounded.isEmpty())
        lines.push_back({{}, QStringLiteral("没有边界，图上没画"), true});
    constexpr qsizetype together = 6; // so that a long list breaks into columns
    for (qsizetype at = 0; at < unbounded.size(); at += together)
        lines.push_back({{}, unbounded.mid(at, together).join(QStringLiteral("、"))});
    bool first = true;
    for (const MapLabels::Label& label : labels.labels) {
        if (label.number == 0)
            continue;
        if (first)
            lines.push_back({{}, QStringLiteral("编号"), true});
        first = false;
        const MapArea& area = map.picture().areas[label.area];
        lines.push_back({{},
                         QStringLiteral("%1　%2　%3")
                             .arg(label.number)
                             .arg(shown_text(qt(area.name)), qt(area.text))});
    }
    return lines;
}

} // namespace

LegendFlow flow_legend(QPainter* painter, const QRectF& room, const LegendType& type,
                       const MapPainter& map, const MapLabels& labels, bool units)
{
    QFont font = map.look().font;
    if (type.pixels > 0)
        font.setPixelSize(type.pixels);
    QFont strong = font;
    strong.setBold(true);
    const double wide = (room.width() - (type.columns - 1) * column_gap) / type.columns;
    const double apart = QFontMetricsF(font).lineSpacing() / 4;
    const std::vector<Line> lines = lines_of(map, labels, units);
    LegendFlow flow;
    int column = 0;
    double y = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Line& line = lines[i];
        const double left = line.sign ? swatch + gap : 0;
        const QFontMetricsF metrics(line.head ? strong : font);
        const auto high_of = [&](const Line& one) {
            const double text = wide - (one.sign ? swatch + gap : 0);
            return QFontMetricsF(one.head ? strong : font)
                .boundingRect(QRectF(0, 0, text, 10'000), Qt::TextWordWrap, one.text)
                .height();
        };
        const double high = high_of(line);
        if (line.head && y > 0)
            y += gap;
        // A heading stands with the first line below it.
        const double below = line.head && i + 1 < lines.size() ? apart + high_of(lines[i + 1]) : 0;
        if (room.height() > 0 && y > 0 && y + high + below > room.height()) {
            ++column;
            y = 0;
        }
        if (column >= type.columns) {
            flow.left_out = lines.size() - i;
            return flow;
        }
        const double x = room.left() + column * (wide + column_gap);
        if (painter != nullptr) {
            if (line.sign)
                line.sign(*painter, {x, room.top() + y, swatch, metrics.lineSpacing()});
            painter->setFont(line.head ? strong : font);
            painter->setPen(map.look().text);
            painter->drawText(QRectF(x + left, room.top() + y, wide - left, high), Qt::TextWordWrap,
                              line.text);
        }
        y += high + apart;
        flow.height = std::max(flow.height, y);
    }
    return flow;
}

double paint_legend(QPainter* painter, const QRectF& room, const MapPainter& map,
                    const MapLabels& labels, bool units)
{
    const QRectF endless(room.left(), room.top(), room.width(), 0);
    return flow_legend(painter, endless, {}, map, labels, units).height;
}

void paint_scale_bar(QPainter& painter, QPointF at, const MapCamera& camera, const MapLook& look)
{
    constexpr double about = 120; // pixels
    const double wanted = about / camera.scale;
    const double power = std::pow(10, std::floor(std::log10(wanted)));
    const double digit = wanted / power;
    const double length = power * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
    const double wide = length * camera.scale;
    painter.setPen(QPen(look.text, 1.5));
    painter.drawLine(at, at + QPointF(wide, 0));
    for (const double tick : {0.0, wide / 2, wide})
        painter.drawLine(at + QPointF(tick, 0), at + QPointF(tick, -5));
    painter.setFont(look.font);
    const QString text = length >= 1 ? QStringLiteral("%1 公里").arg(length)
                                     : QStringLiteral("%1 米").arg(length * 1000);
    painter.drawText(QRectF(at.x(), at.y() - 26, wide + 60, 20), Qt::AlignLeft | Qt::AlignVCenter,
                     text);
}

void paint_north(QPainter& painter, QPointF at, const MapLook& look)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.text);
    painter.drawPolygon(
        QPolygonF({at, at + QPointF(7, 24), at + QPointF(0, 18), at + QPointF(-7, 24)}));
    painter.setPen(look.text);
    painter.setFont(look.font);
    painter.drawText(QRectF(at.x() - 20, at.y() + 26, 40, 20), Qt::AlignCenter,
                     QStringLiteral("北"));
}

} // namespace lx::ui
