#include "ui/presentation/map/map_legend.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include "ui/presentation/format.h"
#include "ui/presentation/map/map_signs.h"
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

/// Gathers the lines of a legend.
class Lines
{
public:
    Lines(const MapPainter& map, const MapLabels& labels, const MapShown& shown)
        : m_map(map), m_labels(labels), m_shown(shown), m_first(map.picture()),
          m_second(map.beside().get())
    {
        if (m_second != nullptr && m_second->as_of < map.picture().as_of) {
            m_days = {m_second, &map.picture()};
        } else {
            m_days = {&map.picture()};
            if (m_second != nullptr)
                m_days.push_back(m_second);
        }
    }

    [[nodiscard]] std::vector<Line> take()
    {
        add_days();
        add_classes();
        if (m_shown.units && !m_first.tiles)
            add_units();
        for (std::size_t i = 0; i < m_first.layers.size() && !m_first.tiles; ++i) {
            if (m_shown.shows(m_first.layers[i].layer))
                add_layer(i);
        }
        add_unbounded();
        add_key();
        return std::move(m_lines);
    }

private:
    using Sign = std::function<void(QPainter&, const QRectF&)>;
    void head(const QString& text) { m_lines.push_back({{}, text, true}); }
    void line(const QString& text, Sign sign = {}) { m_lines.push_back({std::move(sign), text}); }

    /// A count of each day: 3, or 3 → 5.
    template <class Each> [[nodiscard]] QString counts(const Each& each) const
    {
        QStringList numbers;
        for (const MapPicture* day : m_days)
            numbers << count_text(each(*day));
        return numbers.join(QStringLiteral(" → "));
    }
    template <class Each> [[nodiscard]] bool any(const Each& each) const
    {
        return std::ranges::any_of(m_days, [&](const MapPicture* day) { return each(*day) != 0; });
    }

    void add_days()
    {
        if (m_days.size() > 1)
            line(QStringLiteral("%1 → %2").arg(qt(m_days[0]->as_of.chinese()),
                                               qt(m_days[1]->as_of.chinese())));
        if (!m_first.filter.empty())
            line(QStringLiteral("只看列表“%1”里的，个数随之减少")
                     .arg(shown_text(qt(m_first.filter))));
    }

    [[nodiscard]] Sign swatch_of(const MapArea& area) const
    {
        return [&map = m_map, area](QPainter& painter, const QRectF& box) {
            QPainterPath path;
            path.addRect(box.adjusted(0, 3, 0, -3));
            map.fill(painter, path, area);
            painter.setPen(map.look().line);
            painter.setBrush(Qt::NoBrush);
            painter.drawPath(path);
        };
    }

    void add_classes()
    {
        head(qt(m_first.shade.name));
        const auto classed = [](const MapPicture& day) {
            std::int64_t areas = 0;
            for (const MapClass& one : day.classes)
                areas += one.areas;
            return areas;
        };
        for (std::size_t c = any(classed) ? m_first.classes.size() : 0; c-- > 0;) {
            MapArea area;
            area.value = 0;
            area.shade = c;
            line(QStringLiteral("%1（%2 个）")
                     .arg(qt(m_first.classes[c].text),
                          counts([c](const MapPicture& day) { return day.classes[c].areas; })),
                 swatch_of(area));
        }
        const auto few = [](const MapPicture& day) { return day.few + day.nothing; };
        if (!any(few))
            return;
        MapArea area;
        area.few = true;
        line(QStringLiteral("样本少：不足 3 个单位（%1 个）").arg(counts(few)), swatch_of(area));
    }

    void add_units()
    {
        head(QStringLiteral("单位"));
        for (std::size_t m = 0; m < unit_marks; ++m) {
            const auto mark = static_cast<UnitMark>(m);
            line(QStringLiteral("%1（%2 家）")
                     .arg(qt(m_first.mark_name(mark)),
                          counts([m](const MapPicture& day) { return day.marks.at(m); })),
                 [&look = m_map.look(), mark](QPainter& painter, const QRectF& box) {
                     paint_unit_mark(painter, box.center(), mark, look);
                 });
        }
        line(QStringLiteral("圆环里的数是聚在一处的单位数，环的颜色是各占多少"));
        const auto unplaced = [](const MapPicture& day) { return day.without_place; };
        const auto outside = [](const MapPicture& day) { return day.outside; };
        if (any(unplaced))
            line(QStringLiteral("其中 %1 家没有坐标，图上没有").arg(counts(unplaced)));
        if (any(outside))
            line(QStringLiteral("其中 %1 家的坐标在所画属地以外").arg(counts(outside)));
    }

