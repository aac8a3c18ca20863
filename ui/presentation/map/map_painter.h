#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QString>

#include "core/geo/labels.h"
#include "core/map/clusters.h"
#include "core/map/map_picture.h"
#include "ui/presentation/map/map_camera.h"
#include "ui/presentation/map/map_look.h"

class QPainter;
class QPainterPath;

namespace lx::ui {

/// What is drawn upon the areas.
struct MapShown
{
    bool units = true;                 ///< as points
    std::vector<std::string> layers{}; ///< ids of those that are
    [[nodiscard]] bool shows(const MapLayer& layer) const;
    bool operator==(const MapShown&) const = default;
};

/// What stands on a map at one size of it: the areas' names and figures, or their numbers in the
/// key.
struct MapLabels
{
    struct Label
    {
        std::size_t area = 0;             ///< place in the picture's areas
        GeoPoint at;                      ///< middle of its box, on the plane
        std::size_t number = 0;           ///< in the key; 0 = the text itself
        bool one_line = false;            ///< the text, name and figure beside each other
        bool placed = false;              ///< the number found room too
        std::optional<GeoPoint> leader{}; ///< in the area, where a line to the number begins
    };
    std::vector<Label> labels; ///< those of the key in its order
};

/// Marks of a layer drawn as one, and where: beside the units of that place.
struct SignCluster
{
    GeoPoint at;                    ///< on the plane
    QPointF by;                     ///< the sign's middle from there, in pixels
    std::vector<std::size_t> marks; ///< places in MapMarks::marks
};

/// Paints a picture, the same on screen, in files and on paper. A copy shares the simplified shapes
/// and may be used on another thread.
class MapPainter
{
public:
    /// `beside`: the same map on another day, whose labels are to stand in the same places; null =
    /// none.
    MapPainter(std::shared_ptr<const MapPicture> picture, MapLook look,
               std::shared_ptr<const MapPicture> beside = nullptr);

    [[nodiscard]] const MapPicture& picture() const { return *m_picture; }
    [[nodiscard]] const std::shared_ptr<const MapPicture>& shared() const { return m_picture; }
    [[nodiscard]] const std::shared_ptr<const MapPicture>& beside() const { return m_beside; }
    [[nodiscard]] const MapLook& look() const { return m_look; }

    /// Where the names stand for a camera of that scale; takes some milliseconds an area. What is
    /// shown is left free where an area has another place. `within`: what of the plane is seen,
    /// where no other part of it ever will be; nothing stands across its edge.
    [[nodiscard]] MapLabels place(const MapCamera& camera, const MapShown& shown,
                                  const std::optional<GeoBox>& within = {}) const;
    /// All of it.
    void paint(QPainter& painter, const MapCamera& camera, const MapShown& shown,
               const MapLabels& labels) const;
    /// Areas with their shades.
    void areas(QPainter& painter, const MapCamera& camera) const;
    /// The line around an area in the painter's pen, in the detail that was painted last: cheap
    /// enough for every frame.
    void outline(QPainter& painter, const MapCamera& camera, std::size_t area) const;
    /// Units as marks, clusters as rings with their shares.
    void units(QPainter& painter, const MapCamera& camera) const;
    /// Marks of a layer; several close together as one with their number.
    void layer(QPainter& painter, const MapCamera& camera, const MapShown& shown,
               const MapMarks& marks) const;
    void labels(QPainter& painter, const MapCamera& camera, const MapLabels& labels) const;

    /// The marks that `units` paints.
    [[nodiscard]] std::vector<Cluster> clusters(const MapCamera& camera) const;
    /// Those that `layer` paints.
    [[nodiscard]] std::vector<SignCluster> signs(const MapCamera& camera, const MapShown& shown,
                                                 const MapMarks& marks) const
    {
        return signs_of(*m_picture, camera, shown, marks);
    }
    /// Of a cluster of so many units, in pixels.
    [[nodiscard]] static double radius(std::int64_t units);
    /// Fills a path as an area of that class is filled.
    void fill(QPainter& painter, const QPainterPath& path, const MapArea& area) const;
    /// The area at a place of the plane, the topmost; −1 = none.
    [[nodiscard]] int area_at(GeoPoint at) const;

private:
    using Shapes = std::shared_ptr<const std::vector<Shape>>;
    [[nodiscard]] const std::vector<Shape>& shapes(double scale) const;
    [[nodiscard]] static std::vector<SignCluster> signs_of(const MapPicture& picture,
                                                           const MapCamera& camera,
                                                           const MapShown& shown,
                                                           const MapMarks& marks);
    [[nodiscard]] std::vector<LabelObstacle> marks_in_the_way(const MapPicture& picture,
                                                              const MapCamera& camera,
                                                              const MapShown& shown) const;

    std::shared_ptr<const MapPicture> m_picture;
    std::shared_ptr<const MapPicture> m_beside;
    MapLook m_look;
    // Shapes simplified for a scale: each serves up to twice of it.
    mutable int m_level = -1000;
    mutable Shapes m_shapes;
};

/// An area's label: its name, and its figure below or beside it.
[[nodiscard]] QString label_text(const MapArea& area, bool one_line);

} // namespace lx::ui
