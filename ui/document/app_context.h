#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <unordered_set>

#include <QObject>
#include <QString>
#include <QStringList>

#include "core/base/clock.h"
#include "core/edit/editor.h"
#include "core/events/event_def.h"
#include "core/ledger/catalog.h"
#include "core/store/change_log.h"
#include "core/store/data_change.h"
#include "core/store/database.h"
#include "core/store/settings_store.h"
#include "core/store/writer.h"
#include "ui/document/opened_file.h"
#include "ui/document/place.h"
#include "ui/document/policy_list.h"
#include "ui/presentation/jobs.h"

namespace lx::ui {

class Dialogs;
class Notices;
class UserSettings;

/// What pages share: the open ledger file, the two settings everything obeys (截止日期, 执行政策),
/// and the services of the window. Lives on the GUI thread; workers copy what they need (path,
/// catalog, day) into their job.
class AppContext : public QObject
{
    Q_OBJECT
public:
    /// The services must outlive the context.
    struct Services
    {
        const Clock& clock;
        Dialogs& dialogs;
        UserSettings& settings;
    };
    explicit AppContext(Services services, QObject* parent = nullptr);
    ~AppContext() override;

    // --- services
    [[nodiscard]] const Clock& clock() const { return m_services.clock; }
    [[nodiscard]] Dialogs& dialogs() { return m_services.dialogs; }
    [[nodiscard]] UserSettings& settings() { return m_services.settings; }
    [[nodiscard]] Jobs& jobs() { return *m_jobs; }
    [[nodiscard]] Notices& notices() { return *m_notices; }
    /// Who acts, for Writer.
    [[nodiscard]] Actor actor() const;

    // --- the document
    [[nodiscard]] bool has_document() const { return m_database != nullptr; }
    [[nodiscard]] bool read_only() const;
    /// Full path of the ledger file, "" without one.
    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] std::string path8() const { return m_path.toStdString(); }
    /// The GUI thread's connection, for small reads. Precondition: has_document().
    [[nodiscard]] Database& database() { return *m_database; }
    /// What the file's rows are. Shared: a job keeps its copy of the pointer.
    [[nodiscard]] const DefinitionsPtr& definitions() const { return m_definitions; }
    /// Its ledgers.
    [[nodiscard]] std::shared_ptr<const Catalog> catalog() const
    {
        return catalog_of(m_definitions);
    }
    /// What can happen to them in one go, read when first asked for; none where a program file is
    /// broken, which is told.
    [[nodiscard]] std::shared_ptr<const std::vector<EventDef>> events();
    [[nodiscard]] const std::optional<Jurisdiction>& jurisdiction() const { return m_jurisdiction; }
    [[nodiscard]] StoragePlace place() const { return m_place; }
    /// Takes a file that a worker has opened in the place of the one open now: its lock, and what
    /// was read. Errors: those of Database::open.
    [[nodiscard]] Result<> adopt(OpenedFile& file);
    void close();

    // --- the file at its place
    /// Looks whether the file is still the one that was opened; where it isn't, saving stops.
    void check_place();
    /// The file was moved, replaced or written over: nothing can be saved any more, everything that
    /// was is still in view.
    [[nodiscard]] bool lost() const { return m_lost.has_value(); }
    /// The newest action this window knows of: what is saved elsewhere must have it.
    [[nodiscard]] const ChainEnd& newest() const { return m_newest; }
    /// Goes on in another file with the same content ("另存为"); what is being entered stays. Where
    /// it can't be opened the document is closed or stays as it was. Errors: those of
    /// Database::open.
    [[nodiscard]] Result<> move_to(const QString& path);

    // --- the two settings of the top bar
    [[nodiscard]] Date as_of() const { return m_as_of; }
    void set_as_of(Date day);
    /// Ids of the chosen policy packs, in the order of the choice list. Kept in the file.
    [[nodiscard]] const QStringList& policies() const { return m_policies; }
    /// False where they could not be kept: it is told, and those before stand.
    bool set_policies(const QStringList& ids);
    /// Every pack that can be chosen: the program's and the file's own.
    [[nodiscard]] const std::vector<PolicyChoice>& policy_choices() const { return m_choices; }
    /// Changes what the policies ask – a figure, a rule of the county's own, a pack – on a worker,
    /// one change after the other, and tells everybody; then `done` (not once `guard` is gone; at
    /// once where this may not be written now).
    template <class T>
    void change_policies(QObject* guard, std::function<Result<T>(Database&, const Actor&)> edit,
                         std::function<void(Result<T>)> done);

