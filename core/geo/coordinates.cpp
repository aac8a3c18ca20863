#include "core/geo/coordinates.h"

#include <cmath>
#include <numbers>

namespace lx {

namespace {

using std::numbers::pi;

// The ellipsoid of Krassowsky, which the shift of GCJ-02 is written for.
constexpr double half_axis = 6378245.0;
constexpr double eccentricity = 0.00669342162296594323;
constexpr double baidu_turn = pi * 3000.0 / 180.0;

double waves(double a, double b, double c, double x, double slow)
{
    return (20 * std::sin(6 * x * pi) + 20 * std::sin(2 * x * pi)) * 2 / 3 +
           (20 * std::sin(slow * pi) + 40 * std::sin(slow / 3 * pi)) * 2 / 3 +
           (a * std::sin(slow / 12 * pi) + b * std::sin(slow / 30 * pi)) * c / 3;
}

/// How far GCJ-02 lies from a WGS-84 place, in degrees.
GeoPoint shift(GeoPoint place)
{
    const double x = place.x - 105;
    const double y = place.y - 35;
    const double root = std::sqrt(std::abs(x));
    double north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root;
    north += waves(160, 320, 2, x, y);
    double east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root;
    east += waves(150, 300, 2, x, x);
    const double angle = place.y / 180 * pi;
    const double sine = std::sin(angle);
    const double magic = 1 - eccentricity * sine * sine;
    const double radius = std::sqrt(magic);
    return {east * 180 / (half_axis / radius * std::cos(angle) * pi),
            north * 180 / (half_axis * (1 - eccentricity) / (magic * radius) * pi)};
}

GeoPoint gcj_of_wgs(GeoPoint place)
{
    const GeoPoint by = shift(place);
    return {place.x + by.x, place.y + by.y};
}

GeoPoint wgs_of_gcj(GeoPoint place)
{
    GeoPoint found = place;
    for (int step = 0; step < 6; ++step) {
        const GeoPoint there = gcj_of_wgs(found);
        found = {found.x + place.x - there.x, found.y + place.y - there.y};
    }
    return found;
}

GeoPoint baidu_of_gcj(GeoPoint place)
{
    const double far = std::hypot(place.x, place.y) + 0.00002 * std::sin(place.y * baidu_turn);
    const double angle = std::atan2(place.y, place.x) + 0.000003 * std::cos(place.x * baidu_turn);
    return {far * std::cos(angle) + 0.0065, far * std::sin(angle) + 0.006};
}

GeoPoint gcj_of_baidu(GeoPoint place)
{
    GeoPoint found{place.x - 0.0065, place.y - 0.006};
    for (int step = 0; step < 6; ++step) {
        const GeoPoint there = baidu_of_gcj(found);
        found = {found.x + place.x - there.x, found.y + place.y - there.y};
    }
    return found;
}

} // namespace

std::string_view coordinate_id(CoordinateSystem system)
{
    constexpr std::array<std::string_view, 3> ids = {"wgs84", "gcj02", "bd09"};
    return ids.at(static_cast<std::size_t>(system));
}

std::optional<CoordinateSystem> coordinate_system(std::string_view id)
{
    for (const CoordinateSystem system : coordinate_systems) {
        if (coordinate_id(system) == id)
            return system;
    }
    return std::nullopt;
}

std::string_view coordinate_name(CoordinateSystem system)
{
    constexpr std::array<std::string_view, 3> names = {"WGS-84（卫星定位、天地图）",
                                                       "GCJ-02（高德、腾讯）", "BD-09（百度）"};
    return names.at(static_cast<std::size_t>(system));
}

GeoPoint to_wgs84(CoordinateSystem from, GeoPoint place)
{
    switch (from) {
    case CoordinateSystem::Wgs84:
        break;
    case CoordinateSystem::Gcj02:
        return wgs_of_gcj(place);
    case CoordinateSystem::Bd09:
        return wgs_of_gcj(gcj_of_baidu(place));
    }
    return place;
}

GeoPoint from_wgs84(CoordinateSystem to, GeoPoint place)
{
    switch (to) {
    case CoordinateSystem::Wgs84:
        break;
    case CoordinateSystem::Gcj02:
        return gcj_of_wgs(place);
    case CoordinateSystem::Bd09:
        return baidu_of_gcj(gcj_of_wgs(place));
    }
    return place;
}

} // namespace lx
