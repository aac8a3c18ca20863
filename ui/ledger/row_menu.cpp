#include "ui/ledger/row_menu.h"

#include <QPointer>

#include "core/edit/end_reason.h"
#include "core/exchange/ledger_export.h"
#include "core/ledger/masked_entry.h"
#include "core/rows/dossier.h"
#include "ui/document/app_context.h"
#include "ui/document/dialogs.h"
#include "ui/document/file_endings.h"
#include "ui/document/notices.h"
#include "ui/ledger/end_panel.h"
#include "ui/ledger/filter_bar.h"
#include "ui/ledger/ledger_table.h"
#include "ui/ledger/ledger_view.h"
#include "ui/ledger/row_actions.h"
#include "ui/ledger/row_clipboard.h"
#include "ui/ledger/table_tools.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/widgets/event_menu.h"

namespace lx::ui {

RowMenu::RowMenu(AppContext& context, LedgerTable& table, RowClipboard& clipboard,
                 TableTools& tools, QWidget* parent)
    : QMenu(parent), m_context(context), m_table(table), m_tools(tools), m_write(context.jobs()),
      m_save(context.jobs())
{
    connect(&table.end_panel(), &EndPanel::ended, this, &RowMenu::end);
    connect(&table, &LedgerTable::rows_changed, this, &RowMenu::update_actions);

    m_edit = add(QStringLiteral("edit"), tr("&Edit in the form"), tr("Enter"), [this] {
        if (m_table.view().current_id() > 0)
            Q_EMIT edit_wanted(m_table.view().current_id());
    });
    m_dossier = add(QStringLiteral("form"), tr("Open the &dossier"), tr("Alt+Enter"), [this] {
        if (m_table.view().current_id() > 0)
            Q_EMIT dossier_wanted(m_table.view().current_id());
    });
    m_events = new EventMenu(context, this);
    addMenu(m_events);
    m_merge = add(QStringLiteral("merge"), tr("&Merge the two rows…"), {}, [this] {
        std::vector<std::int64_t> ids = m_table.view().selected_ids();
        if (ids.size() != 2 || m_table.def() == nullptr)
            return;
        Place side_by_side = Place::rows(m_table.def()->code, std::move(ids), {});
        side_by_side.page = QStringLiteral("duplicates");
        m_context.go(side_by_side);
    });
    m_end = add(QStringLiteral("end"), tr("E&nd with a reason…"), {},
                [this] { ask_end(m_table.view().selected_ids()); });
    m_remove = add(QStringLiteral("trash"), tr("Move to the recycle &bin"), tr("Del"),
                   [this] { remove(); });
    addSeparator();
    m_tools.add_to(*this);
    addSeparator();
    m_copy = add(QStringLiteral("copy"), tr("&Copy rows"), tr("Ctrl+C"),
                 [&clipboard] { clipboard.copy(false); });
    add(QStringLiteral("copy"), tr("Copy with &headings"), {},
        [&clipboard] { clipboard.copy(true); });
    m_paste = add(QStringLiteral("paste"), tr("&Paste rows from Excel"), tr("Ctrl+V"),
                  [&clipboard] { clipboard.paste(); });
    m_export =
        add(QStringLiteral("export"), tr("E&xport these rows…"), {}, [this] { save_as(true); });
    m_export_whole = add(QStringLiteral("export"), tr("Export these rows with &whole numbers…"), {},
                         [this] { save_as(false); });
    m_print_list = add(QStringLiteral("print"), tr("Print this &list as PDF…"), tr("Ctrl+P"),
                       [this] { print_list(); });
    m_print = addMenu(ui::icon(QStringLiteral("print")), tr("P&rint for these rows"));
    connect(this, &QMenu::aboutToShow, this, &RowMenu::fill_print);
    addSeparator();
    m_whole = add(QStringLiteral("eye"), tr("&Show whole ID numbers and phones"), {}, [this] {
        m_table.model().set_masked(!m_whole->isChecked());
        Q_EMIT masked_changed(!m_whole->isChecked());
    });
    m_whole->setCheckable(true);

    connect(&table.view(), &LedgerView::remove_wanted, this, &RowMenu::remove);
    connect(&table.view(), &QWidget::customContextMenuRequested, this,
            [this](const QPoint& at) { popup(m_table.view().viewport()->mapToGlobal(at)); });
}

void RowMenu::show_ledger(const std::string& ledger)
{
    const bool any = m_events->offer(ledger, [this] { return m_table.view().selected_ids(); });
    m_events->menuAction()->setVisible(any);
}

QAction* RowMenu::add(const QString& icon_name, const QString& text, const QString& keys,
                      std::function<void()> what)
{
    QAction* action =
        addAction(ui::icon(icon_name), keys.isEmpty() ? text : text + QLatin1Char('\t') + keys);
    connect(action, &QAction::triggered, this, std::move(what));
    return action;
}

void RowMenu::update_actions()
{
    const LedgerDef* def = m_table.def();
    const bool write = !m_context.read_only() && def != nullptr;
    const bool any = m_table.view().selected_count() > 0;
    m_tools.update();
    m_edit->setEnabled(any);
    m_dossier->setVisible(def != nullptr && has_dossier(def->code));
    m_dossier->setEnabled(any);
    m_events->menuAction()->setEnabled(any);
    m_merge->setEnabled(write && m_table.view().selected_count() == 2);
    m_remove->setEnabled(write && any);
    m_end->setVisible(def != nullptr && !def->span.ends.empty());
    m_end->setEnabled(write && any);
    m_copy->setEnabled(any);
    m_paste->setEnabled(write);
    for (QAction* of_list : {m_export, m_export_whole, m_print_list})
        of_list->setEnabled(def != nullptr);
    m_export_whole->setVisible(def != nullptr && has_something_to_mask(*m_table.catalog(), *def));
}

void RowMenu::print_list()
{
    const ListRequest& shown = m_table.model().request();
    PrintedList list;
    list.rows = shown.query;
    list.title = shown.title.isEmpty() ? m_table.def()->name : utf8_of(shown.title);
    list.columns = m_table.view().shown_columns();
    list.masked = m_table.model().masked();
    ui::print_list(m_context, m_save, std::move(list));
}

void RowMenu::fill_print()
{
    const int sheets =
        m_table.def() == nullptr ? 0 : fill_print_menu(*m_print, m_context, *m_table.def(), [this] {
            return m_table.view().selected_ids();
        });
    m_print->menuAction()->setVisible(sheets > 0);
    m_print->setEnabled(m_table.view().selected_count() > 0);
}

void RowMenu::remove()
{
    if (m_context.read_only() || m_table.def() == nullptr)
        return;
    const std::vector<std::int64_t> ids = m_table.view().selected_ids();
    if (!ids.empty())
        remove_records(
            m_context, m_write, *m_table.def(), ids,
            [menu = QPointer<RowMenu>(this),
             ledger = m_table.def()->code](std::vector<std::int64_t> stay) {
                if (menu == nullptr)
                    return;
                const LedgerDef* shown = menu->m_table.def();
                if (shown == nullptr || shown->code != ledger || !menu->m_table.isVisible())
                    menu->m_context.go(Place::rows(ledger, stay, tr("Rows that others refer to")));
                if (shown = menu->m_table.def(); shown != nullptr && shown->code == ledger)
                    menu->ask_end(std::move(stay));
            });
}

void RowMenu::ask_end(std::vector<std::int64_t> ids)
{
    if (m_table.def()->span.ends.empty() || ids.empty())
        return;
    m_ending = std::move(ids);
    const auto count = static_cast<qint64>(m_ending.size());
    QStringList reasons;
    for (const std::string& reason : end_reasons(*m_table.catalog(), *m_table.def()))
        reasons << qt(reason);
    m_table.end_panel().ask(tr("End %1 rows").arg(count_text(count)), m_context.as_of(), reasons);
}

void RowMenu::end(const QString& day, const QString& reason)
{
    end_records(m_context, m_write, *m_table.def(), std::exchange(m_ending, {}), utf8_of(day),
                utf8_of(reason));
}

void RowMenu::save_as(bool masked)
{
    const LedgerDef* def = m_table.def();
    if (def == nullptr)
        return;
    const QString name = qt(def->name) + QStringLiteral(" ") + qt(m_context.clock().today().iso());
    const QString to =
        with_ending(m_context.dialogs().save_file(tr("Export as"), name + QStringLiteral(".xlsx"),
                                                  tr("Excel (*.xlsx);;Text (*.csv)")),
                    {QStringLiteral(".xlsx"), QStringLiteral(".csv")});
    if (to.isEmpty())
        return;
    ExportOptions options;
    options.path = utf8_of(to);
    options.rows = m_table.model().request().query;
    for (const int column : m_table.view().shown_columns())
        if (m_table.model().derived(column))
            options.facts.push_back(
                m_table.model().columns()[static_cast<std::size_t>(column)].field.key);
    options.masked = masked && has_something_to_mask(*m_table.catalog(), *def);
    m_save.start<ExportReport>(
        JobKind::Long, tr("Exporting"),
        [path = m_context.path8(), definitions = m_context.definitions(),
         options](JobProgress& progress) -> Result<ExportReport> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            return export_ledger(*database, definitions, options, progress);
        },
        [this, to, masked = options.masked](Result<ExportReport> report) {
            if (!report) {
                m_context.notices().error(report.error());
                return;
            }
            QString text = tr("%1 rows exported: %2").arg(count_text(report->rows), to);
            if (masked)
                text += tr(" ID numbers and phones are masked; “More” also exports them whole.");
            m_context.notices().success(text);
            for (const std::string& warning : report->warnings)
                m_context.notices().warning(qt(warning));
        });
}

} // namespace lx::ui
