#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/assess/round.h"
#include "core/facts/world.h"

namespace lx {

/// What the facts of the year say of the items of 平时考核, by organization and item: the points
/// proposed with what was found. Items that are given by hand, and facts not known, are left out.
/// The year is judged as a whole by the world's day. Precondition: the scheme's needs were loaded.
[[nodiscard]] std::map<std::pair<std::int64_t, std::string>, ItemPoints>
proposed_points(const AssessScheme& scheme, int year, const std::vector<std::int64_t>& orgs,
                const World& world);
/// The same read from the file as it was at the end of the year, or today where that is earlier.
/// Errors: those of load_world.
[[nodiscard]] Result<std::map<std::pair<std::int64_t, std::string>, ItemPoints>>
propose_points(Database& database, const DefinitionsPtr& definitions, const AssessRound& round,
               Date today, Progress& progress);

} // namespace lx
