#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/map/map_picture.h"

namespace lx {

/// Units that stand close together, as one mark.
struct Cluster
{
    GeoPoint at; ///< middle of the units, on the plane
    std::array<std::int64_t, unit_marks> marks = {};
    std::int64_t units = 0;
    GeoBox cell; ///< what it gathers: its left and low edges, not the others

    /// The mark of the only unit, or of those it has most of.
    [[nodiscard]] UnitMark mark() const;
};

/// Units of a part of the plane gathered by square cells of `cell` kilometres, which stay where
/// they are whatever part is looked at. Cells that reach into `seen` are whole. By cells from the
/// top left.
[[nodiscard]] std::vector<Cluster> cluster_units(const std::vector<MapUnit>& units,
                                                 const GeoBox& seen, double cell);
/// Rows of `unit` of a cluster, ascending.
[[nodiscard]] std::vector<std::int32_t> units_in(const std::vector<MapUnit>& units,
                                                 const Cluster& cluster);

/// Marks of a layer that stand close together, as one.
struct MarkCluster
{
    GeoPoint at;                    ///< middle of the marks, on the plane
    std::vector<std::size_t> marks; ///< places in MapMarks::marks, ascending
};

/// Marks of a part of the plane gathered by the same cells. By cells from the top left.
[[nodiscard]] std::vector<MarkCluster> cluster_marks(const std::vector<MapMark>& marks,
                                                     const GeoBox& seen, double cell);

} // namespace lx
