#include "ui/ledger/ledger_table.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/document/app_context.h"
#include "ui/document/evaluations.h"
#include "ui/document/notices.h"
#include "ui/ledger/end_panel.h"
#include "ui/ledger/filter_bar.h"
#include "ui/ledger/ledger_view.h"
#include "ui/ledger/lists_menu.h"
#include "ui/ledger/name_panel.h"
#include "ui/ledger/recycle_panel.h"
#include "ui/ledger/row_actions.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/widgets/check_menu.h"
#include "ui/widgets/either.h"
#include "ui/widgets/labels.h"

namespace lx::ui {

LedgerTable::LedgerTable(AppContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_filter = new FilterBar(context, this);
    m_end = new EndPanel(this);
    m_recycle = new RecyclePanel(context, this);
    m_name = new NamePanel(this);
    m_model = new LedgerTableModel(context.jobs(), this);
    m_model->set_marking(true);
    m_view = new LedgerView(context, QStringLiteral("table"), this);
    m_view->set_model(m_model);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    build_empty();
    build_again();
    build_lists_menu();
    build_columns_menu();
    build_recycle_bin();
    m_column->addWidget(m_filter);
    m_column->addWidget(m_name);
    m_column->addWidget(m_end);
    m_column->addWidget(m_recycle);
    m_column->addWidget(m_view, 1);
    m_column->addWidget(m_empty, 1);

    m_filter->begin_at([this] {
        const int column = m_view->currentIndex().column();
        const auto& columns = m_model->columns();
        return column >= 0 && column < std::ssize(columns)
                   ? columns[static_cast<std::size_t>(column)].field.key
                   : std::string();
    });
    connect(m_filter, &FilterBar::changed, this, &LedgerTable::reload);
    connect(m_filter, &FilterBar::left_down, this, &LedgerTable::enter_rows);
    connect(m_view, &LedgerView::selection_changed, this, &LedgerTable::rows_changed);
    connect(m_view, &LedgerView::choosing, this, [this] { m_kept.clear(); });
    connect_model();
}

void LedgerTable::build_empty()
{
    m_empty = new QWidget(this);
    auto* column = new QVBoxLayout(m_empty);
    m_empty_text = new TextLabel(m_empty);
    m_empty_text->setAlignment(Qt::AlignCenter);
    m_empty_text->setWordWrap(true);
    m_empty_action = new QPushButton(m_empty);
    connect(m_empty_action, &QPushButton::clicked, this, [this] {
        if (m_model->unread())
            reload();
        else if (m_filter->narrowed())
            m_filter->clear();
        else
            Q_EMIT add_wanted();
    });
    column->addStretch(2);
    column->addWidget(m_empty_text);
    column->addWidget(m_empty_action, 0, Qt::AlignCenter);
    column->addStretch(3);
    new QShortcut(
        QKeySequence::Paste, m_empty, [this] { Q_EMIT m_view->paste_wanted(); },
        Qt::WidgetWithChildrenShortcut);
    m_empty->hide();
}

void LedgerTable::build_again()
{
    auto* again = new QToolButton(this);
    again->setIcon(icon(QStringLiteral("refresh")));
    set_tip(again, tr("Filter again (F5): rows that no longer fit go out or to their place"));
    again->setAccessibleName(tr("Filter again"));
    again->setShortcut(QKeySequence(Qt::Key_F5));
    connect(again, &QToolButton::clicked, this, &LedgerTable::filter_again);
    m_filter->tools()->addWidget(again);
}

void LedgerTable::build_lists_menu()
{
    auto* lists = new QToolButton(this);
    lists->setIcon(icon(QStringLiteral("flag")));
    lists->setText(tr("&Lists")); // not seen: its key
    set_tip(lists, tr("Lists (Alt+L)"));
    lists->setAccessibleName(tr("Lists"));
    lists->setPopupMode(QToolButton::InstantPopup);
    lists->setMenu(new ListsMenu(m_context, *this, *m_name, lists));
    m_filter->tools()->addWidget(lists);
}

void LedgerTable::build_columns_menu()
{
    auto* columns = new QToolButton(this);
    columns->setIcon(icon(QStringLiteral("columns")));
    set_tip(columns, tr("Choose columns"));
    columns->setAccessibleName(tr("Choose columns"));
    columns->setPopupMode(QToolButton::InstantPopup);
    m_columns = new CheckMenu(columns);
    columns->setMenu(m_columns);
    connect(m_columns, &QMenu::aboutToShow, this, &LedgerTable::fill_columns_menu);
    m_filter->tools()->addWidget(columns);
}

void LedgerTable::open_bin()
{
    m_bin->setChecked(true);
}

void LedgerTable::build_recycle_bin()
{
    m_bin = new QToolButton(this);
    m_bin->setIcon(icon(QStringLiteral("trash")));
    set_tip(m_bin, tr("Recycle bin"));
    m_bin->setAccessibleName(tr("Recycle bin"));
    m_bin->setCheckable(true);
    connect(m_bin, &QToolButton::toggled, this, [this](bool on) {
        if (on && m_def != nullptr)
            m_recycle->show_bin(*m_def);
        else
            m_recycle->hide();
    });
    connect(m_recycle, &RecyclePanel::closed, this, [this] {
        m_bin->setChecked(false);
        enter_rows();
    });
    connect(m_recycle, &RecyclePanel::restored, this, &LedgerTable::want_row);
    m_filter->tools()->addWidget(m_bin);
}

void LedgerTable::connect_model()
{
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
    connect(m_model, &LedgerTableModel::shown, this, &LedgerTable::rows_arrived);
    connect(m_model, &LedgerTableModel::loaded, this, [this] {
        rows_arrived();
        m_wanted_row = 0;
        restore_kept();
        bring_into_view();
        if (m_view->current_id() <= 0)
            Q_EMIT left_without_row();
    });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &LedgerTable::rows_changed);
    connect(m_model, &QAbstractItemModel::headerDataChanged, this, &LedgerTable::marks_changed);
    connect(m_model, &LedgerTableModel::failed, this, [this](const Error& error) {
        m_context.notices().error(error);
        Q_EMIT rows_changed();
        show_empty();
    });
}

