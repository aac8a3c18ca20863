#include "ui/ledger/ledger_page.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/exchange/ledger_export.h"
#include "core/exchange/ledger_import.h"
#include "core/ledger/masked_entry.h"
#include "ui/document/dialogs.h"
#include "ui/document/notices.h"
#include "ui/document/user_settings.h"
#include "ui/form/record_form.h"
#include "ui/ledger/detail_panel.h"
#include "ui/ledger/end_panel.h"
#include "ui/ledger/filter_bar.h"
#include "ui/ledger/ledger_list.h"
#include "ui/ledger/ledger_view.h"
#include "ui/ledger/refused_panel.h"
#include "ui/ledger/row_actions.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/pasted_table.h"
#include "ui/presentation/table_text.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/check_menu.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

const QString flag_detail = QStringLiteral("ledger/detail");
constexpr int copy_limit = 100'000;
// Widths in characters: they grow with the type.
constexpr int list_ems = 11;
constexpr int detail_ems = 22;

} // namespace

LedgerPage::LedgerPage(AppContext& context, QWidget* parent)
    : Page(context, tr("Ledgers"), parent), m_counts(context.jobs()), m_copy(context.jobs()),
      m_write(context.jobs())
{
    m_list = new LedgerList(this);
    m_stack = new QStackedWidget(this);
    build_header();
    build_table();
    build_menu();
    m_form = new RecordForm(context, m_stack);
    m_stack->addWidget(m_form);

    m_detail = new DetailPanel(context, this);
    m_detail->setVisible(context.settings().flag(flag_detail, true));
    m_detail_button->setChecked(m_detail->isVisibleTo(this));
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(1, 1);
    const int em = Theme::current().text_px;
    m_list->setMinimumWidth(list_ems * em);
    m_detail->setMinimumWidth(detail_ems * em);
    m_splitter->setSizes({list_ems * em, 800, detail_ems * em});
    body()->addWidget(m_splitter, 1);

    connect(m_list, &LedgerList::chosen, this, &LedgerPage::show_ledger);
    connect(m_detail, &DetailPanel::edit_wanted, this, &LedgerPage::open_form);
    connect(m_detail, &DetailPanel::closed, this, [this] { m_detail_button->setChecked(false); });
    connect(m_detail, &DetailPanel::add_related, this,
            [this](const QString& ledger, const QString& field, qint64 id, const QString& label) {
                show_ledger(ledger);
                if (m_form->add(utf8_of(ledger),
                                {{utf8_of(field), Value(static_cast<std::int64_t>(id)), label}}))
                    m_stack->setCurrentWidget(m_form);
                update_actions();
            });
    connect(m_form, &RecordForm::closed, this, [this](qint64 id) {
        m_wanted_row = id;
        show_table();
    });
    connect(m_form, &RecordForm::saved, this, [this](qint64 id) { m_wanted_row = id; });
    connect(&context, &AppContext::list_wanted, this, &LedgerPage::show_list);
    connect(&context, &AppContext::record_wanted, this, &LedgerPage::show_record);
}

LedgerPage::~LedgerPage() = default;

void LedgerPage::build_header()
{
    m_more = new QPushButton(tr("&More"), this);
    m_more->setProperty("menu", true);
    m_add = new QPushButton(icon_on_accent(QStringLiteral("add")), tr("&New row"), this);
    set_primary(m_add);
    set_tip(m_add, tr("Ctrl+Enter"));
    // Not the button's own shortcut: that one changes with its text.
    m_add_action = new QAction(this);
    m_add_action->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    m_add_action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_add_action, &QAction::triggered, m_add, &QPushButton::click);
    add_action(m_more);
    add_action(m_add);
    connect(m_add, &QPushButton::clicked, this, &LedgerPage::add_row);
}

