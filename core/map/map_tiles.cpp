#include "core/map/map_tiles.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/store/settings_store.h"

namespace lx {

namespace {

constexpr const char* setting = "map/tiles/";
constexpr double high = 0.7;  ///< of a cell that is one wide
constexpr double side = 0.94; ///< of a cell that its tile fills

} // namespace

std::vector<TilePlace> lay_tiles(const std::vector<std::string>& codes, const TilePlaces& put)
{
    std::set<std::pair<int, int>> taken; // row, column
    for (const std::string& code : codes) {
        if (const auto at = put.find(code); at != put.end())
            taken.emplace(at->second.row, at->second.column);
    }
    const auto columns =
        static_cast<int>(std::ceil(std::sqrt(1.5 * static_cast<double>(codes.size()))));
    std::vector<TilePlace> places;
    places.reserve(codes.size());
    int next = 0;
    for (const std::string& code : codes) {
        if (const auto at = put.find(code); at != put.end()) {
            places.push_back(at->second);
            continue;
        }
        while (!taken.emplace(next / columns, next % columns).second)
            ++next;
        places.push_back({next % columns, next / columns});
    }
    return places;
}

TilePlaces move_tile(const std::vector<std::string>& codes, const TilePlaces& put,
                     const std::string& code, TilePlace to)
{
    const std::vector<TilePlace> before = lay_tiles(codes, put);
    TilePlaces after;
    for (std::size_t i = 0; i < codes.size(); ++i)
        after[codes[i]] = before[i];
    const TilePlace from = after.at(code);
    for (auto& [other, place] : after) {
        if (place == to)
            place = from;
    }
    after[code] = to;
    int left = 0;
    int top = 0;
    for (const auto& [other, place] : after) {
        left = std::min(left, place.column);
        top = std::min(top, place.row);
    }
    for (auto& [other, place] : after) {
        place.column = std::min(place.column - left, most_tiles_across - 1);
        place.row = std::min(place.row - top, most_tiles_across - 1);
    }
    return after;
}

Shape tile_shape(TilePlace place)
{
    const double x = place.column;
    const double y = place.row * high;
    return {{{{x, y}, {x + side, y}, {x + side, y + high * side}, {x, y + high * side}}}};
}

TilePlace tile_at(GeoPoint at)
{
    return {static_cast<int>(std::floor(at.x)), static_cast<int>(std::floor(at.y / high))};
}

Result<TilePlaces> kept_tiles(Database& database, const std::string& area_code)
{
    LX_ASSIGN(const auto kept, SettingsStore(database).get(setting + area_code));
    TilePlaces put;
    if (!kept)
        return put;
    const QJsonObject read = QJsonDocument::fromJson(QByteArray::fromStdString(*kept)).object();
    std::set<std::pair<int, int>> taken;
    for (auto it = read.begin(); it != read.end(); ++it) {
        const QJsonArray pair = it.value().toArray();
        const TilePlace place{pair.at(0).toInt(-1), pair.at(1).toInt(-1)};
        const auto fits = [](int one) { return one >= 0 && one < most_tiles_across; };
        // No two on one cell, whoever wrote it.
        if (pair.size() == 2 && fits(place.column) && fits(place.row) &&
            taken.emplace(place.row, place.column).second)
            put[it.key().toStdString()] = place;
    }
    return put;
}

Result<> keep_tiles(Database& database, const std::string& area_code, const TilePlaces& put,
                    const Actor& actor)
{
    QJsonObject kept;
    for (const auto& [code, place] : put)
        kept.insert(QString::fromStdString(code), QJsonArray{place.column, place.row});
    return SettingsStore(database).set(
        setting + area_code,
        put.empty() ? std::string()
                    : QJsonDocument(kept).toJson(QJsonDocument::Compact).toStdString(),
        "分布图方格的位置", &actor);
}

} // namespace lx
