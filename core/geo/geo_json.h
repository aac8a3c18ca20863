#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/geo/shape.h"

namespace lx {

/// One area of a GeoJSON file (RFC 7946).
struct GeoFeature
{
    std::string place; ///< which of the file's it is, for people: "第3个要素（杨和镇）"
    /// Texts and whole numbers among its properties, its `id` as "id".
    std::vector<std::pair<std::string, std::string>> properties;
    Shape shape;
};

struct GeoFeatures
{
    std::vector<GeoFeature> features;
    /// Those that can't be used, a Chinese sentence each that names them and why.
    std::vector<std::string> problems;
};

inline constexpr std::size_t most_geo_bytes = std::size_t{64} << 20; ///< of a file
inline constexpr std::size_t most_geo_points = 2'000'000;            ///< in it

/// Reads areas whose coordinates are WGS-84 degrees, longitude first: a FeatureCollection, one
/// Feature or one geometry; Polygon and MultiPolygon, and collections of them. Features that are no
/// areas, lie outside 73–136 E, 3–54 N, have longitude and latitude swapped, rings of fewer than
/// three corners or rings that cross themselves are told and left out; the others are kept. Errors
/// (BadInput): no JSON, no GeoJSON, too large.
[[nodiscard]] Result<GeoFeatures> read_geo_json(std::string_view bytes);
/// All of a text as one shape. Errors (BadInput): as above, and whatever is wrong with any part.
[[nodiscard]] Result<Shape> read_shape(std::string_view text);
/// A text that stands in a ledger: what was looked for when it was taken in – rings that cross
/// themselves, which takes longest to tell – is not looked for again. Errors: as above but for
/// that.
[[nodiscard]] Result<Shape> read_kept_shape(std::string_view text);
/// A shape as a Polygon or MultiPolygon without blanks, to a tenth of a metre or so (six digits).
[[nodiscard]] std::string shape_text(const Shape& shape);

} // namespace lx
