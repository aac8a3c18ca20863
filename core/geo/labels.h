#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/geo/shape.h"

namespace lx {

/// A text that is to stand in an area, in the unit of the picture it is drawn in.
struct LabelWish
{
    /// Box of the text, or of the text set otherwise.
    struct Size
    {
        double width = 0;
        double height = 0;
    };
    Shape shape;             ///< as it is drawn
    std::vector<Size> sizes; ///< in two lines, in one…: the first is the best
    double weight = 0;       ///< what weighs more is placed first
    std::size_t number = 0;  ///< of it in the key, from 1
    Size number_size;        ///< of the box of its number
};

/// What stands on the picture already.
struct LabelObstacle
{
    GeoBox box;
    /// Holds a number that is read: texts may cover no more than its edge. Others are left free
    /// where there is another place.
    bool read = false;
};
/// So much of the box of what is read may be covered: the ring around its number.
inline constexpr double most_hidden = 0.12;

struct PlacedLabel
{
    /// Middle of the text's box; with a number, of the number's. Nothing: not even the number has
    /// room, the key alone names it.
    std::optional<GeoPoint> at;
    std::size_t number = 0; ///< the wish's; 0 = the text itself
    std::size_t size = 0;   ///< of the wish's, where it is the text
    /// Of a number that stands beside its area: where in the area a line to its box begins.
    std::optional<GeoPoint> leader{};
};

/// Where the texts stand: each box wholly inside its area, none on another. The heaviest get their
/// best place first; one that finds none asks those in its way to move a little. Those left out get
/// their number, inside the area where it has room, else beside it with a line that leads there;
/// neither lies on another box or line. The same wishes give the same places, on paper and on
/// screen. `taken`: boxes nothing may stand on; `within`: what nothing may stand across.
[[nodiscard]] std::vector<PlacedLabel>
place_labels(const std::vector<LabelWish>& wishes, const std::vector<GeoBox>& taken = {},
             const std::vector<LabelObstacle>& obstacles = {},
             const std::optional<GeoBox>& within = {});

/// What share of a box another one covers, 0 … 1.
[[nodiscard]] double hidden_share(const GeoBox& box, const GeoBox& by);

/// A point well inside a shape: of a coarse grid over it the one farthest from its line. Takes as
/// long as the shape has corners.
[[nodiscard]] GeoPoint place_inside(const Shape& shape);

/// The box around a middle.
[[nodiscard]] GeoBox label_box(GeoPoint middle, double width, double height);
[[nodiscard]] GeoBox label_box(GeoPoint middle, const LabelWish::Size& size);

} // namespace lx
