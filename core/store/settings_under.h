#pragma once

#include <map>
#include <string>

#include "core/base/result.h"

namespace lx {

class Database;

/// The settings whose keys begin so (ASCII), by key. Errors: Database.
[[nodiscard]] Result<std::map<std::string, std::string>> settings_under(Database& database,
                                                                        const std::string& prefix);

} // namespace lx