void LedgerTable::restore_kept()
{
    if (m_kept.empty())
        return;
    m_view->select_ids(std::exchange(m_kept, {}));
    const auto place = std::exchange(m_kept_place, std::nullopt);
    if (!place) {
        m_view->scrollTo(m_view->currentIndex());
        return;
    }
    m_view->horizontalScrollBar()->setValue(place->x());
    m_view->verticalScrollBar()->setValue(place->y());
}

void LedgerTable::show_document()
{
    m_def = nullptr;
    m_bin->setChecked(false);
    forget_rows();
    m_catalog = m_context.catalog();
    m_model->set_source(m_context.path8(), m_context.definitions(),
                        Evaluations::of(m_context).worlds());
    m_model->set_as_of(m_context.as_of());
}

bool LedgerTable::show_list(const ListRequest& request)
{
    const LedgerDef* def = m_catalog ? m_catalog->ledger(request.query.ledger) : nullptr;
    if (def == nullptr)
        return false;
    m_def = def;
    m_end->hide();
    m_name->hide();
    m_bin->setChecked(false);
    forget_rows();
    m_filter->set_ledger(m_context.definitions(), *m_def);
    m_filter->set_request(request);
    m_view->setAccessibleName(qt(m_def->name));
    Q_EMIT list_changed();
    m_model->show(request);
    m_view->restore_columns();
    m_view->scrollToTop();
    return true;
}

void LedgerTable::forget_rows()
{
    m_wanted_row = 0;
    m_kept.clear();
    m_turned.clear();
    for (QWidget* panel : m_panels)
        panel->hide();
}

void LedgerTable::add_panel(QWidget* panel)
{
    m_panels.push_back(panel);
    m_column->insertWidget(m_column->indexOf(m_view), panel);
}

std::optional<TableScope> LedgerTable::scope(int chosen_from)
{
    if (m_def == nullptr || m_model->rowCount() == 0)
        return std::nullopt;
    TableScope scope = columns();
    scope.chosen = m_view->selected_count() >= chosen_from;
    if (!scope.chosen && !m_model->complete()) {
        m_context.notices().info(
            tr("The rows are still being read. Please try again in a moment."));
        return std::nullopt;
    }
    scope.rows = scope.chosen ? m_view->selected_ids() : m_model->ids();
    return scope;
}

