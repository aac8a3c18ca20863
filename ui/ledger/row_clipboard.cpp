#include "ui/ledger/row_clipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include "core/rows/list_columns.h"
#include "ui/document/app_context.h"
#include "ui/document/evaluations.h"
#include "ui/document/notices.h"
#include "ui/ledger/ledger_table.h"
#include "ui/ledger/ledger_view.h"
#include "ui/ledger/row_paste.h"
#include "ui/presentation/table_text.h"

namespace lx::ui {

namespace {

constexpr int copy_limit = 100'000;
constexpr std::size_t quick_rows = 2'000; ///< more of them are shown as work under way

} // namespace

RowClipboard::RowClipboard(AppContext& context, LedgerTable& table)
    : QObject(&table), m_context(context), m_table(table), m_copy(context.jobs()),
      m_paste(new RowPaste(context, table))
{
    connect(m_paste, &RowPaste::copy_wanted, this,
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
         worlds = Evaluations::of(m_context).worlds(), ledger = m_table.def()->code, ids,
         day = m_context.as_of(),
         fields = with_headings ? m_table.view().shown_fields() : m_table.view().pasted_columns(),
         columns = m_table.view().shown_columns(), masked = m_table.model().masked(),
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
            LX_TRY(add_facts(*database, definitions, def, columns, day, *worlds, rows, progress));
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
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    if (data == nullptr)
        return;
    if (auto whole = m_copied.whole(data))
        m_paste->paste({{}, std::move(*whole)});
    else
        m_paste->paste({data->html(), data->text()});
}

} // namespace lx::ui
