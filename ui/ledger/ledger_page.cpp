#include "ui/ledger/ledger_page.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

#include "core/rows/dossier.h"
#include "ui/document/evaluations.h"
#include "ui/dossier/dossier_view.h"
#include "ui/event/event_form.h"
#include "ui/form/record_form.h"
#include "ui/ledger/column_sums.h"
#include "ui/ledger/detail_panel.h"
#include "ui/ledger/filter_bar.h"
#include "ui/ledger/ledger_list.h"
#include "ui/ledger/ledger_table.h"
#include "ui/ledger/ledger_view.h"
#include "ui/ledger/recycle_panel.h"
#include "ui/ledger/row_actions.h"
#include "ui/ledger/row_clipboard.h"
#include "ui/ledger/row_menu.h"
#include "ui/ledger/table_tools.h"
#include "ui/presentation/format.h"
#include "ui/widgets/event_menu.h"

namespace lx::ui {

LedgerPage::LedgerPage(AppContext& context, QWidget* parent) : Page(context, tr("Ledgers"), parent)
{
    m_list = new LedgerList(context, this);
    m_stack = new QStackedWidget(this);
    build_header();
    m_table = new LedgerTable(context, m_stack);
    m_stack->addWidget(m_table);
    // The search stands beside the title: the line below is for what narrows further.
    header()->insertWidget(2, m_table->filter().search_box(), 1);
    build_record();
    build_event();
    arrange();
    connect_rooms();
}

void LedgerPage::connect_rooms()
{
    auto* clipboard = new RowClipboard(context(), *m_table);
    connect(clipboard, &RowClipboard::copied, this,
            [this](qint64 rows) { set_status(tr("%1 rows copied").arg(count_text(rows))); });
    m_tools = new TableTools(context(), *m_table);
    connect(&m_tools->sums(), &ColumnSums::changed, this, &LedgerPage::update_status);
    auto* menu = new RowMenu(context(), *m_table, *clipboard, *m_tools, m_more);
    m_more->setMenu(menu);
    m_row_menu = menu;
    set_printed(&m_table->view(), [menu] { return menu->printed(); });
    connect(menu, &RowMenu::print_wanted, this, &LedgerPage::print);
    const auto edit = [this](qint64 id) { open_form(def()->code, id); };
    const auto open_dossier = [this](qint64 id) {
        if (id > 0 && has_dossier(def()->code))
            this->context().go(Place::dossier(def()->code, id));
    };
    connect(menu, &RowMenu::edit_wanted, this, edit);
    connect(menu, &RowMenu::dossier_wanted, this, open_dossier);
    connect(menu, &RowMenu::masked_changed, m_detail, &DetailPanel::set_masked);
    connect(menu, &RowMenu::masked_changed, m_dossier, &DossierView::set_masked);

    // Not the button's own shortcut: that one changes with its text. In a form Ctrl+Enter means
    // something else.
    auto* add = new QAction(this);
    add->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    add->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(add, &QAction::triggered, m_add, &QPushButton::click);
    m_table->addAction(add);
    m_list->addAction(add);
    auto* whole = new QAction(this);
    whole->setShortcuts(
        {QKeySequence(Qt::ALT | Qt::Key_Return), QKeySequence(Qt::ALT | Qt::Key_Enter)});
    whole->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(whole, &QAction::triggered, this,
            [this, open_dossier] { open_dossier(m_table->view().current_id()); });
    m_table->addAction(whole);

    connect(m_list, &LedgerList::chosen, this, [this](const QString& code) {
        ListRequest all;
        all.query.ledger = utf8_of(code);
        context().go(Place::list(std::move(all)));
    });
    connect(m_table, &LedgerTable::list_changed, this, [this] { set_title(m_table->title()); });
    connect(m_table, &LedgerTable::rows_changed, this, &LedgerPage::update_status);
    connect(m_table, &LedgerTable::marks_changed, this, &LedgerPage::update_status);
    connect(m_table, &LedgerTable::left_without_row, m_detail, &DetailPanel::clear);
    connect(m_table, &LedgerTable::add_wanted, this, &LedgerPage::add_row);
    connect(&m_table->view(), &LedgerView::open_wanted, this, edit);
    connect(&m_table->view(), &LedgerView::current_changed, this, [this](qint64 id) {
        if (m_detail->isVisible())
            show_detail(id);
    });
    connect(m_detail, &DetailPanel::edit_wanted, this, edit);
    connect(m_detail, &DetailPanel::dossier_wanted, this, open_dossier);
    connect(m_detail, &DetailPanel::add_related, this, &LedgerPage::add_related);
    connect(m_dossier, &DossierView::edit_wanted, this,
            [this](const QString& ledger, qint64 id) { open_form(utf8_of(ledger), id); });
    connect(m_dossier, &DossierView::add_wanted, this, &LedgerPage::add_related);
    connect(m_dossier, &DossierView::left, this, [this] {
        if (context().go_back())
            return;
        m_dossier->clear();
        show_table();
    });
    connect(m_event, &EventForm::left, this, &LedgerPage::leave_event);
    connect(m_form, &RecordForm::closed, this, &LedgerPage::leave_form);
    connect(m_form, &RecordForm::saved, this, [this](qint64 id) {
        if (def() != nullptr && m_form_ledger == def()->code)
            m_table->want_row(id);
    });
}

bool LedgerPage::in_form() const
{
    return m_stack->currentWidget() == m_form;
}

bool LedgerPage::in_event() const
{
    return m_stack->currentWidget() == m_event;
}

const LedgerDef* LedgerPage::def() const
{
    return m_table->def();
}

void LedgerPage::refresh(const Changes& changes)
{
    if (changes.document) {
        show_document();
        return;
    }
    if (changes.moved) {
        m_table->model().go_on_in(context().path8(), Evaluations::of(context()).worlds());
        m_detail->go_on();
        m_dossier->refresh();
    }
    if (changes.as_of)
        m_table->set_as_of(context().as_of());
    if (changes.as_of || changes.policies) {
        m_form->refresh_policies();
        m_dossier->refresh();
    }
    for (const DataChange& change : changes.data) {
        m_table->apply(change);
        m_table->recycle_panel().apply(change);
        m_tools->apply(change);
        m_detail->apply(change);
        m_dossier->apply(change);
        m_form->apply(change);
        m_event->apply(change);
    }
    if (changes.moved || !changes.data.empty())
        m_list->read_counts();
}

void LedgerPage::show_document()
{
    m_form->close_form();
    m_event->close_form();
    m_dossier->clear();
    m_stack->setCurrentWidget(m_table);
    m_table->show_document();
    m_detail->clear();
    if (!context().has_document())
        return;
    m_list->fill();
    show_ledger(QStringLiteral("unit"));
}

void LedgerPage::show_ledger(const QString& code)
{
    ListRequest request;
    request.query.ledger = utf8_of(code);
    (void)show_list(request);
}

bool LedgerPage::show_list(const ListRequest& request)
{
    if (!leave_entry() || !m_table->show_list(request))
        return false;
    m_table->want_row(request.row);
    m_list->select(qt(def()->code));
    m_add->setText(tr("&New: %1").arg(qt(def()->name)));
    m_row_menu->show_ledger(def()->code);
    m_begin->setVisible(
        m_events->offer(def()->code, [this] { return m_table->view().selected_ids(); }));
    m_detail->clear();
    m_dossier->clear();
    show_table();
    return true;
}

bool LedgerPage::show_place(const Place& place)
{
    if (const auto* list = std::get_if<ListRequest>(&place.what))
        return show_list(*list);
    if (const auto* event = std::get_if<Place::Event>(&place.what))
        return show_event(*event);
    std::optional<Place::Row> row;
    if (const auto* dossier = std::get_if<Place::Dossier>(&place.what)) {
        if (has_dossier(dossier->ledger))
            return show_dossier(dossier->ledger, dossier->id);
        row = Place::Row{dossier->ledger, dossier->id};
    } else if (const auto* one = std::get_if<Place::Row>(&place.what)) {
        row = *one;
    }
    if (!row)
        return Page::show_place(place);
    ListRequest whole;
    whole.query.ledger = row->ledger;
    if (!show_list(whole))
        return false;
    m_table->want_row(row->id);
    m_detail_button->setChecked(true);
    show_detail(row->id);
    return true;
}

void LedgerPage::show_table()
{
    if (!leave_entry())
        return;
    m_stack->setCurrentWidget(m_table);
    fold_sides();
    show_header(true);
    m_add->setEnabled(!context().read_only() && def() != nullptr);
    m_table->enter();
}

void LedgerPage::show_form(bool begun)
{
    if (begun) {
        m_stack->setCurrentWidget(m_form);
        fold_sides();
        show_header(false);
    }
    update_status();
}

void LedgerPage::show_detail(qint64 id)
{
    if (id > 0 && def() != nullptr)
        m_detail->show_row(m_table->catalog(), *def(), id);
}

bool LedgerPage::show_dossier(const std::string& ledger, std::int64_t id)
{
    if (!leave_entry())
        return false;
    if (def() == nullptr || def()->code != ledger) {
        ListRequest whole;
        whole.query.ledger = ledger;
        if (!show_list(whole))
            return false;
    }
    m_table->want_row(id);
    m_dossier->show_row(m_table->catalog(), *def(), id);
    m_stack->setCurrentWidget(m_dossier);
    fold_sides();
    show_header(false);
    m_dossier->setFocus();
    update_status();
    return true;
}

bool LedgerPage::leave_entry()
{
    if (in_form() && m_form->open() && m_form->unsaved() && !m_form->leave())
        return false;
    if (in_event() && !m_event->may_close())
        return false;
    m_form->close_form();
    m_event->close_form();
    return true;
}

bool LedgerPage::show_event(const Place::Event& event)
{
    if (in_form() && m_form->open() && m_form->unsaved() && !m_form->leave())
        return false;
    Place from = here();
    if (!m_event->begin(event))
        return false;
    m_form->close_form();
    m_event_from = std::move(from);
    m_event_straight = true;
    m_stack->setCurrentWidget(m_event);
    fold_sides();
    show_header(false);
    m_event->focus_first();
    update_status();
    return true;
}

Place LedgerPage::here() const
{
    if ((in_form() && m_form->open()) || (in_event() && m_event->open()))
        return Page::here(); // what is being entered is there as long as it is
    if (const Place::Row row = m_dossier->shown(); row.id != 0)
        return Place::dossier(row.ledger, row.id);
    if (def() == nullptr)
        return Page::here();
    ListRequest list = m_table->model().request();
    list.row = m_table->view().current_id();
    return Place::list(std::move(list));
}

void LedgerPage::leave_event()
{
    // Straight from where it was begun one goes back there, on whatever page that is.
    if (std::exchange(m_event_straight, false) && context().go_back())
        return;
    m_stack->setCurrentWidget(m_table);
    if (!show_place(m_event_from))
        show_table();
}

void LedgerPage::hideEvent(QHideEvent* event)
{
    m_event_straight = false;
    Page::hideEvent(event);
}

void LedgerPage::leave_form(std::int64_t saved)
{
    if (def() != nullptr && m_form_ledger == def()->code)
        m_table->want_row(saved);
    const Place::Row before = m_dossier->shown();
    if (before.id == 0)
        show_table();
    else
        show_dossier(before.ledger, before.id);
}

void LedgerPage::update_status()
{
    QString words;
    if (m_stack->currentWidget() == m_table) {
        words = m_table->status();
        if (m_tools->sums().any())
            words += QStringLiteral("    ") + m_tools->sums().text();
    }
    set_status(words);
}

void LedgerPage::open_form(const std::string& ledger, std::int64_t id)
{
    const bool begun = m_form->edit(ledger, id);
    if (begun)
        m_form_ledger = ledger;
    show_form(begun);
}

void LedgerPage::add_row()
{
    if (def() == nullptr || context().read_only())
        return;
    const bool begun = m_form->add(def()->code);
    if (begun)
        m_form_ledger = def()->code;
    show_form(begun);
}

void LedgerPage::add_related(const QString& ledger, const QString& field, qint64 id,
                             const QString& label)
{
    const bool begun =
        m_form->add(utf8_of(ledger), {{utf8_of(field), Value(std::int64_t{id}), label}});
    if (begun)
        m_form_ledger = utf8_of(ledger);
    show_form(begun);
}

bool LedgerPage::may_close()
{
    return m_form->may_close() && m_event->may_close();
}

void LedgerPage::find()
{
    if (!in_form() && !in_event())
        m_table->filter().focus_search();
}

void LedgerPage::save()
{
    if (in_form())
        (void)m_form->save();
    if (in_event())
        m_event->apply();
}

void LedgerPage::print()
{
    const Place::Row row = m_dossier->shown();
    if (printing() || m_stack->currentWidget() != m_dossier ||
        !show_sheet(context(), row.ledger, row.id))
        Page::print();
}

void LedgerPage::status_clicked()
{
    if (m_stack->currentWidget() == m_table)
        m_tools->sums().copy();
}

void LedgerPage::focus_first()
{
    if (in_event())
        m_event->focus_first();
    else if (!in_form())
        m_table->view().setFocus();
}

} // namespace lx::ui
