#pragma once

#include <QPointF>
#include <QSizeF>

#include "core/geo/shape.h"

namespace lx::ui {

/// Which part of the plane is seen, how large and where in the picture.
struct MapCamera
{
    GeoPoint middle;  ///< of the plane, seen in the middle of the picture
    double scale = 1; ///< pixels a kilometre
    QSizeF size;      ///< of the picture in pixels

    [[nodiscard]] QPointF seen(GeoPoint at) const
    {
        return {(at.x - middle.x) * scale + size.width() / 2,
                (at.y - middle.y) * scale + size.height() / 2};
    }
    [[nodiscard]] GeoPoint ground(QPointF at) const
    {
        return {(at.x() - size.width() / 2) / scale + middle.x,
                (at.y() - size.height() / 2) / scale + middle.y};
    }
    /// What of the plane is in the picture.
    [[nodiscard]] GeoBox box() const;
    /// The whole of a box, with `edge` pixels around it.
    [[nodiscard]] static MapCamera fit(const GeoBox& box, QSizeF size, double edge);
};

} // namespace lx::ui
