#include "core/store/stoppable.h"

#include <sqlite3.h>

namespace lx {

namespace {

/// Of SQLite's machine: far more than a ROLLBACK or a PRAGMA takes, some milliseconds of work.
constexpr int steps_between_looks = 50'000;

int is_cancelled(void* progress)
{
    return static_cast<Progress*>(progress)->cancelled() ? 1 : 0;
}

} // namespace

Stoppable::Stoppable(sqlite3* handle, Progress& progress) : m_handle(handle)
{
    sqlite3_progress_handler(handle, steps_between_looks, is_cancelled, &progress);
}

Stoppable::~Stoppable()
{
    sqlite3_progress_handler(m_handle, 0, nullptr, nullptr);
}

} // namespace lx
