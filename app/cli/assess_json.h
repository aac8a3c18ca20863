#pragma once

#include <map>
#include <string>

#include "core/assess/result.h"
#include "core/base/result.h"

namespace lx::cli {

/// A round with the names and natural keys of its subjects.
struct ShownRound
{
    AssessRound round;
    AssessResults results;
    OrgNames names;
    std::string assessor;     ///< its name
    std::string assessor_key; ///< its natural key
    std::map<std::int64_t, std::string> keys;
};

/// `assess show`: `{year, assessor, scheme, closed, steps:[…], orgs:[…], quotas:[…]}`.
[[nodiscard]] Result<> write_round_json(const ShownRound& shown);
void write_round_text(const ShownRound& shown);
/// `assess tally`: `{boxes:[{group, org, issued, …, marks:[…], problems, error_rate}]}`.
[[nodiscard]] Result<> write_tally_json(const ShownRound& shown);
void write_tally_text(const ShownRound& shown);

} // namespace lx::cli
