#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QString>

#include "core/map/clusters.h"
#include "core/map/map_picture.h"
#include "ui/presentation/map/map_camera.h"
#include "ui/presentation/map/map_look.h"

class QPainter;
class QPainterPath;

namespace lx::ui {

/// What stands on a map at one size of it: the areas' names and figures, or their numbers in the
/// key.
struct MapLabels
{
    struct Label
    {
        std::size_t area = 0;   ///< place in the picture's areas
        GeoPoint at;            ///< middle of its box, on the plane
        std::size_t number = 0; ///< in the key; 0 = the text itself
        bool placed = false;    ///< the number found room too
    };
    std::vector<Label> labels; ///< those of the key in its order
};

/// Paints a picture, the same on screen, in files and on paper.
class MapPainter
{
public:
    MapPainter(std::shared_ptr<const MapPicture> picture, MapLook look);

    [[nodiscard]] const MapPicture& picture() const { return *m_picture; }
    [[nodiscard]] const std::shared_ptr<const MapPicture>& shared() const { return m_picture; }
    [[nodiscard]] const MapLook& look() const { return m_look; }

    /// Where the names stand for a camera of that scale; takes some milliseconds an area. `units`:
    /// their marks are left free where an area has another place. `within`: what of the plane is
    /// seen, where no other part of it ever will be; nothing stands across its edge.
    [[nodiscard]] MapLabels place(const MapCamera& camera, bool units,
                                  const std::optional<GeoBox>& within = {}) const;
    /// Areas with their shades.
    void areas(QPainter& painter, const MapCamera& camera) const;
    /// The line around an area in the painter's pen, in the detail that was painted last: cheap
    /// enough for every frame.
    void outline(QPainter& painter, const MapCamera& camera, std::size_t area) const;
    /// Units as marks, clusters as rings with their shares.
    void units(QPainter& painter, const MapCamera& camera) const;
    void labels(QPainter& painter, const MapCamera& camera, const MapLabels& labels) const;

    /// The marks that `units` paints.
    [[nodiscard]] std::vector<Cluster> clusters(const MapCamera& camera) const;
    /// Of a cluster of so many units, in pixels.
    [[nodiscard]] static double radius(std::int64_t units);
    /// One unit's mark: a filled disc, a filled diamond, an open ring.
    void mark(QPainter& painter, QPointF at, UnitMark mark) const;
    /// Fills a path as an area of that class is filled.
    void fill(QPainter& painter, const QPainterPath& path, const MapArea& area) const;
    /// The area at a place of the plane, the topmost; −1 = none.
    [[nodiscard]] int area_at(GeoPoint at) const;

private:
    [[nodiscard]] const std::vector<Shape>& shapes(double scale) const;

    std::shared_ptr<const MapPicture> m_picture;
    MapLook m_look;
    // Shapes simplified for a scale: each serves up to twice of it.
    mutable int m_level = -1000;
    mutable std::vector<Shape> m_shapes;
};

/// Both lines of an area's label: its name and its figure.
[[nodiscard]] QString label_text(const MapArea& area);

} // namespace lx::ui
