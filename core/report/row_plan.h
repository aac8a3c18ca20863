#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/facts/world.h"
#include "core/report/area_rows.h"
#include "core/report/report_def.h"

namespace lx {

/// Rows of ledgers: by ledger, one entry a row.
template <class T> using ByLedger = std::map<std::string, std::vector<T>, std::less<>>;

/// Rows of a table of figures, and where the rows of the ledgers it counts fall.
struct RowPlan
{
    std::vector<AreaRow> rows;
    ByLedger<std::int32_t> row_of; ///< -1 = in none
};

/// Lays out a table by area, managing organization or the values of a field, for the rows that are
/// counted in it (1) somewhere.
[[nodiscard]] RowPlan plan_rows(const World& world, const ReportTableDef& def,
                                const ByLedger<std::uint8_t>& counted);
/// What a table by managing organization reads of a ledger's rows.
void add_managing_needs(const FactRegistry& registry, const std::string& ledger, Needs& needs);

/// `rows` of a table of figures: by area, or by the managing organization.
inline constexpr const char* rows_by_area = "area";
inline constexpr const char* rows_by_manager = "managing_org";

} // namespace lx
