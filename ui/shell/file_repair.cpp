#include "ui/shell/file_repair.h"

#include <QFileInfo>

#include "core/exchange/salvage_export.h"
#include "core/store/upkeep.h"
#include "ui/document/app_context.h"
#include "ui/document/dialogs.h"
#include "ui/document/ledger_files.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/shell/file_actions.h"

namespace lx::ui {

FileRepair::FileRepair(AppContext& context, FileActions& files, QObject* parent)
    : QObject(parent), m_context(context), m_files(files), m_slot(context.jobs())
{
    connect(&files, &FileActions::foreign, this, &FileRepair::offer_export);
}

void FileRepair::restore()
{
    const QString backup =
        m_context.dialogs().open_file(tr("Choose the backup to restore"), ledger_file_filter());
    if (backup.isEmpty())
        return;
    const QString open = m_context.path();
    bool in_place = false;
    if (m_context.has_document() && !m_context.read_only() && !m_context.lost()) {
        const int answer = m_context.dialogs().choose(
            tr("Restore a backup"),
            tr("%1 is put in the place of %2. What is in that file now is kept beside it under "
               "another name, so nothing is lost.")
                .arg(QFileInfo(backup).fileName(), QFileInfo(open).fileName()),
            {tr("Restore"), tr("Restore as another file…"), tr("Cancel")}, 2);
        if (answer != 0 && answer != 1)
            return;
        in_place = answer == 0;
    }
    QString to = open;
    if (!in_place) {
        const QString chosen = m_context.dialogs().save_file(
            tr("Restore as"), tr("%1 restored.lxdb").arg(QFileInfo(backup).completeBaseName()),
            ledger_file_filter());
        if (chosen.isEmpty())
            return;
        to = QFileInfo(with_ledger_ending(chosen)).absoluteFilePath();
        in_place = m_context.has_document() && to == open;
    }
    if (in_place) {
        m_files.close();
        if (m_context.has_document())
            return; // a page wants to be looked after first
    }
    put_back(backup, to, in_place);
}

void FileRepair::put_back(const QString& backup, const QString& to, bool was_open)
{
    m_slot.start<QString>(
        JobKind::Whole, tr("Restoring %1").arg(QFileInfo(backup).fileName()),
        [backup = utf8_of(backup), to = utf8_of(to)](JobProgress& progress) -> Result<QString> {
            LX_ASSIGN(const std::string kept, lx::restore(backup, to, progress));
            return qt(kept);
        },
        [this, to, was_open](Result<QString> kept) {
            // Opening another file clears the news: what came of it is told after that.
            const auto tell = [this, kept] {
                if (!kept)
                    m_context.notices().error(kept.error());
                else if (kept->isEmpty())
                    m_context.notices().success(tr("The backup is restored."));
                else
                    m_context.notices().success(tr("The backup is restored. What was there before "
                                                   "is kept as %1.")
                                                    .arg(QFileInfo(*kept).fileName()));
            };
            if (!kept && !was_open) {
                tell();
                return;
            }
            connect(
                &m_context, &AppContext::document_changed, this,
                [this, to, tell] {
                    if (m_context.path() == to)
                        tell();
                },
                Qt::SingleShotConnection);
            m_files.open_path(to);
        });
}

void FileRepair::offer_export(const QString& path, const Error& why)
{
    Notice notice{NoticeKind::Error, qt(why.message), {}, QStringLiteral("foreign")};
    notice.acts.push_back({tr("Export its ledgers…"), [this, path] { export_all(path); }});
    m_context.notices().post(notice);
}

void FileRepair::export_all(const QString& path)
{
    const QString folder =
        m_context.dialogs().choose_folder(tr("Choose the folder for the workbooks"));
    if (folder.isEmpty())
        return;
    using Ledgers = std::vector<SalvagedLedger>;
    m_slot.start<Ledgers>(
        JobKind::Long, tr("Exporting the ledgers of %1").arg(QFileInfo(path).fileName()),
        [path = utf8_of(path), folder = utf8_of(folder)](JobProgress& progress) {
            return salvage_ledgers(path, folder, progress);
        },
        [this](Result<Ledgers> done) {
            if (!done) {
                m_context.notices().error(done.error());
                return;
            }
            std::int64_t books = 0;
            std::int64_t rows = 0;
            QString into;
            for (const SalvagedLedger& one : *done) {
                if (!one.problem.empty())
                    m_context.notices().warning(qt(one.problem));
                if (one.path.empty())
                    continue;
                ++books;
                rows += one.rows;
                into = QFileInfo(qt(one.path)).absolutePath();
            }
            if (books > 0)
                m_context.notices().success(
                    tr("%1 ledgers with %2 rows are exported to %3. Numbers of persons stand in "
                       "them in full.")
                        .arg(count_text(books), count_text(rows), into));
            else
                m_context.notices().info(tr("There is no ledger with rows in it."));
        });
}

} // namespace lx::ui