void LedgerPage::build_table()
{
    m_table_side = new QWidget(m_stack);
    auto* column = new QVBoxLayout(m_table_side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_filter = new FilterBar(context(), m_table_side);
    m_end = new EndPanel(m_table_side);
    m_refused = new RefusedPanel(m_copied, m_table_side);
    m_model = new LedgerTableModel(context().jobs(), this);
    m_view = new LedgerView(context(), QStringLiteral("table"), m_table_side);
    m_view->set_model(m_model);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);

    m_empty = new QWidget(m_table_side);
    auto* empty = new QVBoxLayout(m_empty);
    m_empty_text = new TextLabel(m_empty);
    m_empty_text->setAlignment(Qt::AlignCenter);
    m_empty_text->setWordWrap(true);
    m_empty_action = new QPushButton(m_empty);
    empty->addStretch(2);
    empty->addWidget(m_empty_text);
    empty->addWidget(m_empty_action, 0, Qt::AlignCenter);
    empty->addStretch(3);
    m_empty->hide();

    // The search stands beside the title: the line below is for what narrows further.
    header()->insertWidget(2, m_filter->search_box(), 1);
    column->addWidget(m_filter);
    column->addWidget(m_end);
    column->addWidget(m_refused);
    column->addWidget(m_view, 1);
    column->addWidget(m_empty, 1);
    m_stack->addWidget(m_table_side);
    // In a form Ctrl+Enter means something else.
    m_table_side->addAction(m_add_action);
    m_list->addAction(m_add_action);

    auto* columns = new QToolButton(this);
    columns->setIcon(icon(QStringLiteral("columns")));
    set_tip(columns, tr("Choose columns"));
    columns->setAccessibleName(tr("Choose columns"));
    columns->setPopupMode(QToolButton::InstantPopup);
    m_columns = new CheckMenu(columns);
    columns->setMenu(m_columns);
    connect(m_columns, &QMenu::aboutToShow, this, &LedgerPage::fill_columns_menu);
    m_detail_button = new QToolButton(this);
    m_detail_button->setIcon(icon(QStringLiteral("panel")));
    m_detail_button->setCheckable(true);
    set_tip(m_detail_button, tr("Details of the row (F4)"));
    m_detail_button->setAccessibleName(tr("Details of the row"));
    m_detail_button->setShortcut(QKeySequence(Qt::Key_F4));
    connect(m_detail_button, &QToolButton::toggled, this, [this](bool on) {
        m_detail->setVisible(on && m_stack->currentWidget() == m_table_side);
        context().settings().set_flag(flag_detail, on);
        if (on && m_def != nullptr && m_view->current_id() > 0)
            m_detail->show_row(m_catalog, *m_def, m_view->current_id());
    });
    m_filter->tools()->addWidget(columns);
    m_filter->tools()->addWidget(m_detail_button);

    connect(m_filter, &FilterBar::changed, this, &LedgerPage::reload);
    connect(m_filter, &FilterBar::left_down, this, [this] {
        m_view->setFocus();
        if (!m_view->currentIndex().isValid() && m_model->rowCount() > 0)
            m_view->select_id(m_model->id_at(0));
    });
    connect(m_view, &LedgerView::open_wanted, this, &LedgerPage::open_form);
    connect(m_view, &LedgerView::copy_wanted, this, [this] { copy(m_view->selected_count() > 1); });
    connect(m_view, &LedgerView::paste_wanted, this, &LedgerPage::paste);
    connect(m_view, &LedgerView::remove_wanted, this, &LedgerPage::remove_rows);
    connect(m_view, &LedgerView::selection_changed, this, [this] {
        update_status();
        update_actions();
    });
    connect(m_view, &LedgerView::current_changed, this, [this](qint64 id) {
        if (id <= 0 || m_def == nullptr)
            return;
        if (m_detail->isVisible())
            m_detail->show_row(m_catalog, *m_def, id);
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        m_more->menu()->popup(m_view->viewport()->mapToGlobal(at));
    });
    connect(m_end, &EndPanel::ended, this, &LedgerPage::end_with);

    m_model->set_editor([this](std::int64_t id, int field, const QVariant& entered) {
        return edit_cell(id, field, entered);
    });
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        // A new order or a narrower list keeps the row one was at (ids of another ledger mean other
        // rows).
        if (m_def != nullptr && m_model->request().query.ledger == m_def->code &&
            m_wanted_row == 0 && m_view->current_id() > 0)
            m_wanted_row = m_view->current_id();
    });
    const auto arrived = [this] {
        if (m_wanted_row != 0 && m_model->row_of(m_wanted_row) >= 0)
            m_view->select_id(std::exchange(m_wanted_row, 0));
        else if (m_wanted_row == 0 && m_view->current_id() <= 0 && m_model->rowCount() > 0)
            m_view->select_id(
                m_model->id_at(0)); // the keyboard and the details have somewhere to be
        update_status();
        show_empty();
    };
    connect(m_model, &LedgerTableModel::shown, this, arrived);
    connect(m_model, &LedgerTableModel::loaded, this, [this, arrived] {
        arrived();
        m_wanted_row = 0;
        if (m_view->current_id() <= 0)
            m_detail->clear();
    });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, [this] { update_status(); });
    connect(m_model, &LedgerTableModel::failed, this,
            [this](const Error& error) { context().notices().error(error); });
}

