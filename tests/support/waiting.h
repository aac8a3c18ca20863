#pragma once

#include <functional>

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include "ui/presentation/jobs.h"

namespace lx::test {

/// Lets events run until `done` holds; false after `patience_ms` (a hang, not a speed limit).
inline bool wait_until(const std::function<bool()>& done, int patience_ms = 120'000)
{
    QElapsedTimer time;
    time.start();
    while (!done()) {
        if (time.elapsed() > patience_ms)
            return false;
        QEventLoop loop;
        QTimer::singleShot(5, &loop, &QEventLoop::quit);
        loop.exec();
    }
    return true;
}

/// Whether something below `root` waits for a moment to pass, as a search does for a pause in the
/// typing.
inline bool waits(const QObject& root)
{
    for (const QTimer* timer : root.findChildren<QTimer*>()) {
        if (timer->isActive() && timer->isSingleShot())
            return true;
    }
    return false;
}

/// Lets events and jobs run until nothing is under way, nor waited for below `root`.
inline bool settle(ui::Jobs& jobs, const QObject& root)
{
    int quiet = 0;
    return wait_until([&] {
        quiet = jobs.busy() || waits(root) ? 0 : quiet + 1;
        return quiet > 10; // what is queued and deferred, a few times over
    });
}

} // namespace lx::test
