#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/facts/world.h"

namespace lx {

/// A row of a table by area: a plain row holds the units of an area and all below it; a subtotal
/// sums the rows of an area's parts.
struct AreaRow
{
    std::string name;
    int level = 0; ///< depth below the jurisdiction
    bool subtotal = false;
    bool total = false;
    std::vector<std::int32_t>
        parts;       ///< subtotal: the rows it adds up (plain rows and subtotals one level below)
    std::string key; ///< as of ReportRow
};

/// The rows of a table by area and, for every row of `area`, the plain row its units are counted
/// in.
struct AreaRows
{
    std::vector<AreaRow> rows;
    std::vector<std::int32_t> row_of_area; ///< by row number of `area`; -1 none
    std::int32_t row_without_area = -1;
};

/// What areas are called in tables, by row of `area`: their names, with the code behind where
/// several have the same one, so that a name list tells them apart.
[[nodiscard]] std::vector<std::string> area_names(const World& world);
/// The areas a row of `area` lies in, from below the jurisdiction down to itself, as `area_names`
/// calls them ("望远镇/望远社区"); the jurisdiction's own name for itself, 未填属地 for -1 and what
/// lies outside.
[[nodiscard]] std::string area_path(const World& world, const std::vector<std::string>& names,
                                    std::int32_t area);
inline constexpr const char* no_area_name = "未填属地";
/// What a row counts that stands in an area itself, in none of its parts: behind the area's code.
inline constexpr const char* own_row_key = "本级";

/// Lays out the jurisdiction: counties, cities and provinces are opened into their parts with a
/// subtotal, other areas are one row with all below them. `counted` tells for each row of `area`
/// how many units stand directly in it; rows 本级 and 未填属地 (units outside the tree: `outside`)
/// appear only where they are needed. `open`: kinds of areas (乡镇苏木) that are opened too. The
/// last row is the total.
[[nodiscard]] AreaRows lay_out_areas(const World& world, const std::vector<std::int64_t>& counted,
                                     std::int64_t outside,
                                     const std::vector<std::string>& open = {});

} // namespace lx