    [[nodiscard]] Sign sign_of(const MapLayer& layer, const QString& inside) const
    {
        return [&look = m_map.look(), sign = layer.sign, inside](QPainter& painter,
                                                                 const QRectF& box) {
            paint_sign(painter, box.center(), sign, inside, {}, look);
        };
    }

    void add_layer(std::size_t at)
    {
        const MapLayer& layer = m_first.layers[at].layer;
        const QString measure = qt(layer.measure);
        head(qt(layer.name));
        std::set<int, std::greater<>> numbers;
        for (const MapPicture* day : m_days) {
            for (const auto& [number, count] : day->layers[at].numbers)
                numbers.insert(number);
        }
        if (layer.number_rows.empty() || numbers.empty())
            line(QStringLiteral("%1（%2 %3）")
                     .arg(qt(layer.name),
                          counts([at](const MapPicture& day) { return day.layers[at].rows; }),
                          measure),
                 sign_of(layer, {}));
        for (const int number :
             layer.number_rows.empty() ? std::set<int, std::greater<>>() : numbers) {
            const auto count = [at, number](const MapPicture& day) {
                const auto found = day.layers[at].numbers.find(number);
                return found == day.layers[at].numbers.end() ? 0 : found->second;
            };
            line(QStringLiteral("%1%2（%3 %4）")
                     .arg(number)
                     .arg(qt(layer.number_measure), counts(count), measure),
                 sign_of(layer, QString::number(number)));
        }
        const auto unnumbered = [at](const MapPicture& day) {
            return day.layers[at].without_number;
        };
        const auto unplaced = [at](const MapPicture& day) { return day.layers[at].without_place; };
        if (!layer.number_note.empty())
            line(qt(layer.number_note));
        if (any([at](const MapPicture& day) { return std::ssize(day.layers[at].marks); }))
            line(QStringLiteral("×后面的数是聚在一处的有几%1").arg(measure));
        if (any(unnumbered))
            line(QStringLiteral("%1、图上没画的 %2 %3")
                     .arg(qt(layer.number_none), counts(unnumbered), measure));
        if (any(unplaced))
            line(QStringLiteral("没有位置、图上没画的 %1 %2").arg(counts(unplaced), measure));
    }

    /// An area's figure of each day.
    [[nodiscard]] QString figures(std::size_t area) const
    {
        QStringList texts;
        for (const MapPicture* day : m_days)
            texts << qt(day->areas[area].text);
        return texts.join(QStringLiteral(" → "));
    }

    void add_unbounded()
    {
        QStringList unbounded;
        for (std::size_t i = 0; i < m_first.areas.size(); ++i) {
            if (m_first.areas[i].shape.empty())
                unbounded << shown_text(qt(m_first.areas[i].name)) + QLatin1Char(' ') + figures(i);
        }
        if (!unbounded.isEmpty())
            head(QStringLiteral("没有边界，图上没画"));
        constexpr qsizetype together = 6; // so that a long list breaks into columns
        for (qsizetype at = 0; at < unbounded.size(); at += together)
            line(unbounded.mid(at, together).join(QStringLiteral("、")));
    }

    void add_key()
    {
        bool first = true;
        for (const MapLabels::Label& label : m_labels.labels) {
            if (label.number == 0)
                continue;
            if (first)
                head(QStringLiteral("编号"));
            first = false;
            line(QStringLiteral("%1　%2　%3")
                     .arg(label.number)
                     .arg(shown_text(qt(m_first.areas[label.area].name)), figures(label.area)));
        }
    }

    const MapPainter& m_map;
    const MapLabels& m_labels;
    const MapShown& m_shown;
    const MapPicture& m_first;
    const MapPicture* m_second;
    std::vector<const MapPicture*> m_days; ///< the earlier first
    std::vector<Line> m_lines;
};

} // namespace

LegendFlow flow_legend(QPainter* painter, const QRectF& room, const LegendType& type,
                       const MapPainter& map, const MapLabels& labels, const MapShown& shown)
{
    QFont font = map.look().font;
    if (type.pixels > 0)
        font.setPixelSize(type.pixels);
    QFont strong = font;
    strong.setBold(true);
    const double wide = (room.width() - (type.columns - 1) * column_gap) / type.columns;
    const double apart = QFontMetricsF(font).lineSpacing() / 4;
    const std::vector<Line> lines = Lines(map, labels, shown).take();
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
                    const MapLabels& labels, const MapShown& shown)
{
    const QRectF endless(room.left(), room.top(), room.width(), 0);
    return flow_legend(painter, endless, {}, map, labels, shown).height;
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
