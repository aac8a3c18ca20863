#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/facts/fact_registry.h"

namespace lx {

/// How a unit stands, for its point.
enum class UnitMark : std::uint8_t
{
    Covered,  ///< by an organization
    Unbuilt,  ///< 应建未建
    Uncovered ///< neither
};
inline constexpr std::size_t unit_marks = 3;

/// A figure that areas are shaded by: how many units, or of which units how many are such. Both are
/// figures of the county (FigureTable), so that a map can't count otherwise than cards and reports.
struct MapShade
{
    std::string id;   ///< org-coverage
    std::string name; ///< 组织覆盖率
    std::string part; ///< figure of units
    std::string of;   ///< figure of units that a percentage is of; "" = it is a count

    [[nodiscard]] bool share() const { return !of.empty(); }
};

/// How rows of a ledger belong to units: through rows of another one that count on the day.
struct UnitJoin
{
    std::string ledger; ///< org
    std::string rows;   ///< coverage
    std::string row;    ///< its field that refers to `ledger`
    std::string unit;   ///< its field that refers to the unit
};

/// The form of a layer's marks.
enum class LayerSign : std::uint8_t
{
    Star,
    House,
    Person
};

/// Marks on the map besides the units: one a row of a ledger that counts on the day.
struct MapLayer
{
    std::string id;         ///< stars
    std::string name;       ///< 党组织星级
    std::string short_name; ///< 星级
    std::string ledger;     ///< org
    LayerSign sign = LayerSign::Star;
    std::string measure; ///< counting word: 个, 处, 名
    /// What is written on a mark: `number_field` of the row of `number_rows` that refers to it by
    /// `number_row` and is the newest by `number_newest`; without rows how many units belong to it.
    bool numbered = false;
    std::string number_rows;
    std::string number_row;
    std::string number_field;
    std::string number_newest;
    std::string number_measure; ///< 星
    std::string number_none;    ///< rows without a number aren't drawn and told so; "" = they are
    std::string number_note;    ///< how the number is to be read; "" = it says itself
};

/// What maps are made of (resources/map/layers.json).
struct MapDefinition
{
    std::string title;                         ///< 党建分布图
    std::array<std::string, unit_marks> marks; ///< names of units' marks
    std::vector<MapShade> shades;
    std::vector<UnitJoin> joins;
    std::vector<MapLayer> layers;

    /// That compiled in, held against the facts there are. Errors (BadInput) name the place.
    [[nodiscard]] static Result<MapDefinition> of(const FactRegistry& facts);
    /// A shade by id or name; "" = the first. Errors: Usage (none such; names those there are, and
    /// layers).
    [[nodiscard]] Result<MapShade> shade(const std::string& id_or_name) const;
    /// A layer by id, name or short name; nullptr where there is none.
    [[nodiscard]] const MapLayer* layer(const std::string& id_or_name) const;
};

} // namespace lx
