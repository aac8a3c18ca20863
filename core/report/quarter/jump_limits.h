#pragma once

#include "core/base/result.h"
#include "core/report/jump.h"

namespace lx {

class Database;
class ObjectReader;
struct Actor;

/// What limits may be.
inline constexpr double most_relative = 10; ///< ten times the figure before
inline constexpr double most_absolute = 1e9;
inline constexpr double most_spreads = 100;
inline constexpr int least_periods = 3; ///< fewer have no spread to speak of
inline constexpr int most_periods = 40; ///< ten years

/// Reads limits of a definition or a setting; complains where one lies out of its range.
[[nodiscard]] JumpLimits read_jump_limits(ObjectReader& in);
/// The program's (resources/changes/changes.json, jump).
[[nodiscard]] Result<JumpLimits> program_jump_limits();
/// The file's own limits, or the program's. Errors: BadInput (a setting that doesn't read),
/// Database.
[[nodiscard]] Result<JumpLimits> jump_limits(Database& database);
/// Keeps limits in the file; an undo takes them back. Errors: BadInput (out of range).
[[nodiscard]] Result<> save_jump_limits(Database& database, const JumpLimits& limits,
                                        const Actor& actor);

} // namespace lx
