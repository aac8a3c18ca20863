#include "ui/exchange/exchange_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrl>

#include "core/exchange/error_workbook.h"
#include "core/exchange/ledger_export.h"
#include "core/exchange/ledger_template.h"
#include "core/ledger/masked_entry.h"
#include "ui/document/dialogs.h"
#include "ui/document/file_endings.h"
#include "ui/document/notices.h"
#include "ui/exchange/drop_zone.h"
#include "ui/exchange/import_history.h"
#include "ui/exchange/import_view.h"
#include "ui/presentation/format.h"
#include "ui/widgets/labels.h"

namespace lx::ui {

void ExchangePage::fill_ledgers()
{
    const std::string before = ledger();
    const QSignalBlocker quiet(m_ledger);
    m_ledger->clear();
    for (const LedgerDef& def : context().catalog()->ledgers())
        m_ledger->addItem(qt(def.name), qt(def.code));
    choose_ledger(before.empty() ? "unit" : before);
}

std::string ExchangePage::ledger() const
{
    return utf8_of(m_ledger->currentData().toString());
}

QString ExchangePage::ledger_name() const
{
    return m_ledger->currentText();
}

void ExchangePage::choose_ledger(const std::string& code)
{
    m_ledger->setCurrentIndex(std::max(0, m_ledger->findData(qt(code))));
}

void ExchangePage::try_files(const QStringList& paths)
{
    if (paths.isEmpty() || !context().has_document() || context().read_only() ||
        m_importing.running())
        return;
    m_files = paths;
    m_drop->set_files(paths);
    m_preview.reset();
    m_done = false;
    ImportOptions options;
    options.ledger = ledger();
    options.as_of = context().as_of();
    for (const QString& path : paths)
        options.inputs.push_back(utf8_of(path));
    show_busy(tr("Trying the import into “%1”…").arg(ledger_name()));
    m_trial.start<ImportPreview>(
        JobKind::Long, tr("Trying the import into %1").arg(ledger_name()),
        [options, path = context().path8(), catalog = context().catalog(),
         actor = context().actor(),
         token = context().writing()](JobProgress& progress) -> Result<ImportPreview> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::SharedWrite));
            return preview_import(*database, *catalog, actor, options, progress);
        },
        [this](Result<ImportPreview> preview) {
            if (!preview) {
                context().notices().error(preview.error());
                leave();
                return;
            }
            m_preview = std::make_shared<const ImportPreview>(std::move(*preview));
            m_view->show_report(*context().catalog(), *m_preview, false);
            m_stack->setCurrentWidget(m_view);
            update_actions();
            m_import->setFocus();
        });
    update_actions();
}

void ExchangePage::run_import()
{
    if (!m_preview || m_done || busy())
        return;
    if (const auto may = context().may_write(); !may) {
        context().notices().error(may.error());
        return;
    }
    show_busy(tr("Importing into “%1”…").arg(ledger_name()));
    m_importing.start<ImportReport>(
        JobKind::Long, tr("Importing into %1").arg(ledger_name()),
        [options = m_preview->options, path = context().path8(), catalog = context().catalog(),
         actor = context().actor(),
         token = context().writing()](JobProgress& progress) -> Result<ImportReport> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::SharedWrite));
            return import_ledger(*database, *catalog, actor, options, progress);
        },
        [this](Result<ImportReport> report) { imported(std::move(report)); });
    update_actions();
}

void ExchangePage::imported(Result<ImportReport> report)
{
    if (!report) {
        context().notices().error(report.error());
        m_stack->setCurrentWidget(m_view);
        update_actions();
        return;
    }
    auto done = std::make_shared<ImportPreview>(*m_preview);
    done->report = std::move(*report);
    m_preview = done;
    m_done = true;
    m_view->show_report(*context().catalog(), *m_preview, true);
    m_stack->setCurrentWidget(m_view);
    if (m_preview->report.action != 0)
        context().announce(m_preview->report.action);
    update_actions();
}

void ExchangePage::save_refused()
{
    if (!m_preview)
        return;
    const QString first = QFileInfo(m_files.value(0)).completeBaseName();
    const QString path =
        with_ending(context().dialogs().save_file(tr("Save the refused rows"),
                                                  tr("%1 refused rows.xlsx").arg(first),
                                                  tr("Excel workbook (*.xlsx)")),
                    {QStringLiteral(".xlsx")});
    if (path.isEmpty())
        return;
    m_write.start<bool>(
        JobKind::Long, tr("Writing the refused rows"),
        [preview = m_preview, path = utf8_of(path)](JobProgress& progress) -> Result<bool> {
            LX_TRY(write_error_workbook(preview->report, preview->options.inputs, path, progress));
            return true;
        },
        [this, path](Result<bool> done) {
            if (done)
                saved(path, tr("The refused rows are in %1: correct them there and import it."));
            else
                context().notices().error(done.error());
        });
}