TableScope LedgerTable::columns() const
{
    TableScope scope;
    scope.catalog = m_catalog;
    scope.def = m_def;
    scope.fields = m_view->shown_fields();
    // A column that was hidden under the keyboard is nothing to work on.
    const QModelIndex at = m_view->currentIndex();
    const bool here = at.isValid() && m_view->column_shown(at.column()) && !at_derived();
    scope.column = here ? at.column() : scope.fields.empty() ? 0 : scope.fields.front();
    scope.masked = m_model->masked();
    return scope;
}

bool LedgerTable::at_derived() const
{
    const QModelIndex at = m_view->currentIndex();
    return at.isValid() && m_model->derived(at.column());
}

void LedgerTable::set_as_of(Date day)
{
    m_model->set_as_of(day);
}

void LedgerTable::apply(const DataChange& change)
{
    m_turned.clear();
    if (m_def != nullptr && !change.rows.empty()) {
        const auto action = ChangeLog(m_context.database()).action(change.action);
        const bool turned = action && *action && (*action)->target != 0;
        for (const DataChange::Row& row : change.rows)
            if (turned && row.ledger == m_def->code)
                m_turned.insert(row.id);
    }
    m_model->apply(change);
}

void LedgerTable::bring_into_view()
{
    const std::unordered_set<std::int64_t> turned = std::exchange(m_turned, {});
    if (turned.empty())
        return;
    const std::vector<std::int64_t>& ids = m_model->ids();
    const auto first =
        std::find_if(ids.begin(), ids.end(), [&](std::int64_t id) { return turned.contains(id); });
    if (first == ids.end())
        return;
    const QModelIndex row = m_model->index(static_cast<int>(first - ids.begin()),
                                           std::max(0, m_view->currentIndex().column()));
    if (m_view->selectionModel()->isSelected(row))
        m_view->scrollTo(row);
    else
        m_view->select_id(*first);
}

void LedgerTable::filter_again()
{
    if (m_def == nullptr)
        return;
    m_kept = m_view->selected_ids();
    m_kept_place.reset();
    m_model->show(ListRequest(m_model->request()));
}

void LedgerTable::reload()
{
    if (m_def == nullptr)
        return;
    m_kept.clear();
    ListRequest request;
    request.query = m_filter->rows();
    request.query.sort = m_model->request().query.sort;
    request.query.sort_by = m_model->request().query.sort_by;
    request.query.descending = m_model->request().query.descending;
    request.title = m_filter->list_title();
    const bool left = request.title.isEmpty() && !m_model->request().columns.empty();
    if (!left)
        request.columns = m_model->request().columns;
    Q_EMIT list_changed();
    m_model->show(request);
    if (left) // the ledger's own columns again
        m_view->restore_columns();
}

void LedgerTable::keep_selected(const TableScope& scope)
{
    if (m_def == nullptr || m_def->code != scope.def->code ||
        m_view->selected_count() != std::ssize(scope.rows))
        return; // ids of another ledger mean other rows
    std::vector<std::int64_t> chosen = m_view->selected_ids();
    std::vector<std::int64_t> kept = scope.rows;
    std::sort(chosen.begin(), chosen.end());
    std::sort(kept.begin(), kept.end());
    if (chosen != kept)
        return;
    m_kept = std::move(kept);
    m_kept_place = {m_view->horizontalScrollBar()->value(), m_view->verticalScrollBar()->value()};
}

void LedgerTable::rows_arrived()
{
    if (m_wanted_row != 0 && m_model->row_of(m_wanted_row) >= 0)
        m_view->select_id(std::exchange(m_wanted_row, 0));
    else if (m_wanted_row == 0 && m_view->current_id() <= 0 && m_model->rowCount() > 0)
        m_view->select_id(m_model->id_at(0)); // the keyboard and the details have somewhere to be
    Q_EMIT rows_changed();
    show_empty();
}

void LedgerTable::enter()
{
    if (m_wanted_row != 0 && m_model->row_of(m_wanted_row) >= 0)
        m_view->select_id(std::exchange(m_wanted_row, 0));
    show_empty();
    focus_rows();
    Q_EMIT rows_changed();
}

void LedgerTable::focus_rows()
{
    if (m_empty->isHidden())
        m_view->setFocus();
    else
        m_empty_action->setFocus();
}

