#include "ui/shell/file_rescue.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "core/store/rescue.h"
#include "ui/document/app_context.h"
#include "ui/document/dialogs.h"
#include "ui/document/ledger_files.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/shell/file_actions.h"
#include "ui/shell/wait_cover.h"

namespace lx::ui {

namespace {

/// Tells the cover how far the copy is and lets the window breathe between its steps: the live
/// connection belongs to this thread.
class CoverProgress final : public Progress
{
public:
    CoverProgress(WaitCover& cover, QString title) : m_cover(cover), m_title(std::move(title))
    {
        report("复制台账文件", 0, 0);
    }
    ~CoverProgress() override { m_cover.lift(); }
    CoverProgress(const CoverProgress&) = delete;
    CoverProgress& operator=(const CoverProgress&) = delete;
    void report(std::string_view what, std::int64_t done, std::int64_t total) override
    {
        m_cover.tell({m_title, qt(what), done, total}, [this] { m_cancelled = true; });
        QCoreApplication::processEvents();
    }
    [[nodiscard]] bool cancelled() const override { return m_cancelled; }

private:
    WaitCover& m_cover;
    QString m_title;
    bool m_cancelled = false;
};

} // namespace

FileRescue::FileRescue(AppContext& context, WaitCover& cover, QObject* parent)
    : QObject(parent), m_context(context), m_cover(cover), m_slot(context.jobs())
{
    connect(&context, &AppContext::saving_stopped, this, &FileRescue::tell);
}

void FileRescue::tell(const Error& why)
{
    m_why = why;
    tell_again(why);
}

void FileRescue::tell_again(const Error& why)
{
    Notice notice{NoticeKind::Error, qt(why.message), {}, QStringLiteral("lost")};
    if (m_context.lost())
        notice.acts.push_back({tr("Save as…"), [this] { save_as(); }});
    m_context.notices().post(notice);
}

void FileRescue::save_as()
{
    if (!m_context.has_document() || m_slot.running())
        return;
    const QString name = QFileInfo(m_context.path()).completeBaseName();
    const QString chosen = m_context.dialogs().save_file(
        tr("Save what is open as"), tr("%1 saved anew.lxdb").arg(name), ledger_file_filter());
    if (chosen.isEmpty()) {
        tell_again(m_why);
        return;
    }
    const QString to = QFileInfo(with_ledger_ending(chosen)).absoluteFilePath();
    std::shared_ptr<FreshFile> copy;
    {
        CoverProgress progress(m_cover, tr("Saving as %1").arg(QFileInfo(to).fileName()));
        auto made = copy_what_is_seen(m_context.database(), utf8_of(to), progress);
        if (!made) {
            tell_again(made.error());
            return;
        }
        copy = std::make_shared<FreshFile>(std::move(*made));
    }
    check(copy, to);
}

bool FileRescue::may_leave()
{
    const int answer = m_context.dialogs().choose(
        tr("The file is no longer at its place"),
        tr("What was saved last may be nowhere else. Save what is open as a new file first?"),
        {tr("Save as…"), tr("Close without saving"), tr("Cancel")}, 2);
    if (answer == 0)
        save_as();
    return answer == 1;
}

void FileRescue::check(const std::shared_ptr<FreshFile>& copy, const QString& to)
{
    m_slot.start<bool>(
        JobKind::Whole, tr("Saving as %1").arg(QFileInfo(to).fileName()),
        [copy, newest = m_context.newest(),
         catalog = m_context.catalog()](JobProgress& progress) -> Result<bool> {
            LX_TRY(publish_checked(std::move(*copy), newest, *catalog, progress));
            return true;
        },
        [this, to](Result<bool> done) {
            const Result<> moved = done ? m_context.move_to(to) : Result<>(fail(done.error()));
            if (!moved)
                tell_again(moved.error());
            else
                m_context.notices().success(
                    tr("Saved as %1. From now on changes go there; what was being entered is "
                       "still to be saved.")
                        .arg(to));
        });
}

} // namespace lx::ui
