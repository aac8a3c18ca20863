#pragma once

#include <vector>

#include "core/base/result.h"
#include "core/events/event_answers.h"
#include "core/ledger/value.h"

namespace lx {

class EventFacts;

// The stages of 发展党员 in their lawful order: see event_named.h.
[[nodiscard]] Result<Value> next_development_stage(EventFacts& facts);
[[nodiscard]] Result<std::vector<EventIssue>> development_order(EventFacts& facts);
[[nodiscard]] Result<std::vector<EventIssue>> development_pace(EventFacts& facts);

} // namespace lx