void LedgerPage::build_menu()
{
    auto* menu = new QMenu(m_more);
    m_more->setMenu(menu);
    const auto add = [&](const QString& icon_name, const QString& text, const QString& keys,
                         auto what) {
        QAction* action = menu->addAction(icon(icon_name),
                                          keys.isEmpty() ? text : text + QLatin1Char('\t') + keys);
        connect(action, &QAction::triggered, this, what);
        return action;
    };
    m_edit_action = add(QStringLiteral("edit"), tr("&Edit in the form"), tr("Enter"), [this] {
        if (m_view->current_id() > 0)
            open_form(m_view->current_id());
    });
    m_end_action =
        add(QStringLiteral("end"), tr("E&nd with a reason…"), {}, [this] { end_rows(); });
    m_remove_action = add(QStringLiteral("trash"), tr("Move to the recycle &bin"), tr("Del"),
                          [this] { remove_rows(); });
    menu->addSeparator();
    m_copy_action =
        add(QStringLiteral("copy"), tr("&Copy rows"), tr("Ctrl+C"), [this] { copy(false); });
    add(QStringLiteral("copy"), tr("Copy with &headings"), {}, [this] { copy(true); });
    m_paste_action = add(QStringLiteral("paste"), tr("&Paste rows from Excel"), tr("Ctrl+V"),
                         [this] { paste(); });
    m_export_action =
        add(QStringLiteral("export"), tr("E&xport these rows…"), {}, [this] { save_as(true); });
    m_export_whole_action =
        add(QStringLiteral("export"), tr("Export these rows with &whole numbers…"), {},
            [this] { save_as(false); });
    m_print = menu->addMenu(icon(QStringLiteral("print")), tr("P&rint for these rows"));
    connect(menu, &QMenu::aboutToShow, this, [this] {
        const int sheets =
            m_def == nullptr ? 0 : fill_print_menu(*m_print, context(), *m_def, [this] {
                return m_view->selected_ids();
            });
        m_print->menuAction()->setVisible(sheets > 0);
        m_print->setEnabled(m_view->selected_count() > 0);
    });
    menu->addSeparator();
    m_mask_action = add(QStringLiteral("eye"), tr("&Show whole ID numbers and phones"), {}, [this] {
        m_model->set_masked(!m_mask_action->isChecked());
        m_detail->set_masked(!m_mask_action->isChecked());
    });
    m_mask_action->setCheckable(true);
}

