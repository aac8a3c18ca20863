#include "ui/presentation/jobs.h"

#include <algorithm>

#include <QEventLoop>

namespace lx::ui {

namespace {

constexpr int look_ms = 100;

} // namespace

void JobState::report(std::string_view what, std::int64_t done, std::int64_t total)
{
    const std::lock_guard lock(m_mutex);
    m_report.what.assign(what);
    m_report.done = done;
    m_report.total = total;
}

JobState::Report JobState::last_report() const
{
    const std::lock_guard lock(m_mutex);
    return m_report;
}

void JobState::cancel()
{
    const std::lock_guard lock(m_mutex);
    m_cancelled = true;
    for (Database* database : m_databases)
        database->interrupt();
}

bool JobState::cancelled() const
{
    const std::lock_guard lock(m_mutex);
    return m_cancelled;
}

void JobState::watch(Database* database)
{
    const std::lock_guard lock(m_mutex);
    m_databases.push_back(database);
    if (m_cancelled)
        database->interrupt();
}

void JobState::unwatch(Database* database)
{
    const std::lock_guard lock(m_mutex);
    std::erase(m_databases, database);
}

JobDatabase::JobDatabase(std::shared_ptr<JobState> state, std::unique_ptr<Database> database)
    : m_state(std::move(state)), m_database(std::move(database))
{
    m_state->watch(m_database.get());
}

JobDatabase::~JobDatabase()
{
    if (m_database)
        m_state->unwatch(m_database.get());
}

Result<JobDatabase> JobProgress::open(const std::string& path, Database::Mode mode)
{
    LX_ASSIGN(auto database, Database::open(path, mode, this));
    return JobDatabase(m_state, std::move(database));
}

Jobs::Jobs(QObject* parent) : QObject(parent)
{
    m_quick.setMaxThreadCount(3);
    m_long.setMaxThreadCount(2);
    m_look.setInterval(look_ms);
    connect(&m_look, &QTimer::timeout, this, &Jobs::look);
}

Jobs::~Jobs()
{
    cancel_all();
    m_quick.waitForDone();
    m_long.waitForDone();
}

quint64 Jobs::begin(JobKind kind, const QString& title, const std::shared_ptr<JobState>& state)
{
    const quint64 id = m_next++;
    ++m_running;
    m_states.emplace_back(id, state);
    if (kind == JobKind::Quick)
        return id;
    m_shown.push_back({id, title, {}, 0, 0, kind == JobKind::Whole});
    m_look.start();
    Q_EMIT changed();
    return id;
}

void Jobs::look()
{
    bool any = false;
    for (Shown& shown : m_shown) {
        for (const auto& [id, state] : m_states) {
            if (id != shown.id)
                continue;
            const JobState::Report report = state->last_report();
            const QString what = QString::fromStdString(report.what);
            any |= what != shown.what || report.done != shown.done || report.total != shown.total;
            shown.what = what;
            shown.done = report.done;
            shown.total = report.total;
        }
    }
    if (any)
        Q_EMIT changed();
}

void Jobs::end(quint64 id)
{
    std::erase_if(m_states, [id](const auto& entry) { return entry.first == id; });
    if (std::erase_if(m_shown, [id](const Shown& shown) { return shown.id == id; }) > 0) {
        if (m_shown.empty())
            m_look.stop();
        Q_EMIT changed();
    }
    if (--m_running == 0)
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_running == 0)
                    Q_EMIT idle();
            },
            Qt::QueuedConnection);
}

void Jobs::cancel(quint64 id)
{
    for (const auto& [key, state] : m_states) {
        if (key == id)
            state->cancel();
    }
}

void Jobs::cancel_all()
{
    for (const auto& [key, state] : m_states)
        state->cancel();
}

void Jobs::wait_turn()
{
    QEventLoop loop;
    connect(this, &Jobs::idle, &loop, &QEventLoop::quit);
    QTimer::singleShot(look_ms, &loop, &QEventLoop::quit);
    loop.exec(QEventLoop::ExcludeUserInputEvents);
}

void Jobs::stop_all()
{
    while (busy()) {
        cancel_all();
        wait_turn();
    }
}

void JobSlot::stop()
{
    ++m_turn;
    m_running = false;
    if (m_state)
        std::exchange(m_state, nullptr)->cancel();
}

void JobLine::next()
{
    m_running = !m_waiting.empty();
    if (!m_running)
        return;
    const auto begin = std::move(m_waiting.front());
    m_waiting.pop_front();
    begin();
}

void JobLine::finish()
{
    while (!empty())
        m_jobs.wait_turn();
}

} // namespace lx::ui
