#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <QFutureWatcher>
#include <QObject>
#include <QPointer>
#include <QPromise>
#include <QString>
#include <QThreadPool>
#include <QTimer>
#include <QtConcurrentRun>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/store/database.h"

namespace lx::ui {

/// What the two sides of a job share: what it is doing, the wish to stop, and the connection to
/// interrupt when it comes. (Progress does not go through QPromise: that one drops a value that is
/// not greater than the one before, and work of several steps begins anew with each.)
class JobState
{
public:
    struct Report
    {
        std::string what;
        std::int64_t done = 0;
        std::int64_t total = 0;
    };
    void report(std::string_view what, std::int64_t done, std::int64_t total);
    [[nodiscard]] Report last_report() const;
    /// From any thread. Interrupts a statement the worker is running.
    void cancel();
    [[nodiscard]] bool cancelled() const;
    void watch(Database* database);
    void unwatch(Database* database);

private:
    mutable std::mutex m_mutex;
    bool m_cancelled = false;
    Report m_report;
    std::vector<Database*> m_databases;
};

/// A worker's own connection; cancelling the job interrupts what it is running.
class JobDatabase
{
public:
    JobDatabase(std::shared_ptr<JobState> state, std::unique_ptr<Database> database);
    JobDatabase(JobDatabase&&) noexcept = default;
    JobDatabase& operator=(JobDatabase&&) = delete;
    ~JobDatabase();
    [[nodiscard]] Database& operator*() const { return *m_database; }
    [[nodiscard]] Database* operator->() const { return m_database.get(); }

private:
    std::shared_ptr<JobState> m_state;
    std::unique_ptr<Database> m_database;
};

/// What work gets on its thread: a place to report to, the wish to stop, and connections of its
/// own.
class JobProgress : public Progress
{
public:
    explicit JobProgress(std::shared_ptr<JobState> state) : m_state(std::move(state)) {}
    void report(std::string_view what, std::int64_t done, std::int64_t total) override
    {
        m_state->report(what, done, total);
    }
    [[nodiscard]] bool cancelled() const override { return m_state->cancelled(); }
    /// Opens a connection for this thread. ReadOnly for reading; SharedWrite only where the program
    /// holds the file for writing. An upgrade on the way reports here and can be cancelled.
    [[nodiscard]] Result<JobDatabase> open(const std::string& path, Database::Mode mode);

private:
    std::shared_ptr<JobState> m_state;
};

/// Quick jobs (rows of a table, one unit's findings) run beside long ones (import, reports) and are
/// not shown in the status line. While a job is Whole (another file is opened) nothing else can be
/// done in the window.
enum class JobKind
{
    Quick,
    Long,
    Whole
};

/// All work beside the window: two pools of threads and the list of long jobs for the status line.
class Jobs : public QObject
{
    Q_OBJECT
public:
    explicit Jobs(QObject* parent = nullptr);
    ~Jobs() override; ///< cancels everything and waits

    struct Shown
    {
        quint64 id = 0;
        QString title; ///< what the user started: 导入单位
        QString what;  ///< what it is doing now
        std::int64_t done = 0;
        std::int64_t total = 0; ///< 0 = not known
        bool whole = false;     ///< the window waits for it
    };
    /// Long jobs that run, oldest first.
    [[nodiscard]] const std::vector<Shown>& shown() const { return m_shown; }
    /// True while anything runs (also quick jobs).
    [[nodiscard]] bool busy() const { return m_running > 0; }
    /// Cancels a shown job (the status line's 取消).
    void cancel(quint64 id);
    void cancel_all();
    /// Cancels everything, also what is begun on the way (the end of one job may be another's
    /// beginning), and lets events other than the user's run until no job is under way.
    void stop_all();
    /// Lets events other than the user's run until the last job has ended or a moment is over.
    void wait_turn();

    /// Runs `work` on a worker; `done` is called on this thread with its result. What fails after
    /// it was cancelled fails as Cancelled; what succeeds all the same has been done (a change is
    /// committed, a file is there) and is told so. `done` is not called once `guard` is gone. Most
    /// callers use JobSlot or WorkSlot instead.
    template <class T>
    std::shared_ptr<JobState> run(JobKind kind, const QString& title, QObject* guard,
                                  std::function<Result<T>(JobProgress&)> work,
                                  std::function<void(Result<T>)> done);

Q_SIGNALS:
    /// The list of long jobs or one's progress changed.
    void changed();
    /// The last running job ended.
    void idle();
    /// A job could not go on because the ledger file is no longer the one that was opened.
    void lost(const lx::Error& error);

private:
    quint64 begin(JobKind kind, const QString& title, const std::shared_ptr<JobState>& state);
    void end(quint64 id);
    void look();

    QThreadPool m_quick;
    QThreadPool m_long;
    std::vector<Shown> m_shown;
    std::vector<std::pair<quint64, std::shared_ptr<JobState>>> m_states;
    QTimer m_look; ///< while long jobs run: reads what they report
    quint64 m_next = 1;
    int m_running = 0;
};

/// One consumer's place for reading of which only the newest counts ("the rows of this search"):
/// starting again cancels the one before and its result is dropped; so does destroying the slot.
class JobSlot : public QObject
{
    Q_OBJECT
public:
    explicit JobSlot(Jobs& jobs, QObject* parent = nullptr) : QObject(parent), m_jobs(jobs) {}
    ~JobSlot() override { stop(); }