    // --- changes
    /// One action through the one door: begins, lets `edit` write, commits, tells everybody. For a
    /// few rows; many rows go through a job and `announce`. Gives the action's id (0: nothing
    /// differed).
    [[nodiscard]] Result<std::int64_t> change(const QString& title,
                                              const std::function<Result<>(Writer&)>& edit);
    /// One verb of core/edit as one action; a row that was refused is told in what it gives.
    [[nodiscard]] Result<Edited> edit(const QString& title,
                                      const std::function<Result<Edited>(Editor&)>& verb);
    /// The same for many rows: a job with progress and cancel (nothing is left behind), which tells
    /// everybody when it has committed. `edit` runs on the worker with its own connection; `done`
    /// (may be empty) on this thread, at once where this may not be written now.
    using Edit = std::function<Result<>(Database&, const Catalog&, Writer&, Progress&)>;
    void change_many(WorkSlot& slot, const QString& title, Edit edit,
                     std::function<void(Result<std::int64_t>)> done);
    /// Writes a setting of the file at once: a list, a policy. Locked or Moved as `change`.
    [[nodiscard]] Result<>
    set_in_file(const std::function<Result<>(Database&, const Actor&)>& write);
    /// Whether this thread may write now: Locked while a job does, Moved once the file is lost.
    [[nodiscard]] Result<> may_write() const;
    /// Held while a job writes (import, restore): until it is gone single edits are refused with a
    /// clear word instead of waiting for the file.
    [[nodiscard]] std::shared_ptr<void> writing();
    /// Tells everybody what an action committed elsewhere (a job) has changed; policies and own
    /// fields are read anew first where it set them.
    void announce(std::int64_t action);

    /// Takes back an action; where something was done since, that is told instead.
    void undo(std::int64_t action) { Q_EMIT undo_wanted(action); }

    // --- going elsewhere in the window
    /// Whether what is being entered anywhere may be left, as before the file is closed or its
    /// ledgers change: those who enter it may ask the user.
    [[nodiscard]] bool may_leave()
    {
        bool allowed = true;
        Q_EMIT leaving(allowed);
        return allowed;
    }
    void go(const Place& place) { Q_EMIT place_wanted(place); }
    /// Back to where one came from; false where there is no such place.
    [[nodiscard]] bool go_back()
    {
        bool went = false;
        Q_EMIT back_wanted(went);
        return went;
    }

Q_SIGNALS:
    void document_changed();
    void as_of_changed();
    void policies_changed();
    void data_changed(const lx::DataChange& change);
    void place_wanted(const lx::ui::Place& place);
    void back_wanted(bool& went);
    void leaving(bool& allowed);
    void undo_wanted(qint64 action);
    /// Something could not be saved, or would not be, because the file is lost; told each time.
    void saving_stopped(const lx::Error& why);
    /// The document is the same, its file another (move_to).
    void path_changed();

private:
    /// False where it is not about the open file.
    bool lose(const Error& why);
    /// What was committed since, by whoever did it.
    void announce_newest();
    void take_choices(std::vector<PolicyChoice> choices);
    void tell(const DataChange& change);
    void clear();
    void take(OpenedFile& file);
    void let_go();

    Services m_services;
    std::unique_ptr<Notices> m_notices;
    std::unique_ptr<Jobs> m_jobs;
    std::unique_ptr<JobLine> m_line;
    std::unique_ptr<FileHold> m_hold; ///< the lock; goes after the connection
    std::unique_ptr<Database> m_database;
    DefinitionsPtr m_definitions;
    DefinitionsPtr m_events_of; ///< what m_events were read for
    std::shared_ptr<const std::vector<EventDef>> m_events;
    std::optional<Jurisdiction> m_jurisdiction;
    QString m_path;
    StoragePlace m_place = StoragePlace::Local;
    ChainEnd m_newest;
    std::optional<Error> m_lost;
    Date m_as_of;
    QStringList m_policies;
    std::vector<PolicyChoice> m_choices;
    std::weak_ptr<void> m_writing;
};

template <class T>
void AppContext::change_policies(QObject* guard,
                                 std::function<Result<T>(Database&, const Actor&)> edit,
                                 std::function<void(Result<T>)> done)
{
    if (auto may = may_write(); !may) {
        done(fail(std::move(may.error())));
        return;
    }
    using Changed = std::pair<T, std::vector<PolicyChoice>>;
    m_line->add<Changed>(
        this,
        [path = path8(), actor = actor(),
         edit = std::move(edit)](JobProgress& progress) -> Result<Changed> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::SharedWrite));
            LX_ASSIGN(T made, edit(*database, actor));
            LX_ASSIGN(auto choices, available_policies(*database));
            return Changed(std::move(made), std::move(choices));
        },
        [this, alive = QPointer<QObject>(guard), path = m_path,
         done = std::move(done)](Result<Changed> changed) {
            if (changed && path == m_path)
                take_choices(std::move(changed->second));
            if (alive.isNull())
                return;
            if (changed)
                done(std::move(changed->first));
            else
                done(fail(std::move(changed.error())));
        });
}

} // namespace lx::ui
