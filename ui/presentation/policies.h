#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/rules/policy_pack.h"

namespace lx {
class Database;
}

namespace lx::ui {

/// A pack with the figures the clerk has set for this file. Values that are no longer any of the
/// pack's are left out.
[[nodiscard]] Result<std::shared_ptr<const PolicyPack>> load_policy(Database& database,
                                                                    const std::string& id);
/// The figures set for a pack in this file, by ParamDef::key → JSON text.
[[nodiscard]] Result<ParamValues> policy_values(Database& database, const std::string& id);
/// Keeps them; an empty map goes back to the pack's own.
[[nodiscard]] Result<> save_policy_values(Database& database, const std::string& id,
                                          const ParamValues& values);

} // namespace lx::ui
