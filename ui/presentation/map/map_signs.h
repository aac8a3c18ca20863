#pragma once

#include <QPointF>
#include <QRectF>
#include <QString>

#include "core/map/map_definition.h"
#include "ui/presentation/map/map_look.h"

class QPainter;

namespace lx::ui {

/// One unit's mark: a filled disc, a filled diamond, an open ring.
void paint_unit_mark(QPainter& painter, QPointF at, UnitMark mark, const MapLook& look);
inline constexpr double unit_mark_px = 3.5; ///< half of it

/// A layer's mark: a star, a house, a person. Told by their shapes alone, so that grey print does.
/// `inside`: a digit on a star; `beside`: what stands to its right, of a house to its left.
void paint_sign(QPainter& painter, QPointF at, LayerSign sign, const QString& inside,
                const QString& beside, const MapLook& look);
/// Where a layer's mark stands beside a place on which something so large is drawn: each kind of
/// sign in a corner of its own, so that layers and units don't cover each other.
[[nodiscard]] QPointF sign_offset(LayerSign sign, double around);
inline constexpr double sign_px = 10; ///< half of a sign
/// What of the picture a sign takes with what stands beside it.
[[nodiscard]] QRectF sign_box(QPointF at, LayerSign sign, const QString& beside,
                              const MapLook& look);

} // namespace lx::ui