void LedgerPage::refresh(const Changes& changes)
{
    if (changes.document) {
        show_document();
        return;
    }
    if (changes.as_of) {
        m_model->set_as_of(context().as_of());
        if (m_filter->query().counts_at)
            reload();
    }
    if (changes.as_of || changes.policies)
        m_form->refresh_policies();
    for (const DataChange& change : changes.data) {
        m_model->apply(change);
        m_detail->apply(change);
        m_form->apply(change);
    }
    if (!changes.data.empty())
        read_counts();
}

void LedgerPage::show_document()
{
    m_form->close_form();
    m_stack->setCurrentWidget(m_table_side);
    m_model->clear();
    m_detail->clear();
    m_def = nullptr;
    m_wanted_row = 0;
    if (!context().has_document())
        return;
    m_catalog = context().catalog();
    m_model->set_source(context().path8(), m_catalog);
    m_model->set_as_of(context().as_of());
    m_list->fill(*m_catalog);
    read_counts();
    show_ledger(QStringLiteral("unit"));
}

void LedgerPage::show_ledger(const QString& code)
{
    ListRequest request;
    request.query.ledger = utf8_of(code);
    show_list(request);
}

void LedgerPage::show_list(const ListRequest& request)
{
    if (!m_catalog || m_catalog->ledger(request.query.ledger) == nullptr)
        return;
    m_def = m_catalog->ledger(request.query.ledger);
    m_list->select(qt(m_def->code));
    m_end->hide();
    m_refused->hide();
    m_filter->set_ledger(m_catalog, *m_def);
    m_filter->set_request(request);
    set_title(request.title.isEmpty()
                  ? qt(m_def->name)
                  : QStringLiteral("%1 · %2").arg(qt(m_def->name), request.title));
    m_view->setAccessibleName(qt(m_def->name));
    m_add->setText(tr("&New: %1").arg(qt(m_def->name)));
    m_detail->clear();
    m_wanted_row = 0;
    ListRequest wanted = request;
    m_model->show(wanted);
    m_view->restore_columns();
    m_view->scrollToTop();
    show_table();
}

void LedgerPage::show_record(const QString& ledger, qint64 id)
{
    show_ledger(ledger);
    m_wanted_row = id;
    if (!m_detail_button->isChecked())
        m_detail_button->setChecked(true);
    m_detail->show_row(m_catalog, *m_def, id);
}

void LedgerPage::reload()
{
    if (m_def == nullptr)
        return;
    ListRequest request;
    request.query = m_filter->query();
    request.query.sort = m_model->request().query.sort;
    request.query.descending = m_model->request().query.descending;
    request.ids = m_filter->ids();
    request.title = m_filter->list_title();
    set_title(request.title.isEmpty()
                  ? qt(m_def->name)
                  : QStringLiteral("%1 · %2").arg(qt(m_def->name), request.title));
    m_model->show(request);
}

void LedgerPage::show_table()
{
    // An unfinished form stays open behind another ledger's table only if it is not of this one.
    if (m_form->open() && m_form->unsaved() && m_stack->currentWidget() == m_form &&
        !m_form->leave())
        return;
    if (m_form->open())
        m_form->close_form();
    m_stack->setCurrentWidget(m_table_side);
    m_detail->setVisible(m_detail_button->isChecked());
    if (m_wanted_row != 0 && m_model->row_of(m_wanted_row) >= 0)
        m_view->select_id(std::exchange(m_wanted_row, 0));
    m_view->setFocus();
    update_actions();
    update_status();
    show_empty();
}

