#include "core/store/write_behind.h"

#include <utility>

namespace lx {

namespace {

constexpr std::size_t kBatch = 256;
constexpr std::size_t kMostBatches = 8;

} // namespace

WriteBehind::WriteBehind(Write write) : m_write(std::move(write))
{
    m_thread = std::thread([this] { work(); });
}

WriteBehind::~WriteBehind()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

WriteBehind::Row& WriteBehind::next()
{
    if (m_filling.used == m_filling.rows.size())
        m_filling.rows.emplace_back();
    return m_filling.rows[m_filling.used];
}

bool WriteBehind::push()
{
    if (++m_filling.used < kBatch)
        return true;
    hand_over();
    const std::lock_guard lock(m_mutex);
    return !m_failure;
}

void WriteBehind::hand_over()
{
    if (m_filling.used == 0)
        return;
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_full.size() < kMostBatches || m_failure; });
    if (!m_failure)
        m_full.push_back(std::move(m_filling));
    m_filling = {};
    if (!m_empty.empty()) {
        m_filling = std::move(m_empty.back());
        m_empty.pop_back();
        m_filling.used = 0;
    }
    lock.unlock();
    m_changed.notify_all();
}

const std::optional<WriteBehind::Failure>& WriteBehind::settle()
{
    hand_over();
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_failure || (m_full.empty() && !m_busy); });
    return m_failure;
}

bool WriteBehind::write_batch(Batch& batch)
{
    for (std::size_t i = 0; i < batch.used; ++i) {
        Row& row = batch.rows[i];
        const Result<RowWritten> written = m_write(row);
        if (written && *written == RowWritten::Done)
            continue;
        Failure failure{row, RowWritten::Done, std::nullopt};
        if (written)
            failure.written = *written;
        else
            failure.error = written.error();
        const std::lock_guard lock(m_mutex);
        m_failure = std::move(failure);
        return false;
    }
    return true;
}

void WriteBehind::work()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_stop || !m_full.empty(); });
        if (m_stop)
            return;
        Batch batch = std::move(m_full.front());
        m_full.pop_front();
        m_busy = true;
        lock.unlock();
        const bool fine = write_batch(batch);
        lock.lock();
        m_busy = false;
        m_empty.push_back(std::move(batch));
        m_changed.notify_all();
        if (!fine)
            return;
    }
}

} // namespace lx
