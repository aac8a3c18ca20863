#include "ui/presentation/map/map_camera.h"

#include <algorithm>

namespace lx::ui {

GeoBox MapCamera::box() const
{
    GeoBox box;
    box.take(ground({0, 0}));
    box.take(ground({size.width(), size.height()}));
    return box;
}

MapCamera MapCamera::fit(const GeoBox& box, QSizeF size, double edge)
{
    MapCamera camera;
    camera.size = size;
    if (box.empty())
        return camera;
    camera.middle = box.centre();
    const double wide = std::max(1.0, size.width() - 2 * edge);
    const double high = std::max(1.0, size.height() - 2 * edge);
    constexpr double least = 1e-6; // of a box that is a point
    camera.scale =
        std::min(wide / std::max(least, box.width()), high / std::max(least, box.height()));
    return camera;
}

} // namespace lx::ui
