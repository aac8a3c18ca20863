#pragma once

#include <functional>

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include "ui/presentation/jobs.h"

namespace lx::test {

/// Lets events run until `done` holds; false after `patience_ms` (a hang, not a speed limit).
inline bool wait_until(const std::function<bool()>& done, int patience_ms = 30'000)
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

/// Lets events and jobs run until nothing is under way for a moment (timers of searches included).
inline bool settle(ui::Jobs& jobs)
{
    int quiet = 0;
    return wait_until([&] {
        quiet = jobs.busy() ? 0 : quiet + 1;
        return quiet > 100; // 500 ms: longer than every delay the window uses
    });
}

} // namespace lx::test
