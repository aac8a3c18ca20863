#include "ui/shell/file_actions.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include "core/facts/definitions.h"
#include "core/sample/sample.h"
#include "core/store/attachments.h"
#include "core/store/file_hold.h"
#include "core/store/init_file.h"
#include "core/store/upkeep.h"
#include "ui/document/app_context.h"
#include "ui/document/dialogs.h"
#include "ui/document/ledger_files.h"
#include "ui/document/notices.h"
#include "ui/document/policy_list.h"
#include "ui/document/user_settings.h"
#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

constexpr std::int64_t sample_units = 2'000;

/// As the core sees it: permission bits bind the administrator too.
bool is_writable(const QFileInfo& info)
{
    return info.isWritable() &&
           (info.permissions() & (QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther)) != 0;
}

} // namespace

FileActions::FileActions(AppContext& context, QObject* parent)
    : QObject(parent), m_context(context), m_open(context.jobs()), m_make(context.jobs())
{}

QString FileActions::words_of(const LockHolder& holder) const
{
    const QString user = qt(holder.user); // earlier versions left none
    return tr("%1 on the computer “%2” since %3")
        .arg(user.isEmpty() ? tr("somebody") : user, qt(holder.host),
             moment_text(holder.since, m_context.clock().today()));
}

void FileActions::open()
{
    const QString path =
        m_context.dialogs().open_file(tr("Open a ledger file"), ledger_file_filter());
    if (!path.isEmpty())
        open_path(path);
}

void FileActions::open_path(const QString& path)
{
    const QString full = QFileInfo(path).absoluteFilePath();
    if (m_context.has_document() && full == m_context.path() && !m_context.read_only() &&
        !m_context.lost())
        return;
    if (!m_context.may_leave())
        return;
    if (full == m_context.path())
        m_context.close(); // read-only before, or lost: the process knows one file by a name
    begin_opening({full});
}

Result<FileActions::Found> FileActions::look(const Wish& wish, JobProgress& progress)
{
    progress.report("打开台账文件", 0, 0);
    Found found;
    const QFileInfo info(wish.path);
    found.missing = !info.exists();
    if (found.missing)
        return found;
    const std::string path = utf8_of(wish.path);
    const bool read_only = wish.read_only || !is_writable(info);
    if (!read_only && !wish.take_over) {
        found.left = left_behind(path);
        if (found.left)
            return found;
    }
    auto opened = open_file(
        wish.path, read_only ? Database::Mode::ReadOnly : Database::Mode::ReadWrite, progress);
    if (opened) {
        found.file = std::make_shared<OpenedFile>(std::move(*opened));
        return found;
    }
    if (opened.error().kind == ErrorKind::Locked)
        found.held = lock_holder(path);
    found.problem = std::move(opened.error());
    return found;
}

void FileActions::begin_opening(const Wish& wish)
{
    m_open.start<Found>(
        JobKind::Whole, tr("Opening %1").arg(QFileInfo(wish.path).fileName()),
        [wish](JobProgress& progress) { return look(wish, progress); },
        [this, wish](Result<Found> answer) {
            if (answer)
                found(wish, std::move(*answer));
            else
                m_context.notices().error(answer.error());
        });
}

void FileActions::found(const Wish& wish, Found found)
{
    if (found.missing) {
        m_context.settings().remove_recent_file(wish.path);
        m_context.notices().warning(
            tr("%1 is no longer there. It may have been moved or its drive is not plugged in.")
                .arg(wish.path));
    } else if (found.left) {
        ask_left(wish, *found.left);
    } else if (found.file) {
        adopt(found.file);
    } else if (found.problem->kind == ErrorKind::Locked) {
        ask_held(wish, found);
    } else if (found.problem->kind == ErrorKind::Foreign) {
        Q_EMIT foreign(wish.path, *found.problem);
    } else {
        m_context.notices().error(*found.problem);
    }
}

