#include "ui/document/app_context.h"

#include <algorithm>
#include <utility>

#include <QFileInfo>

#include "core/county/policies.h"
#include "core/store/action_row.h"
#include "ui/document/notices.h"
#include "ui/document/user_settings.h"
#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

/// How long a change on this thread waits for a worker's to end: less than a user would notice.
constexpr int patience_ms = 300;

} // namespace

AppContext::AppContext(Services services, QObject* parent)
    : QObject(parent), m_services(services), m_notices(std::make_unique<Notices>()),
      m_jobs(std::make_unique<Jobs>()), m_line(std::make_unique<JobLine>(*m_jobs)),
      m_definitions(Definitions::program()), m_as_of(services.clock.today())
{
    connect(m_jobs.get(), &Jobs::lost, this, &AppContext::lose);
    m_notices->set_watch([this](const Error& error) {
        if (error.kind == ErrorKind::Moved)
            return lose(error);
        // A file written over reads as a damaged one.
        if (error.kind == ErrorKind::Database || error.kind == ErrorKind::Io)
            check_place();
        return lost() && error.kind == ErrorKind::Database;
    });
}

AppContext::~AppContext()
{
    m_line->finish();
    m_line.reset();
    m_jobs.reset(); // workers end before the file is closed
}

Actor AppContext::actor() const
{
    return {utf8_of(m_services.settings.user_name()), &m_services.clock};
}

bool AppContext::read_only() const
{
    return m_database && m_database->read_only();
}

std::shared_ptr<const std::vector<EventDef>> AppContext::events()
{
    if (m_events_of != m_definitions) {
        m_events_of = m_definitions;
        auto read = EventDef::all(m_definitions->catalog());
        if (!read) // a program file; its test holds it
            m_notices->error(read.error());
        m_events = std::make_shared<const std::vector<EventDef>>(read ? std::move(*read)
                                                                      : std::vector<EventDef>());
    }
    return m_events;
}

Result<> AppContext::adopt(OpenedFile& file)
{
    const auto mode = file.read_only ? Database::Mode::ReadOnly : Database::Mode::SharedWrite;
    LX_ASSIGN(auto database, Database::open(utf8_of(file.path), mode));
    database->set_patience(patience_ms);
    let_go();
    m_hold = std::move(file.hold);
    m_database = std::move(database);
    m_services.settings.add_recent_file(file.path);
    take(file);
    Q_EMIT document_changed();
    return {};
}

void AppContext::take(OpenedFile& file)
{
    m_path = file.path;
    m_place = file.place;
    m_newest = file.newest;
    m_definitions = std::move(file.definitions);
    m_jurisdiction = std::move(file.jurisdiction);
    m_as_of = file.as_of.value_or(m_services.clock.today());
    m_policies = std::move(file.policies);
    m_choices = std::move(file.choices);
}

void AppContext::let_go()
{
    m_line->finish();
    m_jobs->stop_all(); // what was committed all the same is told while its file is open
    m_database.reset();
    m_hold.reset();
    m_lost.reset();
}

void AppContext::close()
{
    if (m_database)
        clear();
}

void AppContext::clear()
{
    let_go();
    OpenedFile none;
    none.definitions = Definitions::program();
    none.as_of = m_as_of;
    take(none);
    Q_EMIT document_changed();
}

void AppContext::check_place()
{
    if (!m_database || lost())
        return;
    if (const auto there = m_database->hold().check_in_place(); !there)
        lose(there.error());
}

bool AppContext::lose(const Error& why)
{
    // A job may tell it of a file that was closed meanwhile.
    if (!m_database || !m_database->hold().is_lost())
        return false;
    if (!m_lost) // the first one knows what happened
        m_lost = why;
    Q_EMIT saving_stopped(*m_lost);
    return true;
}

Result<> AppContext::move_to(const QString& path)
{
    m_line->finish();
    m_jobs->stop_all();
    const QString full = QFileInfo(path).absoluteFilePath();
    auto opened = Database::open(utf8_of(full), Database::Mode::ReadWrite);
    const bool same_name = !opened && opened.error().kind == ErrorKind::Moved;
    if (same_name) { // a process knows one file by a name: the lost one has to go first
        m_database.reset();
        m_hold.reset();
        opened = Database::open(utf8_of(full), Database::Mode::ReadWrite);
    }
    if (!opened) {
        if (same_name)
            clear();
        return fail(std::move(opened.error()));
    }
    m_database = std::move(*opened);
    m_database->set_patience(patience_ms);
    m_hold.reset();
    m_lost.reset();
    m_path = full;
    m_place = storage_place(utf8_of(full));
    m_services.settings.add_recent_file(full);
    Q_EMIT path_changed();
    return {};
}

void AppContext::set_as_of(Date day)
{
    if (day == m_as_of)
        return;
    m_as_of = day;
    Q_EMIT as_of_changed();
}

bool AppContext::set_policies(const QStringList& ids)
{
    if (ids == m_policies)
        return true;
    if (m_database && !read_only()) {
        const auto kept = set_in_file([&](Database& database, const Actor& who) {
            return keep_policies(database, ids, who);
        });
        if (!kept)
            m_notices->error(kept.error());
        return kept.has_value();
    }
    m_policies = ids;
    Q_EMIT policies_changed();
    return true;
}