void LedgerPage::read_counts()
{
    std::vector<std::string> ledgers;
    for (const LedgerDef& def : m_catalog->ledgers())
        ledgers.push_back(def.code);
    m_counts.start<std::vector<std::int64_t>>(
        JobKind::Quick, {},
        [path = context().path8(), catalog = m_catalog,
         ledgers](JobProgress& progress) -> Result<std::vector<std::int64_t>> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            LedgerStore store(*database, *catalog);
            std::vector<std::int64_t> counts;
            for (const std::string& ledger : ledgers) {
                Query query;
                query.ledger = ledger;
                LX_ASSIGN(const auto count, store.count(query));
                counts.push_back(count);
            }
            return counts;
        },
        [this, ledgers](Result<std::vector<std::int64_t>> counts) {
            for (std::size_t i = 0; counts && i < counts->size(); ++i)
                m_list->set_count(qt(ledgers[i]), (*counts)[i]);
        });
}

void LedgerPage::update_status()
{
    if (m_def == nullptr || m_stack->currentWidget() == m_form) {
        set_status({});
        return;
    }
    QString text =
        m_model->complete() ? tr("%1 rows").arg(count_text(m_model->rowCount())) : tr("reading…");
    if (m_model->complete() && m_filter->narrowed())
        text = tr("%1 rows found").arg(count_text(m_model->rowCount()));
    if (const int selected = m_view->selected_count(); selected > 0)
        text += tr(" · %1 selected").arg(count_text(selected));
    set_status(text);
}

void LedgerPage::update_actions()
{
    const bool table = m_stack->currentWidget() == m_table_side;
    const bool write = !context().read_only() && m_def != nullptr;
    const bool any = m_view->selected_count() > 0;
    show_header(table);
    m_add->setEnabled(write);
    m_edit_action->setEnabled(any);
    m_remove_action->setEnabled(write && any);
    m_end_action->setVisible(m_def != nullptr && !m_def->span.ends.empty());
    m_end_action->setEnabled(write && any);
    m_copy_action->setEnabled(any);
    m_paste_action->setEnabled(write);
    // A list of named rows has no query to export by; it is copied instead.
    m_export_action->setEnabled(m_def != nullptr && !m_filter->ids());
    m_export_whole_action->setEnabled(m_export_action->isEnabled());
    m_export_whole_action->setVisible(m_def != nullptr &&
                                      has_something_to_mask(*m_catalog, *m_def));
}

void LedgerPage::show_empty()
{
    const bool empty = m_def != nullptr && m_model->complete() && m_model->rowCount() == 0;
    m_view->setVisible(!empty);
    m_empty->setVisible(empty);
    // Only this signal: the style relies on others.
    disconnect(m_empty_action, &QPushButton::clicked, nullptr, nullptr);
    if (!empty)
        return;
    const QString name = qt(m_def->name);
    if (m_filter->narrowed()) {
        m_empty_text->setText(tr("No row of “%1” fits the search and the conditions.").arg(name));
        m_empty_action->setText(tr("Show all rows"));
        m_empty_action->setVisible(true);
        connect(m_empty_action, &QPushButton::clicked, m_filter, &FilterBar::clear);
    } else {
        m_empty_text->setText(
            tr("“%1” has no rows yet. Add the first one here, paste rows from Excel (Ctrl+V), or "
               "import a list under Data exchange.")
                .arg(name));
        m_empty_action->setText(tr("Add the first row"));
        m_empty_action->setVisible(!context().read_only());
        connect(m_empty_action, &QPushButton::clicked, this, &LedgerPage::add_row);
    }
}

void LedgerPage::open_form(std::int64_t id)
{
    if (m_form->edit(m_def->code, id)) {
        m_detail->hide();
        m_stack->setCurrentWidget(m_form);
    }
    update_actions();
    update_status();
}

void LedgerPage::add_row()
{
    if (m_def == nullptr || context().read_only())
        return;
    if (m_form->add(m_def->code)) {
        m_detail->hide();
        m_stack->setCurrentWidget(m_form);
    }
    update_actions();
    update_status();
}

Result<> LedgerPage::edit_cell(std::int64_t id, int field, const QVariant& entered)
{
    if (context().read_only())
        return fail(ErrorKind::Refused, utf8_of(tr("The file is open read-only.")));
    return change_cell(context(), *m_def, id, field, entered.value<Value>());
}

