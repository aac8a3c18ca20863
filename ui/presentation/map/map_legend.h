#pragma once

#include <QRectF>
#include <QString>

#include "ui/presentation/map/map_painter.h"

class QPainter;

namespace lx::ui {

/// What the shades and marks of a map mean, with counts; areas that aren't drawn; the key to the
/// numbers. Paints into columns of `room`; gives the height it took. Without a painter it is only
/// measured.
[[nodiscard]] double paint_legend(QPainter* painter, const QRectF& room, const MapPainter& map,
                                  const MapLabels& labels, bool units);

/// A scale bar of a round length, its lower left corner at `at`.
void paint_scale_bar(QPainter& painter, QPointF at, const MapCamera& camera, const MapLook& look);
/// Where north is, its top at `at`.
void paint_north(QPainter& painter, QPointF at, const MapLook& look);

} // namespace lx::ui
