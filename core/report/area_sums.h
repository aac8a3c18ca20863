#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/facts/placement.h"
#include "core/facts/world.h"
#include "core/report/report.h"

namespace lx {

/// A figure taken apart by the areas directly below the jurisdiction.
struct ByArea
{
    std::int64_t whole = 0;
    std::map<std::int32_t, std::int64_t> parts; ///< by row of `area`; -1 = none, or outside
    bool apart = true;                          ///< its rows stand in areas
};

/// Adds up rows of a ledger by the area each stands in.
class AreaSums
{
public:
    AreaSums(const World& world, const std::string& ledger);
    void add(std::int32_t row, std::int64_t amount);
    void add_id(std::int64_t id, std::int64_t amount) { add(m_rows.row_of(id), amount); }
    [[nodiscard]] ByArea take() { return std::move(m_sums); }

private:
    const ColumnTable& m_rows;
    Placement m_places;
    std::vector<std::int32_t> m_tops;
    ByArea m_sums;
};

/// Holds two figures against each other (`equal`, or left at most right), as a whole and, where
/// both stand in areas, in every one of them.
void check_by_area(const World& world, const std::string& title, ByArea left, bool equal,
                   const ByArea& right, std::vector<ReportCheck>& checks);

} // namespace lx
