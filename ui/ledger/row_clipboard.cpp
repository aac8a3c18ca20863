#include "ui/ledger/row_clipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include "core/exchange/ledger_import.h"
#include "core/rows/list_columns.h"
#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/ledger/ledger_table.h"
#include "ui/ledger/ledger_view.h"
#include "ui/ledger/refused_panel.h"
#include "ui/presentation/format.h"
#include "ui/presentation/pasted_table.h"
#include "ui/presentation/table_text.h"

namespace lx::ui {

namespace {

constexpr int copy_limit = 100'000;
constexpr std::size_t quick_rows = 2'000; ///< more of them are shown as work under way

} // namespace

RowClipboard::RowClipboard(AppContext& context, LedgerTable& table)
    : QObject(&table), m_context(context), m_table(table), m_copy(context.jobs()),
      m_paste(context.jobs())
{
    connect(&table.refused_panel(), &RefusedPanel::copy_wanted, this,
            [this](const QString& shown, const QString& whole) {
                auto* data = new QMimeData;
                data->setText(shown);
                put(data, whole);
            });
    connect(&table.view(), &LedgerView::copy_wanted, this,
            [this] { copy(m_table.view().selected_count() > 1); });
    connect(&table.view(), &LedgerView::paste_wanted, this, &RowClipboard::paste);
}

void RowClipboard::copy(bool with_headings)
{
    const std::vector<std::int64_t> ids = m_table.view().selected_ids(copy_limit);
    if (ids.empty())
        return;
    struct Copied
    {
        TableText text;
        QString whole;
    };
    m_copy.start<Copied>(
        ids.size() > quick_rows ? JobKind::Long : JobKind::Quick, tr("Copying rows"),
        [path = m_context.path8(), definitions = m_context.definitions(),
         ledger = m_table.def()->code, ids, day = m_context.as_of(),
         fields = m_table.view().shown_fields(), columns = m_table.view().shown_columns(),
         masked = m_table.model().masked(),
         with_headings](JobProgress& progress) -> Result<Copied> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            const Catalog& catalog = definitions->catalog();
            LedgerStore store(*database, catalog);
            const LedgerDef& def = *catalog.ledger(ledger);
            LX_ASSIGN(auto records, store.rows(def, ids));
            Copied made;
            LX_ASSIGN(const auto whole, show_rows(store, catalog, def, records, false));
            made.whole = exact_table(def, whole, fields, with_headings);
            LX_ASSIGN(auto rows, show_rows(store, catalog, def, std::move(records), masked));
            LX_TRY(add_facts(*database, definitions, def, columns, day, rows, progress));
            made.text =
                table_text(list_columns(definitions->facts(), def), rows, columns, with_headings);
            return made;
        },
        [this, count = ids.size()](Result<Copied> made) {
            if (!made) {
                m_context.notices().error(made.error());
                return;
            }
            put(clipboard_data(made->text).release(), made->whole);
            Q_EMIT copied(static_cast<qint64>(count));
        });
}

void RowClipboard::put(QMimeData* data, const QString& whole)
{
    m_copied.keep(*data, whole);
    QGuiApplication::clipboard()->setMimeData(data);
}

void RowClipboard::paste()
{
    const LedgerDef* def = m_table.def();
    if (m_context.read_only() || def == nullptr)
        return;
    if (const auto may = m_context.may_write(); !may) {
        m_context.notices().error(may.error());
        return;
    }
    const QClipboard& clipboard = *QGuiApplication::clipboard();
    const auto shown = parse_pasted(clipboard.text());
    const auto rows = parse_pasted(m_copied.whole(clipboard.mimeData()).value_or(clipboard.text()));
    if (rows.empty()) {
        m_context.notices().info(
            tr("There are no rows on the clipboard: copy them in Excel or WPS first."));
        return;
    }
    const bool headings = has_headings(*m_table.catalog(), *def, rows);
    // An import like any other reads it: the same rules, one transaction, undone as one.
    ImportOptions options;
    options.ledger = def->code;
    options.inputs = {utf8_of(tr("Pasted rows"))};
    options.pasted = pasted_csv(*def, rows, headings, m_table.view().shown_fields()).toStdString();
    options.as_of = m_context.as_of();
    m_table.refused_panel().hide();
    m_paste.start<ImportReport>(
        JobKind::Long, tr("Pasting rows"),
        [path = m_context.path8(), catalog = m_table.catalog(), actor = m_context.actor(), options,
         token = m_context.writing()](JobProgress& progress) -> Result<ImportReport> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::SharedWrite));
            return import_ledger(*database, *catalog, actor, options, progress);
        },
        [this, rows, shown, headings](Result<ImportReport> report) {
            if (!report) {
                m_context.notices().error(report.error());
                return;
            }
            if (report->action != 0)
                m_context.announce(report->action);
            tell(*report);
            if (report->refused > 0)
                m_table.refused_panel().show_report(*report, rows, shown, headings ? 0 : -1);
        });
}

void RowClipboard::tell(const ImportReport& report)
{
    const ImportCounts& counts = report.counts;
    if (counts.added + counts.updated > 0)
        m_context.notices().success(tr("Pasted: %1 added, %2 updated. Ctrl+Z undoes it.")
                                        .arg(count_text(counts.added), count_text(counts.updated)));
    else if (report.refused == 0)
        m_context.notices().info(tr("Nothing differs from what is there."));
    if (report.masked_kept > 0)
        m_context.notices().info(
            tr("%1 cells hold masked numbers: what is there was left as it is.")
                .arg(count_text(report.masked_kept)));
}

} // namespace lx::ui
