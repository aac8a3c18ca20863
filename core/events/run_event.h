#pragma once

#include <QJsonObject>

#include "core/base/result.h"
#include "core/events/event_plan.h"
#include "core/store/writer.h"

namespace lx {

class Database;

/// Kind of the actions that events are.
inline constexpr const char* event_action = "event";

/// What an event is going to write: the same run as `apply_event`, whose transaction is given up at
/// its end. So what references, keys and circles refuse is told too, and nothing is left behind.
/// Errors: Locked, Database, Io.
[[nodiscard]] Result<EventPlan> preview_event(Database& database, const Catalog& catalog,
                                              const Actor& actor, const EventDef& def,
                                              const QJsonObject& fields);
/// The same of a form filled in with values. Precondition: one answer a field.
[[nodiscard]] Result<EventPlan> preview_event(Database& database, const Catalog& catalog,
                                              const Actor& actor, const EventDef& def,
                                              const EventAnswers& answers);

/// Writes an event as one action, or nothing where something is refused (`action` is 0 then).
/// `shown`: what was looked at before; where the rows have come to differ from it, nothing is
/// written (Refused). Errors: those of preview_event.
[[nodiscard]] Result<EventPlan> apply_event(Database& database, const Catalog& catalog,
                                            const Actor& actor, const EventDef& def,
                                            const QJsonObject& fields,
                                            const EventPlan* shown = nullptr);
[[nodiscard]] Result<EventPlan> apply_event(Database& database, const Catalog& catalog,
                                            const Actor& actor, const EventDef& def,
                                            const EventAnswers& answers,
                                            const EventPlan* shown = nullptr);

} // namespace lx
