#include "ui/presentation/map/map_base.h"

#include <QPainter>

namespace lx::ui {

std::shared_ptr<const MapBase> draw_map(const MapPainter& painter, const MapCamera& seen,
                                        const MapShown& shown, double pixel_ratio,
                                        const MapBase* before, Progress& progress)
{
    constexpr double around = 0.25; // of what is seen
    auto base =
        std::make_shared<MapBase>(MapBase{painter, seen, shown, {}, seen.scale, {}, {}, {}});
    base->camera.size = seen.size * (1 + 2 * around);
    const bool stay = before != nullptr && before->labels_scale == seen.scale &&
                      before->shown == shown && before->painter.shared() == painter.shared() &&
                      before->painter.beside() == painter.beside();
    base->labels = stay ? before->labels : base->painter.place(seen, shown);
    if (progress.cancelled())
        return nullptr;
    if (shown.units)
        base->clusters = base->painter.clusters(base->camera);
    for (const MapMarks& layer : base->painter.picture().layers)
        base->layers.push_back(shown.shows(layer.layer)
                                   ? base->painter.signs(base->camera, shown, layer)
                                   : std::vector<SignCluster>());
    base->image = QImage((base->camera.size * pixel_ratio).toSize(), QImage::Format_RGB32);
    base->image.setDevicePixelRatio(pixel_ratio);
    base->image.fill(base->painter.look().ground);
    QPainter to(&base->image);
    base->painter.paint(to, base->camera, shown, base->labels);
    return base;
}

} // namespace lx::ui
