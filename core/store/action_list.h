#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/store/change_log.h"

namespace lx {

class Database;

/// Which actions are asked for: all of these hold, what is left empty narrows nothing.
struct ActionFilter
{
    std::string ledger{}; ///< changed rows of it; also setting_log and own_field_log (action_row.h)
    std::string kind{};
    std::string user{};
    std::string from{};  ///< ISO day, the first
    std::string to{};    ///< ISO day, the last
    std::string words{}; ///< in its title or in the name of a row it changed
};

/// What was done, newest first, at most so many; `before`: only what came before this action, the
/// next page (0: from the newest on).
[[nodiscard]] Result<std::vector<Action>> list_actions(Database& database,
                                                       const ActionFilter& filter,
                                                       std::int64_t limit, std::int64_t before = 0);

/// Everybody who has done something, in the order of the names.
[[nodiscard]] Result<std::vector<std::string>> acting_users(Database& database);

/// An action can be taken back by itself: it stands, is no undoing and no setting kept by the way,
/// and the file was not made, upgraded or restored since.
[[nodiscard]] bool can_be_taken_back(const Action& action);

} // namespace lx
