#pragma once

#include <vector>

#include "core/base/result.h"
#include "core/events/event_answers.h"
#include "core/ledger/value.h"

namespace lx {

class EventFacts;
struct PlannedRow;

// Of instructors and the units they are sent to: see event_named.h.
[[nodiscard]] Result<std::vector<EventIssue>> instructor_load(EventFacts& facts,
                                                              const std::vector<PlannedRow>& rows);
[[nodiscard]] Result<std::vector<EventIssue>> visits_elsewhere(EventFacts& facts,
                                                               const std::vector<PlannedRow>& rows);
[[nodiscard]] Result<Value> next_instructor_code(EventFacts& facts);

} // namespace lx
