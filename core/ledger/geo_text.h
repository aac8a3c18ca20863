#pragma once

#include <string>
#include <string_view>

namespace lx {

/// Checks an area's boundary: GeoJSON (RFC 7946) that holds at least one Polygon or MultiPolygon
/// with real coordinates (degrees, longitude first). Returns a Chinese sentence, or "" with the
/// same text without blanks in `compact`.
[[nodiscard]] std::string geo_json_trouble(std::string_view text, std::string& compact);

} // namespace lx