void ExchangePage::export_ledger()
{
    const QString path =
        with_ending(context().dialogs().save_file(tr("Export “%1”").arg(ledger_name()),
                                                  ledger_name() + QStringLiteral(".xlsx"),
                                                  tr("Excel workbook (*.xlsx);;CSV text (*.csv)")),
                    {QStringLiteral(".xlsx"), QStringLiteral(".csv")});
    if (path.isEmpty())
        return;
    ExportOptions options;
    options.path = utf8_of(path);
    options.rows.ledger = ledger();
    const LedgerDef& def = *context().catalog()->ledger(ledger());
    options.masked = m_masked->isChecked() && has_something_to_mask(*context().catalog(), def);
    m_masked->setChecked(true); // whole numbers are asked for each time
    options.rows.day = context().as_of();
    options.rows.in_force = m_counting->isChecked();
    m_write.start<ExportReport>(
        JobKind::Long, tr("Exporting %1").arg(ledger_name()),
        [options, path = context().path8(),
         definitions = context().definitions()](JobProgress& progress) -> Result<ExportReport> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            return lx::export_ledger(*database, definitions, options, progress);
        },
        [this, path, masked = options.masked](Result<ExportReport> report) {
            if (!report) {
                context().notices().error(report.error());
                return;
            }
            for (const std::string& warning : report->warnings)
                context().notices().warning(qt(warning));
            QString words = tr("%1 rows were written to %2")
                                .arg(count_text(report->rows), QStringLiteral("%1"));
            if (masked)
                words += tr(" The middle of ID numbers and phones is hidden in it.");
            saved(path, words);
        });
}

void ExchangePage::save_template()
{
    const QString path =
        with_ending(context().dialogs().save_file(tr("Save a template for “%1”").arg(ledger_name()),
                                                  tr("%1 template.xlsx").arg(ledger_name()),
                                                  tr("Excel workbook (*.xlsx)")),
                    {QStringLiteral(".xlsx")});
    if (path.isEmpty())
        return;
    m_write.start<bool>(
        JobKind::Long, tr("Writing the template"),
        [code = ledger(), path = utf8_of(path),
         catalog = context().catalog()](JobProgress&) -> Result<bool> {
            LX_TRY(write_ledger_template(*catalog, *catalog->ledger(code), path));
            return true;
        },
        [this, path](Result<bool> done) {
            if (done)
                saved(path, tr("The template is in %1"));
            else
                context().notices().error(done.error());
        });
}

void ExchangePage::saved(const QString& path, const QString& words)
{
    context().notices().post({NoticeKind::Success, words.arg(QDir::toNativeSeparators(path)),
                              tr("Open"),
                              [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }});
}

void ExchangePage::cancel()
{
    if (m_importing.running())
        m_importing.cancel(); // what it tells then is what became of it
    else
        leave();
}

void ExchangePage::leave()
{
    m_trial.stop();
    m_preview.reset();
    m_done = false;
    m_files.clear();
    m_drop->set_files({});
    m_stack->setCurrentWidget(m_history);
    update_actions();
}

void ExchangePage::show_busy(const QString& text)
{
    m_busy_text->setText(text);
    show_progress();
    m_stack->setCurrentWidget(m_busy);
}

void ExchangePage::show_progress()
{
    const auto& shown = context().jobs().shown();
    const std::int64_t total = shown.empty() ? 0 : shown.back().total;
    const std::int64_t done = shown.empty() ? 0 : shown.back().done;
    m_busy_bar->setRange(0, total > 0 ? 1'000 : 0);
    m_busy_bar->setValue(total > 0 ? static_cast<int>(done * 1'000 / total) : 0);
    QString what = shown.empty() ? QString() : shown.back().what;
    if (total > 0)
        what += QStringLiteral("　%1 / %2").arg(count_text(done), count_text(total));
    m_busy_what->setText(what);
}

void ExchangePage::update_actions()
{
    const bool open = context().has_document();
    const bool writable = open && !context().read_only();
    const bool any_busy = busy() || m_history->busy();
    const bool something = m_preview && !m_done &&
                           (m_preview->report.counts.added + m_preview->report.counts.updated > 0 ||
                            !m_preview->report.also.empty());
    m_import->setEnabled(writable && !any_busy && something);
    m_drop->setEnabled(writable && !any_busy);
    m_ledger->setEnabled(open && !any_busy);
    m_export->setEnabled(open && !any_busy);
    m_template->setEnabled(open);
    m_view->withdraw()->setEnabled(writable && !any_busy);
    m_day->setText(!writable && open ? tr("The file is open read-only: nothing can be imported.")
                                     : tr("Survey figures are dated %1 (the as-of date).")
                                           .arg(date_text(context().as_of())));
}

void ExchangePage::refresh(const Changes& changes)
{
    if (changes.document) {
        leave();
        m_history->leave_document();
        fill_ledgers();
    }
    if (changes.document || changes.moved || !changes.data.empty())
        m_history->reload();
    // A trial holds for the data and the day it was made with, also while it runs.
    const bool tried = (m_preview && !m_done) || m_trial.running();
    if (tried && context().has_document() && (changes.as_of || !changes.data.empty()))
        try_files(m_files);
    update_actions();
}

void ExchangePage::find()
{
    m_ledger->setFocus();
}

void ExchangePage::focus_first()
{
    m_ledger->setFocus();
}

} // namespace lx::ui