void LedgerPage::copy(bool with_headings)
{
    const std::vector<std::int64_t> ids = m_view->selected_ids(copy_limit);
    if (ids.empty())
        return;
    struct Copied
    {
        TableText text;
        QString whole;
    };
    m_copy.start<Copied>(
        ids.size() > 2000 ? JobKind::Long : JobKind::Quick, tr("Copying rows"),
        [path = context().path8(), catalog = m_catalog, ledger = m_def->code, ids,
         fields = m_view->shown_fields(), masked = m_model->masked(),
         with_headings](JobProgress& progress) -> Result<Copied> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            LedgerStore store(*database, *catalog);
            const LedgerDef& def = *catalog->ledger(ledger);
            LX_ASSIGN(auto records, store.rows(def, ids));
            Copied made;
            LX_ASSIGN(const auto whole, show_rows(store, *catalog, def, records, false));
            made.whole = exact_table(def, whole, fields, with_headings);
            LX_ASSIGN(const auto rows, show_rows(store, *catalog, def, std::move(records), masked));
            made.text = table_text(def, rows, fields, with_headings);
            return made;
        },
        [this, count = ids.size()](Result<Copied> made) {
            if (!made) {
                context().notices().error(made.error());
                return;
            }
            auto* copied = new QMimeData;
            copied->setText(made->text.plain);
            copied->setHtml(made->text.html);
            m_copied.keep(*copied, made->whole);
            QGuiApplication::clipboard()->setMimeData(copied);
            set_status(tr("%1 rows copied").arg(count_text(static_cast<qint64>(count))));
        });
}

void LedgerPage::paste()
{
    if (context().read_only() || m_def == nullptr)
        return;
    const QClipboard& clipboard = *QGuiApplication::clipboard();
    const auto shown = parse_pasted(clipboard.text());
    const auto rows = parse_pasted(m_copied.whole(clipboard.mimeData()).value_or(clipboard.text()));
    if (rows.empty()) {
        context().notices().info(
            tr("There are no rows on the clipboard: copy them in Excel or WPS first."));
        return;
    }
    const bool headings = has_headings(*m_catalog, *m_def, rows);
    // An import like any other reads it: the same rules, one transaction, undone as one.
    ImportOptions options;
    options.ledger = m_def->code;
    options.inputs = {utf8_of(tr("Pasted rows"))};
    options.pasted = pasted_csv(*m_def, rows, headings, m_view->shown_fields()).toStdString();
    options.as_of = context().as_of();
    m_refused->hide();
    m_write.start<ImportReport>(
        JobKind::Long, tr("Pasting rows"),
        [path = context().path8(), catalog = m_catalog, actor = context().actor(), options,
         token = context().writing()](JobProgress& progress) -> Result<ImportReport> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::SharedWrite));
            return import_ledger(*database, *catalog, actor, options, progress);
        },
        [this, rows, shown, headings](Result<ImportReport> report) {
            if (!report) {
                context().notices().error(report.error());
                return;
            }
            if (report->action != 0)
                context().announce(report->action);
            const ImportCounts& counts = report->counts;
            if (counts.added + counts.updated > 0)
                context().notices().success(
                    tr("Pasted: %1 added, %2 updated. Ctrl+Z undoes it.")
                        .arg(count_text(counts.added), count_text(counts.updated)));
            else if (report->refused == 0)
                context().notices().info(tr("Nothing differs from what is there."));
            if (report->masked_kept > 0)
                context().notices().info(
                    tr("%1 cells hold masked numbers: what is there was left as it is.")
                        .arg(count_text(report->masked_kept)));
            if (report->refused > 0)
                m_refused->show_report(*report, rows, shown, headings ? 0 : -1);
        });
}

