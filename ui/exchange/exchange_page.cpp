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
#include "ui/exchange/import_assistant.h"
#include "ui/exchange/import_done.h"
#include "ui/exchange/import_history.h"
#include "ui/exchange/work_words.h"
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

void ExchangePage::choose_files()
{
    try_files(context().dialogs().open_files(tr("Files to import into “%1”").arg(ledger_name()),
                                             spreadsheet_filter()));
}

void ExchangePage::try_files(const QStringList& paths)
{
    if (paths.isEmpty() || !context().has_document() || context().read_only() ||
        m_importing.running())
        return;
    m_made.reset();
    m_stack->setCurrentWidget(m_assistant);
    m_assistant->begin(ledger(), paths);
}

bool ExchangePage::can_import() const
{
    if (!m_assistant->ready() || m_importing.running())
        return false;
    return m_assistant->draft()->preview()->changes_something();
}

void ExchangePage::run_import()
{
    if (!can_import())
        return;
    if (const auto may = context().may_write(); !may) {
        context().notices().error(may.error());
        return;
    }
    const auto tried = m_assistant->draft()->preview();
    show_busy(tr("Importing into “%1”…").arg(ledger_name()));
    m_importing.start<ImportPreview>(
        JobKind::Long, tr("Importing into %1").arg(ledger_name()),
        [tried, path = context().path8(), catalog = context().catalog(), actor = context().actor(),
         token = context().writing()](JobProgress& progress) -> Result<ImportPreview> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::SharedWrite));
            return make_import(*database, *catalog, actor, *tried, progress);
        },
        [this, tried, file = context().path()](Result<ImportPreview> made) {
            if (file == context().path()) // else it was another file's
                imported(*tried, std::move(made));
        });
    update_actions();
}

void ExchangePage::imported(const ImportPreview& tried, Result<ImportPreview> made)
{
    if (!made) {
        context().notices().error(made.error());
        m_stack->setCurrentWidget(m_assistant);
        if (tried.lists_changed())
            m_assistant->lists_changed();
        if (tried.options.as_of != context().as_of())
            m_assistant->ledger_changed();
        update_actions();
        return;
    }
    m_made = std::make_shared<const ImportPreview>(std::move(*made));
    m_assistant->leave();
    m_done->show_import(*context().catalog(), *m_made);
    m_stack->setCurrentWidget(m_done);
    m_done->done()->setFocus();
    if (m_made->report.action != 0)
        context().announce(m_made->report.action);
    update_actions();
}

void ExchangePage::save_refused(const std::shared_ptr<const ImportPreview>& import)
{
    if (!import)
        return;
    const QString first = QFileInfo(qt(import->options.inputs.front())).completeBaseName();
    const QString path =
        with_ending(context().dialogs().save_file(tr("Save the refused rows"),
                                                  tr("%1 refused rows.xlsx").arg(first),
                                                  tr("Excel workbook (*.xlsx)")),
                    {QStringLiteral(".xlsx")});
    if (path.isEmpty())
        return;
    m_write.start<bool>(
        JobKind::Long, tr("Writing the refused rows"),
        [import, path = utf8_of(path)](JobProgress& progress) -> Result<bool> {
            LX_TRY(write_error_workbook(import->report, import->options.inputs, path, progress));
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
    context().notices().post(
        {NoticeKind::Success,
         words.arg(QDir::toNativeSeparators(path)),
         {{tr("Open"), [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }}}});
}

void ExchangePage::leave()
{
    m_assistant->leave();
    m_made.reset();
    m_stack->setCurrentWidget(m_home);
    update_actions();
}

void ExchangePage::show_busy(const QString& text)
{
    m_busy_text->setText(text);
    m_busy_what->setText(work_words(m_importing.report(), m_busy_bar));
    m_stack->setCurrentWidget(m_busy);
}

void ExchangePage::update_actions()
{
    const bool open = context().has_document();
    const bool writable = open && !context().read_only();
    const bool busy = m_importing.running() || m_history->busy();
    m_import->setEnabled(writable && !busy && can_import());
    m_drop->setEnabled(writable && !busy);
    m_ledger->setEnabled(open && !busy);
    m_export->setEnabled(open && !busy);
    m_template->setEnabled(open);
    m_done->withdraw()->setEnabled(writable && !busy);
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
    if (context().has_document() && !m_importing.running() &&
        (changes.as_of || !changes.data.empty()))
        m_assistant->ledger_changed();
    update_actions();
}

void ExchangePage::find()
{
    focus_first();
}

void ExchangePage::focus_first()
{
    const QWidget* view = m_stack->currentWidget();
    if (view == m_assistant)
        m_assistant->focus_first();
    else if (view == m_done)
        m_done->done()->setFocus();
    else if (view == m_home)
        m_ledger->setFocus();
    else
        m_busy_cancel->setFocus();
}

} // namespace lx::ui
