#include "ui/presentation/map/map_signs.h"

#include <cmath>
#include <numbers>

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

namespace lx::ui {

namespace {

QFont sign_font(const MapLook& look, bool bold)
{
    QFont font = look.font;
    font.setPixelSize(10);
    font.setBold(bold);
    return font;
}

QPolygonF star_at(QPointF middle, double size)
{
    constexpr int points = 10;
    constexpr double inner = 0.58; // fat: a digit stands in it
    QPolygonF star;
    for (int i = 0; i < points; ++i) {
        const double far = i % 2 == 0 ? size : size * inner;
        const double angle = std::numbers::pi * (2.0 * i / points - 0.5);
        star << middle + QPointF(far * std::cos(angle), far * std::sin(angle));
    }
    return star;
}

QPainterPath house_at(QPointF at)
{
    constexpr double half = 6;
    QPainterPath path;
    path.addPolygon(
        QPolygonF({at + QPointF(0, -half - 2), at + QPointF(half + 2, -1), at + QPointF(half, -1),
                   at + QPointF(half, half), at + QPointF(-half, half), at + QPointF(-half, -1),
                   at + QPointF(-half - 2, -1)}));
    path.closeSubpath();
    return path;
}

QPainterPath person_at(QPointF at)
{
    QPainterPath path;
    path.addEllipse(at + QPointF(0, -4), 3.5, 3.5);
    path.moveTo(at + QPointF(-6, 8));
    path.cubicTo(at + QPointF(-6, -2), at + QPointF(6, -2), at + QPointF(6, 8));
    path.closeSubpath();
    return path;
}

} // namespace

void paint_unit_mark(QPainter& painter, QPointF at, UnitMark mark, const MapLook& look)
{
    painter.setPen(QPen(mark == UnitMark::Uncovered ? look.uncovered : look.halo, 1));
    painter.setBrush(look.mark(mark));
    switch (mark) {
    case UnitMark::Covered:
        painter.drawEllipse(at, unit_mark_px, unit_mark_px);
        break;
    case UnitMark::Unbuilt: {
        constexpr double wide = unit_mark_px + 1.5;
        painter.drawPolygon(QPolygonF({at + QPointF(0, -wide), at + QPointF(wide, 0),
                                       at + QPointF(0, wide), at + QPointF(-wide, 0)}));
        break;
    }
    case UnitMark::Uncovered:
        painter.setBrush(look.halo);
        painter.drawEllipse(at, unit_mark_px - 0.5, unit_mark_px - 0.5);
        break;
    }
}

QPointF sign_offset(LayerSign sign, double around)
{
    const double by = 0.7 * around + 8;
    switch (sign) {
    case LayerSign::Star:
        return {by, -by};
    case LayerSign::House:
        return {-by, -by};
    case LayerSign::Person:
        break;
    }
    return {by, by};
}

QRectF sign_box(QPointF at, LayerSign sign, const QString& beside, const MapLook& look)
{
    QRectF box(at.x() - sign_px, at.y() - sign_px, 2 * sign_px, 2 * sign_px);
    if (beside.isEmpty())
        return box;
    const double wide = QFontMetricsF(sign_font(look, false)).horizontalAdvance(beside) + 2;
    if (sign == LayerSign::House)
        box.setLeft(box.left() - wide);
    else
        box.setRight(box.right() + wide);
    return box;
}

void paint_sign(QPainter& painter, QPointF at, LayerSign sign, const QString& inside,
                const QString& beside, const MapLook& look)
{
    if (!beside.isEmpty()) {
        QColor pane = look.halo;
        pane.setAlphaF(0.86F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(pane);
        constexpr double half = 7; // of the text's height
        QRectF box = sign_box(at, sign, beside, look);
        box.setTop(at.y() - half);
        box.setHeight(2 * half);
        painter.drawRoundedRect(box, 3, 3);
        painter.setPen(look.text);
        painter.setFont(sign_font(look, false));
        painter.drawText(
            box.adjusted(1, 0, -1, 0),
            Qt::AlignVCenter | (sign == LayerSign::House ? Qt::AlignLeft : Qt::AlignRight), beside);
    }
    if (sign == LayerSign::Star) {
        painter.setPen(QPen(look.text, 1.3));
        painter.setBrush(look.halo);
        painter.drawPolygon(star_at(at, sign_px));
        painter.setFont(sign_font(look, true));
        painter.drawText(QRectF(at.x() - 8, at.y() - 7, 16, 15), Qt::AlignCenter, inside);
        return;
    }
    painter.setPen(QPen(look.halo, 1));
    painter.setBrush(look.text);
    painter.drawPath(sign == LayerSign::House ? house_at(at) : person_at(at));
}

} // namespace lx::ui
