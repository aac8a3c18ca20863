#include "core/ledger/geo_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lx {

namespace {

constexpr qsizetype ring_points = 4; // a closed ring repeats its first point

bool is_position(const QJsonValue& value)
{
    const QJsonArray position = value.toArray();
    constexpr double most_longitude = 180;
    constexpr double most_latitude = 90;
    return position.size() >= 2 && position[0].isDouble() && position[1].isDouble() &&
           qAbs(position[0].toDouble()) <= most_longitude &&
           qAbs(position[1].toDouble()) <= most_latitude;
}

bool is_polygon(const QJsonArray& rings)
{
    if (rings.isEmpty())
        return false;
    for (const QJsonValue ring : rings) {
        const QJsonArray points = ring.toArray();
        if (points.size() < ring_points)
            return false;
        for (const QJsonValue point : points) {
            if (!is_position(point))
                return false;
        }
    }
    return true;
}

/// Whether every geometry in it is an area; `depth` keeps hostile nesting short.
bool is_area(const QJsonObject& object, int depth)
{
    constexpr int deepest = 8;
    if (depth > deepest)
        return false;
    const QString type = object[QLatin1String("type")].toString();
    const auto all_of = [&](const char* member) {
        const QJsonArray parts = object[QLatin1String(member)].toArray();
        for (const QJsonValue part : parts) {
            if (!is_area(part.toObject(), depth + 1))
                return false;
        }
        return !parts.isEmpty();
    };
    if (type == QLatin1String("Polygon"))
        return is_polygon(object[QLatin1String("coordinates")].toArray());
    if (type == QLatin1String("MultiPolygon")) {
        const QJsonArray polygons = object[QLatin1String("coordinates")].toArray();
        for (const QJsonValue polygon : polygons) {
            if (!is_polygon(polygon.toArray()))
                return false;
        }
        return !polygons.isEmpty();
    }
    if (type == QLatin1String("Feature"))
        return is_area(object[QLatin1String("geometry")].toObject(), depth + 1);
    if (type == QLatin1String("FeatureCollection"))
        return all_of("features");
    return type == QLatin1String("GeometryCollection") && all_of("geometries");
}

} // namespace

std::string geo_json_trouble(std::string_view text, std::string& compact)
{
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray(text.data(), static_cast<qsizetype>(text.size())));
    if (!document.isObject() || !is_area(document.object(), 0))
        return "边界不是由多边形组成的 GeoJSON，请从地图软件重新导出";
    compact = document.toJson(QJsonDocument::Compact).toStdString();
    return {};
}

} // namespace lx
