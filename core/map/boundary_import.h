#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/geo/geo_json.h"
#include "core/ledger/catalog.h"

namespace lx {

class Database;
struct Actor;

/// What became of a file of boundaries.
struct BoundaryImport
{
    std::int64_t action = 0; ///< in the history; 0 = nothing differed
    std::int64_t features = 0;
    std::int64_t set = 0;       ///< areas whose boundary is another now
    std::int64_t unchanged = 0; ///< areas that had it already
    /// What couldn't be used or belongs to no area, a sentence each.
    std::vector<std::string> problems;
    /// Names of the areas with a code of up to nine digits (县、乡镇) that still have none.
    std::vector<std::string> without;
};

/// Areas of a GeoJSON file become boundaries of the ledger's areas, as one action that can be
/// undone. They are joined by code (the property whose values are codes of most areas; 12 digits
/// with zeros behind them stand for nine), else by name where one area alone has it. Several
/// features of one area are its parts. Errors: Refused (none belongs to an area, a boundary too
/// long to be kept), those of the writer.
[[nodiscard]] Result<BoundaryImport> import_boundaries(Database& database, const Catalog& catalog,
                                                       const Actor& actor, Date today,
                                                       const std::string& file_name,
                                                       GeoFeatures features, Progress& progress);

} // namespace lx
