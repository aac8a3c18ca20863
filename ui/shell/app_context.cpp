#include "ui/shell/app_context.h"

#include <QFileInfo>

#include "core/store/own_fields.h"
#include "ui/presentation/format.h"
#include "ui/shell/notices.h"
#include "ui/shell/user_settings.h"

namespace lx::ui {

namespace {

const std::string key_policies = "policies";

} // namespace

AppContext::AppContext(Services services, QObject* parent)
    : QObject(parent), m_services(services), m_notices(std::make_unique<Notices>()),
      m_jobs(std::make_unique<Jobs>()),
      m_catalog(std::shared_ptr<const Catalog>(), &Catalog::builtin()),
      m_as_of(services.clock.today())
{}

AppContext::~AppContext()
{
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

Result<> AppContext::open(const QString& path, Database::Mode mode)
{
    const QString full = QFileInfo(path).absoluteFilePath();
    if (full == m_path && m_database &&
        m_database->read_only() == (mode == Database::Mode::ReadOnly))
        return {};
    if (full == m_path)
        close(); // the same file in another mode: our own lock must go first
    LX_ASSIGN(auto database, Database::open(utf8_of(full), mode));
    m_jobs->cancel_all();
    m_database = std::move(database);
    m_path = full;
    m_services.settings.add_recent_file(full);
    load_document_settings();
    Q_EMIT document_changed();
    return {};
}

void AppContext::close()
{
    if (!m_database)
        return;
    m_jobs->cancel_all();
    m_database.reset();
    m_path.clear();
    m_jurisdiction.reset();
    m_policies.clear();
    m_catalog =
        std::shared_ptr<const Catalog>(std::shared_ptr<const Catalog>(), &Catalog::builtin());
    Q_EMIT document_changed();
}

void AppContext::load_document_settings()
{
    // The county's own fields make this file's catalogue.
    auto catalog = std::make_shared<Catalog>(Catalog::builtin());
    if (const auto loaded = load_own_fields(*m_database, *catalog); !loaded)
        m_notices->error(loaded.error());
    m_catalog = std::move(catalog);
    m_jurisdiction.reset();
    SettingsStore store(*m_database);
    // A made-up county is seen at its own day; everything else today.
    const auto as_of = store.get("as_of");
    const Date today = m_services.clock.today();
    m_as_of = as_of && *as_of ? Date::from_iso(**as_of).value_or(today) : today;
    if (auto jurisdiction = store.jurisdiction())
        m_jurisdiction = *jurisdiction;
    else
        m_notices->error(jurisdiction.error());
    if (auto policies = store.get(key_policies); policies && *policies)
        m_policies = qt(**policies).split(QLatin1Char(','), Qt::SkipEmptyParts);
    else
        m_policies = {QStringLiteral("central-2012")}; // the one that holds everywhere
}

void AppContext::set_as_of(Date day)
{
    if (day == m_as_of)
        return;
    m_as_of = day;
    Q_EMIT as_of_changed();
}

void AppContext::set_policies(const QStringList& ids)
{
    if (ids == m_policies)
        return;
    m_policies = ids;
    if (m_database && !read_only()) {
        SettingsStore store(*m_database);
        if (auto kept = store.set(key_policies, utf8_of(ids.join(QLatin1Char(',')))); !kept)
            m_notices->error(kept.error());
    }
    Q_EMIT policies_changed();
}

Result<std::int64_t> AppContext::change(const QString& title,
                                        const std::function<Result<>(Writer&)>& edit)
{
    if (m_writing.lock())
        return fail(ErrorKind::Locked, "正在写入文件，请等这项工作完成或取消后再修改。");
    LX_ASSIGN(auto writer, Writer::begin(*m_database, *m_catalog, actor(), utf8_of(title)));
    LX_TRY(edit(writer));
    LX_ASSIGN(const std::int64_t action, writer.commit());
    if (action != 0)
        announce(action);
    return action;
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

void AppContext::change_many(JobSlot& slot, const QString& title, Edit edit,
                             std::function<void(Result<std::int64_t>)> done)
{
    slot.start<std::int64_t>(
        JobKind::Long, title,
        [path = path8(), catalog = m_catalog, actor = actor(), title = utf8_of(title),
         edit = std::move(edit), token = writing()](JobProgress& progress) -> Result<std::int64_t> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::SharedWrite));
            LX_ASSIGN(auto writer, Writer::begin(*database, *catalog, actor, title));
            LX_TRY(edit(*database, *catalog, writer, progress));
            if (progress.cancelled())
                return fail(ErrorKind::Cancelled, "已取消，没有改动任何内容。");
            return writer.commit();
        },
        [this, done = std::move(done)](Result<std::int64_t> action) {
            if (action && *action != 0)
                announce(*action);
            if (done)
                done(std::move(action));
            else if (!action)
                m_notices->error(action.error());
        });
}

void AppContext::announce(std::int64_t action)
{
    if (!m_database)
        return;
    auto change = DataChange::read(*m_database, action);
    if (!change) {
        m_notices->error(change.error());
        return;
    }
    Q_EMIT data_changed(*change);
}

} // namespace lx::ui