    template <class T>
    void start(JobKind kind, const QString& title, std::function<Result<T>(JobProgress&)> work,
               std::function<void(Result<T>)> done)
    {
        stop();
        const quint64 turn = ++m_turn;
        m_running = true;
        m_state = m_jobs.run<T>(kind, title, this, std::move(work),
                                [this, turn, done = std::move(done)](Result<T> result) {
                                    if (turn != m_turn)
                                        return; // a newer start made this one stale
                                    m_running = false;
                                    m_state.reset();
                                    done(std::move(result));
                                });
    }
    /// Cancels and forgets what runs; its `done` is not called.
    void stop();
    [[nodiscard]] bool running() const { return m_running; }
    /// What it was doing last; nothing while it rests.
    [[nodiscard]] JobState::Report report() const
    {
        return m_state ? m_state->last_report() : JobState::Report{};
    }

private:
    Jobs& m_jobs;
    std::shared_ptr<JobState> m_state;
    quint64 m_turn = 0;
    bool m_running = false;
};

/// One consumer's place for work that leaves something behind: a change, a file that is written.
/// Nothing of it is dropped: while one is under way another is not begun.
class WorkSlot : public QObject
{
    Q_OBJECT
public:
    explicit WorkSlot(Jobs& jobs, QObject* parent = nullptr) : QObject(parent), m_jobs(jobs) {}
    ~WorkSlot() override { cancel(); }

    /// While another is under way `done` gets a Locked error at once.
    template <class T>
    void start(JobKind kind, const QString& title, std::function<Result<T>(JobProgress&)> work,
               std::function<void(Result<T>)> done)
    {
        if (running()) {
            done(fail(ErrorKind::Locked, "上一项工作还没有做完，请等它完成或取消后再试。"));
            return;
        }
        m_state = m_jobs.run<T>(kind, title, this, std::move(work),
                                [this, done = std::move(done)](Result<T> result) {
                                    m_state.reset();
                                    done(std::move(result));
                                });
    }
    /// Asks what runs to stop. Its `done` tells what became of it.
    void cancel()
    {
        if (m_state)
            m_state->cancel();
    }
    [[nodiscard]] bool running() const { return m_state != nullptr; }
    /// What it was doing last; nothing while it rests.
    [[nodiscard]] JobState::Report report() const
    {
        return m_state ? m_state->last_report() : JobState::Report{};
    }

private:
    Jobs& m_jobs;
    std::shared_ptr<JobState> m_state;
};

/// Work of which nothing may be dropped and nothing overtake another: one after the other, in the
/// order it came ("the second figure is set after the first").
class JobLine : public QObject
{
    Q_OBJECT
public:
    explicit JobLine(Jobs& jobs, QObject* parent = nullptr) : QObject(parent), m_jobs(jobs) {}

    /// `done` is not called once `guard` is gone; the work is done all the same.
    template <class T>
    void add(QObject* guard, std::function<Result<T>(JobProgress&)> work,
             std::function<void(Result<T>)> done)
    {
        m_waiting.push_back([this, alive = QPointer<QObject>(guard), work = std::move(work),
                             done = std::move(done)] {
            m_jobs.run<T>(JobKind::Quick, {}, this, std::move(work),
                          [this, alive, done = std::move(done)](Result<T> result) {
                              if (!alive.isNull())
                                  done(std::move(result));
                              next();
                          });
        });
        if (!m_running)
            next();
    }
    [[nodiscard]] bool empty() const { return !m_running && m_waiting.empty(); }
    /// Waits until all of it is done; for the end of a file.
    void finish();

private:
    void next();

    Jobs& m_jobs;
    std::deque<std::function<void()>> m_waiting;
    bool m_running = false;
};

template <class T>
std::shared_ptr<JobState> Jobs::run(JobKind kind, const QString& title, QObject* guard,
                                    std::function<Result<T>(JobProgress&)> work,
                                    std::function<void(Result<T>)> done)
{
    auto state = std::make_shared<JobState>();
    auto* watcher = new QFutureWatcher<Result<T>>(this);
    const quint64 id = begin(kind, title, state);
    QPointer<QObject> alive(guard);
    connect(watcher, &QFutureWatcherBase::finished, this,
            [this, watcher, id, state, alive, done = std::move(done)] {
                end(id);
                watcher->deleteLater();
                if (alive.isNull())
                    return;
                Result<T> result = fail(ErrorKind::Cancelled, "已取消。");
                if (watcher->future().resultCount() > 0)
                    result = watcher->future().takeResult();
                if (!result && result.error().kind == ErrorKind::Moved)
                    Q_EMIT lost(result.error());
                else if (!result && state->cancelled() &&
                         result.error().kind != ErrorKind::Cancelled)
                    result = fail(ErrorKind::Cancelled, "已取消。"); // an interrupted statement
                done(std::move(result));
            });
    watcher->setFuture(
        QtConcurrent::run(kind == JobKind::Quick ? &m_quick : &m_long,
                          [work = std::move(work), state](QPromise<Result<T>>& promise) mutable {
                              JobProgress progress(state);
                              if (!progress.cancelled())
                                  promise.addResult(work(progress));
                              work = nullptr; // lets go of what it holds before its end is told
                          }));
    return state;
}

} // namespace lx::ui