void FileActions::ask_left(const Wish& wish, const LockHolder& left)
{
    const int answer = m_context.dialogs().choose(
        tr("The file was not closed"),
        tr("%1 was last opened by %2 and not closed properly: the program was ended by force, the "
           "computer went off, or somebody still has it open on another computer.\n\nWhere it is "
           "open elsewhere, only look at it now. Otherwise go on: everything saved is there.")
            .arg(QFileInfo(wish.path).fileName(), words_of(left)),
        {tr("Go on using it"), tr("Open read-only"), tr("Don't open")}, 2);
    if (answer == 0)
        begin_opening({wish.path, false, true});
    else if (answer == 1)
        begin_opening({wish.path, true, true});
}

void FileActions::ask_held(const Wish& wish, const Found& found)
{
    if (found.held && found.held->pid == QCoreApplication::applicationPid()) {
        m_context.notices().error(*found.problem); // here, under another name
        return;
    }
    QString text = qt(found.problem->message);
    if (found.held)
        text = tr("%1 has been opened by %2. Two people writing at once would destroy each "
                  "other's work. You can look at it now, or work on a copy.")
                   .arg(QFileInfo(wish.path).fileName(), words_of(*found.held));
    const int answer =
        m_context.dialogs().choose(tr("The file is in use"), text,
                                   {tr("Open read-only"), tr("Open a copy…"), tr("Don't open")}, 2);
    if (answer == 0)
        begin_opening({wish.path, true, true});
    else if (answer == 1)
        copy_then_open(wish.path);
}

void FileActions::adopt(const std::shared_ptr<OpenedFile>& file)
{
    if (const auto adopted = m_context.adopt(*file); !adopted)
        m_context.notices().error(adopted.error());
    else
        tell_about(*file);
}

void FileActions::tell_about(const OpenedFile& file)
{
    Notices& notices = m_context.notices();
    if (file.read_only)
        notices.info(tr("Opened read-only: you can look, print and export, not change."));
    for (const std::string& fault : file.faults)
        notices.warning(qt(fault));
    // Once for each file: the line below says it always.
    const QString known = QStringLiteral("place/") + file.path;
    if (file.place != StoragePlace::Local && !m_context.settings().flag(known, false)) {
        m_context.settings().set_flag(known, true);
        notices.warning(
            file.place == StoragePlace::Network
                ? tr("This file lies in a network folder: it is saved more slowly there, and only "
                     "one computer should have it open at a time.")
                : tr("This file lies in a folder that is synchronised with others. Don't open it "
                     "on two computers at once, and let the synchronising finish before you open "
                     "it elsewhere: otherwise one of two versions is lost."));
    }
    const std::string now = m_context.clock().now();
    if (!file.read_only && now < file.newest.at)
        notices.warning(tr("The clock of this computer says %1, but the newest change in this "
                           "file is of %2. Please check date and time of the computer; until then "
                           "changes are recorded under the later time.")
                            .arg(qt(now).replace(QLatin1Char('T'), QLatin1Char(' ')),
                                 qt(file.newest.at).replace(QLatin1Char('T'), QLatin1Char(' '))));
}

void FileActions::copy_then_open(const QString& path)
{
    const QFileInfo info(path);
    const QString to = m_context.dialogs().save_file(
        tr("Save the copy as"), tr("%1 copy.lxdb").arg(info.completeBaseName()),
        ledger_file_filter());
    if (!to.isEmpty())
        run_copy(path, with_ledger_ending(to), true);
}

void FileActions::save_copy()
{
    if (!m_context.has_document())
        return;
    const QFileInfo info(m_context.path());
    const QString to = m_context.dialogs().save_file(
        tr("Save a copy as"),
        tr("%1 %2.lxdb").arg(info.completeBaseName(), qt(m_context.clock().today().iso())),
        ledger_file_filter());
    if (!to.isEmpty())
        run_copy(m_context.path(), with_ledger_ending(to), false);
}

