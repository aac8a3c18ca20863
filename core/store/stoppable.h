#pragma once

#include "core/base/progress.h"

struct sqlite3;

namespace lx {

/// While it lives, statements of a connection end as Cancelled soon after the user wished to stop:
/// for work of a few long statements, which can't look for themselves.
class Stoppable
{
public:
    Stoppable(sqlite3* handle, Progress& progress);
    ~Stoppable();
    Stoppable(const Stoppable&) = delete;
    Stoppable& operator=(const Stoppable&) = delete;

private:
    sqlite3* m_handle;
};

} // namespace lx
