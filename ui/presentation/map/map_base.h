#pragma once

#include <memory>
#include <vector>

#include <QImage>

#include "core/base/progress.h"
#include "ui/presentation/map/map_painter.h"

namespace lx::ui {

/// A map drawn once, to be moved and stretched until it is drawn anew: what is seen with room
/// around it, and what stands where in it.
struct MapBase
{
    MapPainter painter; ///< with the shapes simplified for it
    MapCamera camera;   ///< of the image
    MapShown shown;
    MapLabels labels;
    double labels_scale = 0;                      ///< they were placed for
    std::vector<Cluster> clusters;                ///< of units that are shown
    std::vector<std::vector<SignCluster>> layers; ///< by layer of the picture; empty = not shown
    QImage image;
};

/// Draws it, with a quarter of what is seen on each side; on any thread. `before`: one of the same
/// painter's pictures, whose labels stay where they are while the scale is the same; null = none.
/// Null where `progress` was cancelled.
[[nodiscard]] std::shared_ptr<const MapBase> draw_map(const MapPainter& painter,
                                                      const MapCamera& seen, const MapShown& shown,
                                                      double pixel_ratio, const MapBase* before,
                                                      Progress& progress);

} // namespace lx::ui