void FileActions::run_copy(const QString& from, const QString& to, bool open_after)
{
    bool with_attachments = false;
    if (QFileInfo(qt(attachment_folder(utf8_of(from)))).isDir()) {
        const int answer = m_context.dialogs().choose(
            tr("Copy with attachments?"),
            tr("Files are kept beside this ledger. In another folder the copy lacks them unless "
               "they are taken along."),
            {tr("With the attachments"), tr("The ledger alone"), tr("Cancel")}, 0);
        if (answer != 0 && answer != 1)
            return;
        with_attachments = answer == 0;
    }
    m_make.start<std::string>(
        JobKind::Long, tr("Copying"),
        [from = utf8_of(from), to = utf8_of(to),
         with_attachments](JobProgress& progress) -> Result<std::string> {
            LX_ASSIGN(auto database, progress.open(from, Database::Mode::ReadOnly));
            LX_ASSIGN(std::string trouble, backup(*database, to, progress));
            if (with_attachments) {
                LX_ASSIGN(
                    const AttachmentsCopied done,
                    copy_attachments(*database, Definitions::program()->catalog(), to, progress));
                if (trouble.empty() && done.missing > 0)
                    trouble = std::to_string(done.missing) +
                              " 个附件不在台账旁边，没有复制；在“维护”页检查可以看到是哪几行的。";
            }
            return trouble;
        },
        [this, to, open_after](Result<std::string> done) {
            if (!done)
                m_context.notices().error(done.error());
            else if (!done->empty())
                m_context.notices().warning(qt(*done));
            else if (open_after)
                open_path(to);
            else
                m_context.notices().success(tr("Copy saved: %1").arg(to));
        });
}

void FileActions::open_sample()
{
    if (!m_context.may_leave())
        return;
    QString path;
    while (path.isEmpty()) {
        const QString chosen = m_context.dialogs().save_file(
            tr("Save the sample as"), tr("Sample county.lxdb"), ledger_file_filter());
        if (chosen.isEmpty())
            return;
        path = with_ledger_ending(chosen);
        if (!QFileInfo::exists(path))
            break;
        // Whatever the file dialog said of replacing: it may be a ledger with data.
        const int answer = m_context.dialogs().choose(
            tr("Save the sample as"),
            tr("%1 is there already and is not replaced.").arg(QFileInfo(path).fileName()),
            {tr("Open the file that is there"), tr("Choose another name…"), tr("Cancel")}, 2);
        if (answer == 0)
            open_path(path);
        if (answer != 1)
            return;
        path.clear();
    }
    SampleOptions options;
    options.units = sample_units;
    options.as_of = m_context.clock().today();
    m_make.start<bool>(
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

void FileActions::create(const NewLedger& wanted, std::function<void(Result<>)> done)
{
    if (!m_context.may_leave()) {
        done(fail(ErrorKind::Cancelled, "已取消。"));
        return;
    }
    using Made = std::shared_ptr<OpenedFile>;
    const QString path = QFileInfo(with_ledger_ending(wanted.path)).absoluteFilePath();
    const NewFile file{utf8_of(wanted.area_code), utf8_of(wanted.area_name), utf8_of(wanted.level)};
    m_make.start<Made>(
        JobKind::Whole, tr("Making the file %1").arg(QFileInfo(path).fileName()),
        [path, file, actor = m_context.actor(),
         policies = wanted.policies](JobProgress& progress) -> Result<Made> {
            {
                // Closed again at once: it is opened like any other file.
                LX_ASSIGN(const auto made,
                          init_file(utf8_of(path), Definitions::program()->catalog(), actor, file,
                                    [&](Database& database) {
                                        return policies
                                                   ? remember_policies(database, *policies, actor)
                                                   : Result<>();
                                    }));
            }
            LX_ASSIGN(auto opened, open_file(path, Database::Mode::ReadWrite, progress));
            return std::make_shared<OpenedFile>(std::move(opened));
        },
        [this, done = std::move(done)](Result<Made> made) {
            if (!made)
                done(fail(std::move(made.error())));
            else
                done(m_context.adopt(**made));
        });
}

void FileActions::close()
{
    if (m_context.may_leave())
        m_context.close();
}

} // namespace lx::ui