void LedgerPage::save_as(bool masked)
{
    if (m_def == nullptr)
        return;
    const QString name =
        qt(m_def->name) + QStringLiteral(" ") + qt(context().clock().today().iso());
    QString to = context().dialogs().save_file(tr("Export as"), name + QStringLiteral(".xlsx"),
                                               tr("Excel (*.xlsx);;Text (*.csv)"));
    if (to.isEmpty())
        return;
    if (QFileInfo(to).suffix().isEmpty())
        to += QStringLiteral(".xlsx");
    ExportOptions options;
    options.path = utf8_of(to);
    options.query = m_model->request().query;
    options.masked = masked && has_something_to_mask(*m_catalog, *m_def);
    m_copy.start<ExportReport>(
        JobKind::Long, tr("Exporting"),
        [path = context().path8(), catalog = m_catalog,
         options](JobProgress& progress) -> Result<ExportReport> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            return export_ledger(*database, *catalog, options, progress);
        },
        [this, to, masked = options.masked](Result<ExportReport> report) {
            if (!report) {
                context().notices().error(report.error());
                return;
            }
            QString text = tr("%1 rows exported: %2").arg(count_text(report->rows), to);
            if (masked)
                text += tr(" ID numbers and phones are masked; “More” also exports them whole.");
            context().notices().success(text);
            for (const std::string& warning : report->warnings)
                context().notices().warning(qt(warning));
        });
}

void LedgerPage::remove_rows()
{
    if (context().read_only() || m_def == nullptr)
        return;
    const std::vector<std::int64_t> ids = m_view->selected_ids();
    if (!ids.empty())
        remove_records(context(), m_write, *m_def, ids);
}

void LedgerPage::end_rows()
{
    const int count = m_view->selected_count();
    if (count == 0 || m_def->span.ends.empty())
        return;
    m_end->ask(tr("End %1 rows").arg(count_text(count)), context().as_of(),
               end_reasons(*m_catalog, *m_def));
}

void LedgerPage::end_with(const QString& day, const QString& reason)
{
    end_records(context(), m_write, *m_def, m_view->selected_ids(), utf8_of(day), utf8_of(reason));
}

void LedgerPage::fill_columns_menu()
{
    m_columns->clear();
    if (m_def == nullptr)
        return;
    for (std::size_t i = 0; i < m_def->fields.size(); ++i) {
        const int field = static_cast<int>(i);
        QAction* action = m_columns->addAction(button_text(qt(m_def->fields[i].name)));
        action->setCheckable(true);
        action->setChecked(m_view->column_shown(field));
        connect(action, &QAction::toggled, this,
                [this, field](bool on) { m_view->show_column(field, on); });
    }
    m_columns->addSeparator();
    QAction* reset = m_columns->addAction(tr("As at first"));
    connect(reset, &QAction::triggered, m_view, &LedgerView::reset_columns);
}

bool LedgerPage::may_close()
{
    return m_form->may_close();
}

void LedgerPage::find()
{
    if (m_stack->currentWidget() == m_table_side)
        m_filter->focus_search();
}

void LedgerPage::save()
{
    if (m_stack->currentWidget() == m_form)
        (void)m_form->save();
}

void LedgerPage::focus_first()
{
    if (m_stack->currentWidget() == m_table_side)
        m_view->setFocus();
}

bool LedgerPage::show_view(int view)
{
    switch (view) {
    case 0:
        return true;
    case 1:
        if (m_view->current_id() > 0)
            open_form(m_view->current_id());
        return true;
    case 2: {
        m_form->close_form();
        ListRequest request;
        request.query.ledger = "org";
        request.query.filters = {{"kind", "in", "党支部\n联合党支部"},
                                 {"founded", ">=", "2018-01-01"}};
        show_list(request);
        return true;
    }
    case 3:
        show_ledger(QStringLiteral("member"));
        return true;
    case 4:
        add_row();
        (void)m_form->save(); // an empty form says what is missing
        return true;
    default:
        m_form->close_form();
        return false;
    }
}

} // namespace lx::ui
