#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/facts/fact_registry.h"

namespace lx {

class Database;

/// The closed quarters that an action reaches back into, the oldest first: it adds, changes or
/// takes away a row that counted on some day of them, in something their reports are made of, as it
/// was seen on the quarter's last day – so an end that comes later reaches into none. Taking back
/// what was done after the closing reaches into none either. Errors: Database; those of the
/// report definitions.
[[nodiscard]] Result<std::vector<Period>>
closed_periods_touched(Database& database, const FactRegistry& facts, std::int64_t action);

/// What whoever did it is told: that the closed figures stay. "" for no period.
[[nodiscard]] std::string correction_note(const std::vector<Period>& touched);

/// Both: what is to be told of an action; "" = nothing (also where `action` is 0).
[[nodiscard]] Result<std::string> correction_note_of(Database& database, const FactRegistry& facts,
                                                     std::int64_t action);

} // namespace lx