Result<std::int64_t> AppContext::change(const QString& title,
                                        const std::function<Result<>(Writer&)>& edit)
{
    LX_TRY(may_write());
    const auto write = [&]() -> Result<std::int64_t> {
        LX_ASSIGN(auto writer,
                  Writer::begin(*m_database, m_definitions->catalog(), actor(), utf8_of(title)));
        LX_TRY(edit(writer));
        return writer.commit();
    };
    auto action = write();
    if (!action && action.error().kind == ErrorKind::Moved)
        lose(action.error());
    if (action && *action != 0)
        announce(*action);
    return action;
}

Result<> AppContext::set_in_file(const std::function<Result<>(Database&, const Actor&)>& write)
{
    LX_TRY(may_write());
    auto written = write(*m_database, actor());
    if (!written && written.error().kind == ErrorKind::Moved)
        lose(written.error());
    if (written)
        announce_newest();
    return written;
}

Result<Edited> AppContext::edit(const QString& title,
                                const std::function<Result<Edited>(Editor&)>& verb)
{
    Edited edited;
    LX_TRY(change(title, [&](Writer& writer) -> Result<> {
        Editor editor(m_definitions->catalog(), writer, m_services.clock.today());
        LX_ASSIGN(edited, verb(editor));
        return {};
    }));
    return edited;
}

Result<> AppContext::may_write() const
{
    if (m_lost)
        return fail(*m_lost);
    if (m_writing.lock())
        return fail(ErrorKind::Locked, "正在写入文件，请等这项工作完成或取消后再修改。");
    return {};
}

std::shared_ptr<void> AppContext::writing()
{
    auto token = m_writing.lock();
    if (!token) {
        token = std::make_shared<int>(0);
        m_writing = token;
    }
    return token;
}

void AppContext::change_many(WorkSlot& slot, const QString& title, Edit edit,
                             std::function<void(Result<std::int64_t>)> done)
{
    const auto finish = [this, done = std::move(done)](Result<std::int64_t> action) {
        if (action && *action != 0)
            announce(*action);
        if (done)
            done(std::move(action));
        else if (!action)
            m_notices->error(action.error());
    };
    if (auto may = may_write(); !may) {
        finish(fail(std::move(may.error())));
        return;
    }
    slot.start<std::int64_t>(
        JobKind::Long, title,
        [path = path8(), catalog = catalog(), actor = actor(), title = utf8_of(title),
         edit = std::move(edit), token = writing()](JobProgress& progress) -> Result<std::int64_t> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::SharedWrite));
            LX_ASSIGN(auto writer, Writer::begin(*database, *catalog, actor, title));
            LX_TRY(edit(*database, *catalog, writer, progress));
            if (progress.cancelled())
                return fail(ErrorKind::Cancelled, "已取消，没有改动任何内容。");
            return writer.commit();
        },
        finish);
}

void AppContext::announce(std::int64_t action)
{
    if (!m_database)
        return;
    if (auto end = chain_end(m_database->handle()); end && !lost())
        m_newest = std::move(*end);
    auto change = DataChange::read(*m_database, action);
    if (!change) {
        m_notices->error(change.error());
        return;
    }
    if (!change->many && change->touches(std::string(own_field_log))) {
        auto definitions = Definitions::of_file(*m_database); // a few small rows
        if (!definitions) {
            m_notices->error(definitions.error());
            return;
        }
        m_definitions = std::move(*definitions);
        Q_EMIT document_changed(); // all that is made of the ledgers is made anew
        return;
    }
    tell(*change);
}

void AppContext::tell(const DataChange& change)
{
    const bool chosen = change.settings.contains(chosen_policies);
    const bool packs = std::any_of(change.settings.begin(), change.settings.end(),
                                   [](const std::string& name) { return is_policy_setting(name); });
    if (packs) { // they are read on a worker
        using Read = std::pair<QStringList, std::vector<PolicyChoice>>;
        m_line->add<Read>(
            this,
            [path = path8()](JobProgress& progress) -> Result<Read> {
                LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
                LX_ASSIGN(auto kept, kept_policies(*database));
                LX_ASSIGN(auto choices, available_policies(*database));
                return Read(std::move(kept), std::move(choices));
            },
            [this, change, path = m_path](Result<Read> read) {
                if (path != m_path)
                    return;
                if (read) {
                    m_policies = std::move(read->first);
                    m_choices = std::move(read->second);
                } else if (read.error().kind != ErrorKind::Cancelled) {
                    m_notices->error(read.error());
                }
                // Told now: before, those chosen might not have been there any more.
                Q_EMIT data_changed(change);
                Q_EMIT policies_changed();
            });
        return;
    }
    if (chosen) {
        if (auto kept = kept_policies(*m_database))
            m_policies = std::move(*kept);
        else
            m_notices->error(kept.error());
    }
    Q_EMIT data_changed(change);
    if (chosen)
        Q_EMIT policies_changed();
}

void AppContext::announce_newest()
{
    if (!m_database)
        return;
    auto end = chain_end(m_database->handle());
    if (!end || lost())
        return;
    const std::int64_t last = end->id;
    for (std::int64_t action = m_newest.id + 1; action <= last; ++action)
        announce(action);
}

void AppContext::take_choices(std::vector<PolicyChoice> choices)
{
    // Told even where another's announcement went before: the worker knows that they have changed.
    m_choices = std::move(choices);
    if (auto end = m_database ? chain_end(m_database->handle()) : ChainEnd{}; end && !lost()) {
        const std::int64_t before = std::exchange(m_newest, std::move(*end)).id;
        for (std::int64_t action = before + 1; action <= m_newest.id; ++action)
            if (auto change = DataChange::read(*m_database, action))
                Q_EMIT data_changed(*change);
    }
    Q_EMIT policies_changed();
}

} // namespace lx::ui
