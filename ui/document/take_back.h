#pragma once

#include <cstdint>
#include <functional>

#include "core/store/writer.h"

namespace lx::ui {

class AppContext;
class WorkSlot;

/// Taking back what was done, on a worker, as an action of its own with its undo in the notice.
/// `done` is called in any case and learns of what stood in the way: rows changed since; nothing
/// was changed then, unless the other rows were asked for (`skip`). Where `done` is empty, a notice
/// tells it. Errors are told by a notice.
using TakenBack = std::function<void(const Result<UndoReport>&)>;

/// One action of the file.
void take_back_action(AppContext& context, WorkSlot& slot, std::int64_t action, bool skip,
                      TakenBack done);
/// One import as a whole: an action of its own also where nothing was done since (withdraw_action).
void take_back_import(AppContext& context, WorkSlot& slot, std::int64_t action, bool skip,
                      TakenBack done);
/// One changed row of the log.
void take_back_row(AppContext& context, WorkSlot& slot, std::int64_t change, TakenBack done);

} // namespace lx::ui
