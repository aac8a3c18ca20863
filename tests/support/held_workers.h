#pragma once

#include <memory>

#include <QSemaphore>

#include "ui/presentation/jobs.h"

namespace lx::test {

/// Keeps every worker of a kind busy while it lives: what is started meanwhile waits behind.
class HeldWorkers
{
public:
    HeldWorkers(ui::Jobs& jobs, ui::JobKind kind)
    {
        for (int i = 0; i < more_than_workers; ++i)
            jobs.run<bool>(
                kind, {}, &m_guard,
                [gate = m_gate](ui::JobProgress&) -> Result<bool> {
                    gate->acquire();
                    return true;
                },
                [](const Result<bool>&) {});
    }
    ~HeldWorkers() { m_gate->release(more_than_workers); }
    HeldWorkers(const HeldWorkers&) = delete;
    HeldWorkers& operator=(const HeldWorkers&) = delete;

private:
    static constexpr int more_than_workers = 64;
    QObject m_guard;
    std::shared_ptr<QSemaphore> m_gate = std::make_shared<QSemaphore>();
};

} // namespace lx::test
