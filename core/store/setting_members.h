#pragma once

#include <optional>
#include <string>

#include "core/ledger/value.h"

namespace lx {

/// What a setting holds once a change of it (`before` → `after`) is taken back from what it holds
/// `now`, member by member: of an object by name, of a list of objects by their "name", of any
/// other list each element by itself. Nothing where it is no such text, or a member the change
/// brought was changed again since.
[[nodiscard]] std::optional<Value> members_taken_back(const Value& before, const Value& after,
                                                      const Value& now);

} // namespace lx
