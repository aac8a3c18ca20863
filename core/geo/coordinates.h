#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/geo/shape.h"

namespace lx {

/// What a longitude and a latitude mean: satellites' own (WGS-84), those of maps published in China
/// (GCJ-02, some 500 m away) or Baidu's (BD-09, another 700 m).
enum class CoordinateSystem : std::uint8_t
{
    Wgs84,
    Gcj02,
    Bd09
};
inline constexpr std::array<CoordinateSystem, 3> coordinate_systems = {
    CoordinateSystem::Wgs84, CoordinateSystem::Gcj02, CoordinateSystem::Bd09};

/// wgs84, gcj02, bd09: for files and the command line.
[[nodiscard]] std::string_view coordinate_id(CoordinateSystem system);
[[nodiscard]] std::optional<CoordinateSystem> coordinate_system(std::string_view id);
/// WGS-84, GCJ-02（高德、腾讯）, BD-09（百度）: for people.
[[nodiscard]] std::string_view coordinate_name(CoordinateSystem system);

/// A place of that system as WGS-84, exact to a millimetre or so; and back.
[[nodiscard]] GeoPoint to_wgs84(CoordinateSystem from, GeoPoint place);
[[nodiscard]] GeoPoint from_wgs84(CoordinateSystem to, GeoPoint place);

/// Where places of the country lie (degrees).
inline constexpr double west_end = 73;
inline constexpr double east_end = 136;
inline constexpr double south_end = 3;
inline constexpr double north_end = 54;
[[nodiscard]] inline bool in_country(GeoPoint place)
{
    return place.x >= west_end && place.x <= east_end && place.y >= south_end &&
           place.y <= north_end;
}

} // namespace lx