void LedgerTable::enter_rows()
{
    focus_rows();
    if (!m_view->currentIndex().isValid() && m_model->rowCount() > 0)
        m_view->select_id(m_model->id_at(0));
}

QString LedgerTable::title() const
{
    if (m_def == nullptr)
        return {};
    const QString list = m_filter->list_title();
    return list.isEmpty() ? qt(m_def->name) : QStringLiteral("%1 · %2").arg(qt(m_def->name), list);
}

QString LedgerTable::status() const
{
    if (m_def == nullptr)
        return {};
    const QString count = count_text(m_model->rowCount());
    QString text = m_model->unread()      ? tr("The rows could not be read")
                   : !m_model->complete() ? tr("reading…")
                   : m_filter->narrowed() ? tr("%1 rows found").arg(count)
                                          : tr("%1 rows").arg(count);
    if (const int strayed = m_model->strayed(); strayed > 0)
        text += tr(" · %1 of them no longer fit (≠), F5 filters again").arg(count_text(strayed));
    if (const int selected = m_view->selected_count(); selected > 0)
        text += tr(" · %1 selected").arg(count_text(selected));
    if (const QModelIndex at = m_view->currentIndex(); at.isValid())
        for (const RowMark& mark : m_model->marks(at.row()))
            text += QStringLiteral(" · %1 %2").arg(mark.sign, mark.word);
    return text;
}

void LedgerTable::show_empty()
{
    const bool empty =
        m_def != nullptr && (m_model->complete() || m_model->unread()) && m_model->rowCount() == 0;
    const bool keyboard = m_view->hasFocus() || m_empty_action->hasFocus();
    show_either(!empty, m_view, m_empty);
    if (empty)
        say_empty();
    if (keyboard)
        focus_rows();
}

void LedgerTable::say_empty()
{
    const QString name = qt(m_def->name);
    const bool narrowed = m_filter->narrowed();
    if (m_model->unread()) {
        m_empty_text->setText(tr("The rows of “%1” have not been read.").arg(name));
        m_empty_action->setText(tr("Read again"));
    } else if (narrowed) {
        m_empty_text->setText(tr("No row of “%1” fits the search and the conditions.").arg(name));
        m_empty_action->setText(tr("Show all rows"));
    } else {
        m_empty_text->setText(
            tr("“%1” has no rows yet. Add the first one here, paste rows from Excel (Ctrl+V), or "
               "import a list under Data exchange.")
                .arg(name));
        m_empty_action->setText(tr("Add the first row"));
    }
    m_empty_action->setVisible(m_model->unread() || narrowed || !m_context.read_only());
}

Result<> LedgerTable::edit_cell(std::int64_t id, int field, const QVariant& entered)
{
    if (m_context.read_only())
        return fail(ErrorKind::Refused, utf8_of(tr("The file is open read-only.")));
    return change_cell(m_context, *m_def, id, field, entered.value<Value>());
}

void LedgerTable::fill_columns_menu()
{
    m_columns->clear();
    if (m_def == nullptr)
        return;
    delete m_derived_columns;
    m_derived_columns = new CheckMenu(tr("&Worked out by the program"), m_columns);
    m_derived_columns->setToolTipsVisible(true);
    const std::vector<FilterSubject>& columns = m_model->columns();
    for (int column = 0; column < static_cast<int>(columns.size()); ++column) {
        const FieldDef& field = columns[static_cast<std::size_t>(column)].field;
        const bool derived = m_model->derived(column);
        QAction* action =
            (derived ? m_derived_columns : m_columns)->addAction(button_text(qt(field.name)));
        if (derived)
            set_tip(action, qt(field.hint));
        action->setCheckable(true);
        action->setChecked(m_view->column_shown(column));
        connect(action, &QAction::toggled, this,
                [this, column](bool on) { m_view->show_column(column, on); });
    }
    m_columns->addSeparator();
    if (!m_derived_columns->isEmpty())
        m_columns->addMenu(m_derived_columns);
    const QModelIndex at = m_view->currentIndex();
    m_view->offer_freezing(*m_columns, at.isValid() ? at.column() : -1);
    QAction* reset = m_columns->addAction(tr("As at first"));
    connect(reset, &QAction::triggered, m_view, &LedgerView::reset_columns);
}

} // namespace lx::ui
