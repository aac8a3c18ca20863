#pragma once

#include <map>
#include <string>

#include "core/base/result.h"
#include "core/report/quarter/changes.h"

namespace lx {

class Database;
struct Actor;

/// Why figures are another now, by FigureChange::key: kept in the file for two days and a scope.
using ChangeExplanations = std::map<std::string, std::string>;

/// Errors: Database, BadInput (what is kept doesn't read).
[[nodiscard]] Result<ChangeExplanations> change_explanations(Database& database, Date from, Date to,
                                                             const std::string& scope_id);
/// Keeps some, as one action; those of other figures stay. A blank one is taken out; an undo takes
/// all of it back. Errors: Usage (a figure that did not change), those of `change_explanations`.
[[nodiscard]] Result<> explain_changes(Database& database, const Changes& changes,
                                       const ChangeExplanations& explanations, const Actor& actor);
/// Whether a setting of the file (DataChange::settings) holds explanations or the threshold.
[[nodiscard]] bool is_changes_setting(std::string_view name);

} // namespace lx
