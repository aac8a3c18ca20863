#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/geo/shape.h"

namespace lx {

class Database;
struct Actor;

/// A cell of the grid that tiles stand on, counted from 0.
struct TilePlace
{
    int column = 0;
    int row = 0;
    bool operator==(const TilePlace&) const = default;
};

/// Where tiles were put by hand, by code of their areas.
using TilePlaces = std::map<std::string, TilePlace>;

inline constexpr int most_tiles_across = 200; ///< columns and rows a tile may be put in

/// Places of these areas' tiles: those that were put somewhere stand there, the others in the first
/// free cells, in the order given.
[[nodiscard]] std::vector<TilePlace> lay_tiles(const std::vector<std::string>& codes,
                                               const TilePlaces& put);
/// What the places are after one tile goes to a cell, perhaps left of or above all others; one that
/// stands there goes where the first came from. Precondition: the code is among `codes`.
[[nodiscard]] TilePlaces move_tile(const std::vector<std::string>& codes, const TilePlaces& put,
                                   const std::string& code, TilePlace to);

/// A tile as a shape on the map's plane; the cell a place of the plane is in.
[[nodiscard]] Shape tile_shape(TilePlace place);
[[nodiscard]] TilePlace tile_at(GeoPoint at);

/// As they are kept in the file for the parts of an area; nothing was put anywhere: empty. What a
/// later program kept otherwise is left alone. Errors: Database.
[[nodiscard]] Result<TilePlaces> kept_tiles(Database& database, const std::string& area_code);
/// Keeps them: one action, which an undo takes back.
[[nodiscard]] Result<> keep_tiles(Database& database, const std::string& area_code,
                                  const TilePlaces& put, const Actor& actor);

} // namespace lx
