#include "ui/shell/file_actions.h"

#include <QFile>
#include <QFileInfo>

#include "core/sample/sample.h"
#include "core/store/file_hold.h"
#include "core/store/init_file.h"
#include "core/store/upkeep.h"
#include "ui/presentation/format.h"
#include "ui/shell/app_context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/notices.h"
#include "ui/shell/user_settings.h"

namespace lx::ui {

namespace {

constexpr std::int64_t sample_units = 2'000;

QString with_suffix(const QString& path)
{
    return QFileInfo(path).suffix().isEmpty() ? path + QStringLiteral(".lxdb") : path;
}

} // namespace

FileActions::FileActions(AppContext& context, QObject* parent)
    : QObject(parent), m_context(context), m_slot(context.jobs())
{}

QString FileActions::filter()
{
    return tr("Ledger files (*.lxdb);;All files (*)");
}

bool FileActions::may_close()
{
    bool allowed = true;
    Q_EMIT leaving(allowed);
    return allowed;
}

void FileActions::open()
{
    const QString path = m_context.dialogs().open_file(tr("Open a ledger file"), filter());
    if (!path.isEmpty())
        open_path(path);
}

void FileActions::open_path(const QString& path)
{
    if (!may_close())
        return;
    if (!QFileInfo::exists(path)) {
        m_context.settings().remove_recent_file(path);
        m_context.notices().warning(
            tr("%1 is no longer there. It may have been moved or its drive is not plugged in.")
                .arg(path));
        return;
    }
    open_mode(path,
              QFileInfo(path).isWritable() ? Database::Mode::ReadWrite : Database::Mode::ReadOnly);
}

void FileActions::open_mode(const QString& path, Database::Mode mode)
{
    const auto opened = m_context.open(path, mode);
    if (opened) {
        if (mode == Database::Mode::ReadOnly)
            m_context.notices().info(
                tr("Opened read-only: you can look, print and export, not change."));
        return;
    }
    if (opened.error().kind != ErrorKind::Locked) {
        m_context.notices().error(opened.error());
        return;
    }
    QString text = qt(opened.error().message);
    if (const auto holder = lock_holder(utf8_of(path)))
        text = tr("%1 has this file open on %2 since %3. Two people writing at once would destroy "
                  "each "
                  "other's work. You can look at it now, or work on a copy.")
                   .arg(qt(holder->user), qt(holder->host),
                        moment_text(holder->since, m_context.clock().today()));
    const int answer =
        m_context.dialogs().choose(tr("The file is in use"), text,
                                   {tr("Open read-only"), tr("Open a copy…"), tr("Don't open")}, 2);
    if (answer == 0)
        open_mode(path, Database::Mode::ReadOnly);
    else if (answer == 1)
        copy_then_open(path);
}

void FileActions::copy_then_open(const QString& path)
{
    const QFileInfo info(path);
    const QString to = m_context.dialogs().save_file(
        tr("Save the copy as"), tr("%1 copy.lxdb").arg(info.completeBaseName()), filter());
    if (!to.isEmpty())
        run_copy(path, with_suffix(to), true);
}

void FileActions::save_copy()
{
    if (!m_context.has_document())
        return;
    const QFileInfo info(m_context.path());
    const QString to = m_context.dialogs().save_file(
        tr("Save a copy as"),
        tr("%1 %2.lxdb").arg(info.completeBaseName(), qt(m_context.clock().today().iso())),
        filter());
    if (!to.isEmpty())
        run_copy(m_context.path(), with_suffix(to), false);
}

void FileActions::run_copy(const QString& from, const QString& to, bool open_after)
{
    m_slot.start<bool>(
        JobKind::Long, tr("Copying"),
        [from = utf8_of(from), to = utf8_of(to)](JobProgress& progress) -> Result<bool> {
            LX_ASSIGN(auto database, progress.open(from, Database::Mode::ReadOnly));
            LX_TRY(backup(*database, to, progress));
            return true;
        },
        [this, to, open_after](Result<bool> done) {
            if (!done)
                m_context.notices().error(done.error());
            else if (open_after)
                open_path(to);
            else
                m_context.notices().success(tr("Copy saved: %1").arg(to));
        });
}

void FileActions::open_sample()
{
    if (!may_close())
        return;
    const QString chosen =
        m_context.dialogs().save_file(tr("Save the sample as"), tr("Sample county.lxdb"), filter());
    if (chosen.isEmpty())
        return;
    const QString path = with_suffix(chosen);
    // The file dialog has asked whether an older file may be replaced.
    if (path != m_context.path())
        QFile::remove(path);
    SampleOptions options;
    options.units = sample_units;
    options.as_of = m_context.clock().today();
    m_slot.start<bool>(
        JobKind::Long, tr("Making the sample"),
        [to = utf8_of(path), catalog = m_context.catalog(),
         options](JobProgress& progress) -> Result<bool> {
            LX_TRY(make_sample(to, *catalog, options, progress));
            return true;
        },
        [this, path](Result<bool> done) {
            if (!done)
                m_context.notices().error(done.error());
            else
                open_path(path);
        });
}

Result<> FileActions::create(const NewLedger& wanted)
{
    if (!may_close())
        return fail(ErrorKind::Cancelled, "已取消。");
    const QString path = with_suffix(wanted.path);
    {
        // Closed again at once: the context opens it like any other file.
        LX_ASSIGN(const auto made, init_file(utf8_of(path), *m_context.catalog(), m_context.actor(),
                                             {utf8_of(wanted.area_code), utf8_of(wanted.area_name),
                                              utf8_of(wanted.level)}));
    }
    return m_context.open(path, Database::Mode::ReadWrite);
}

void FileActions::close()
{
    if (may_close())
        m_context.close();
}

} // namespace lx::ui
