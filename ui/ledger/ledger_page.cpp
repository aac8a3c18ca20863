#include "ui/ledger/ledger_page.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/document/user_settings.h"
#include "ui/form/record_form.h"
#include "ui/ledger/detail_panel.h"
#include "ui/ledger/filter_bar.h"
#include "ui/ledger/ledger_list.h"
#include "ui/ledger/ledger_table.h"
#include "ui/ledger/ledger_view.h"
#include "ui/ledger/row_clipboard.h"
#include "ui/ledger/row_menu.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

const QString flag_detail = QStringLiteral("ledger/detail");
// Widths in characters: they grow with the type.
constexpr int list_ems = 11;
constexpr int detail_ems = 22;

} // namespace

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
    arrange();
    connect_rooms();
}

void LedgerPage::build_header()
{
    m_more = new QPushButton(tr("&More"), this);
    m_more->setProperty("menu", true);
    m_add = new QPushButton(icon_on_accent(QStringLiteral("add")), tr("&New row"), this);
    set_primary(m_add);
    set_tip(m_add, tr("Ctrl+Enter"));
    connect(m_add, &QPushButton::clicked, this, &LedgerPage::add_row);
    add_action(m_more);
    add_action(m_add);
}

void LedgerPage::build_record()
{
    m_detail_button = new QToolButton(this);
    m_detail_button->setIcon(icon(QStringLiteral("panel")));
    m_detail_button->setCheckable(true);
    m_detail_button->setChecked(context().settings().flag(flag_detail, true));
    set_tip(m_detail_button, tr("Details of the row (F4)"));
    m_detail_button->setAccessibleName(tr("Details of the row"));
    m_detail_button->setShortcut(QKeySequence(Qt::Key_F4));
    m_table->filter().tools()->addWidget(m_detail_button);
    m_form = new RecordForm(context(), m_stack);
    m_stack->addWidget(m_form);
    m_detail = new DetailPanel(context(), this);
    m_detail->setVisible(m_detail_button->isChecked());
    connect(m_detail_button, &QToolButton::toggled, this, [this](bool on) {
        m_detail->setVisible(on && !in_form());
        context().settings().set_flag(flag_detail, on);
        if (on)
            show_detail(m_table->view().current_id());
    });
    connect(m_detail, &DetailPanel::closed, m_detail_button,
            [this] { m_detail_button->setChecked(false); });
}

void LedgerPage::arrange()
{
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_list);
    splitter->addWidget(m_stack);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(1, 1);
    const int em = Theme::current().text_px;
    m_list->setMinimumWidth(list_ems * em);
    m_detail->setMinimumWidth(detail_ems * em);
    splitter->setSizes({list_ems * em, 800, detail_ems * em});
    body()->addWidget(splitter, 1);
}

void LedgerPage::connect_rooms()
{
    auto* clipboard = new RowClipboard(context(), *m_table);
    connect(clipboard, &RowClipboard::copied, this,
            [this](qint64 rows) { set_status(tr("%1 rows copied").arg(count_text(rows))); });
    auto* menu = new RowMenu(context(), *m_table, *clipboard, m_more);
    m_more->setMenu(menu);
    connect(menu, &RowMenu::edit_wanted, this, &LedgerPage::open_form);
    connect(menu, &RowMenu::masked_changed, m_detail, &DetailPanel::set_masked);

    // Not the button's own shortcut: that one changes with its text. In a form Ctrl+Enter means
    // something else.
    auto* add = new QAction(this);
    add->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    add->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(add, &QAction::triggered, m_add, &QPushButton::click);
    m_table->addAction(add);
    m_list->addAction(add);

    connect(m_list, &LedgerList::chosen, this, &LedgerPage::show_ledger);
    connect(m_table, &LedgerTable::list_changed, this, [this] { set_title(m_table->title()); });
    connect(m_table, &LedgerTable::rows_changed, this, &LedgerPage::update_status);
    connect(m_table, &LedgerTable::left_without_row, m_detail, &DetailPanel::clear);
    connect(m_table, &LedgerTable::add_wanted, this, &LedgerPage::add_row);
    connect(&m_table->view(), &LedgerView::open_wanted, this, &LedgerPage::open_form);
    connect(&m_table->view(), &LedgerView::current_changed, this, [this](qint64 id) {
        if (m_detail->isVisible())
            show_detail(id);
    });
    connect(m_detail, &DetailPanel::edit_wanted, this, &LedgerPage::open_form);
    connect(m_detail, &DetailPanel::add_related, this,
            [this](const QString& ledger, const QString& field, qint64 id, const QString& label) {
                show_ledger(ledger);
                show_form(m_form->add(utf8_of(ledger),
                                      {{utf8_of(field), Value(std::int64_t{id}), label}}));
            });
    connect(m_form, &RecordForm::closed, this, [this](qint64 id) {
        m_table->want_row(id);
        show_table();
    });
    connect(m_form, &RecordForm::saved, m_table, &LedgerTable::want_row);
    connect(&context(), &AppContext::list_wanted, this, &LedgerPage::show_list);
    connect(&context(), &AppContext::record_wanted, this, &LedgerPage::show_record);
}

bool LedgerPage::in_form() const
{
    return m_stack->currentWidget() == m_form;
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
    if (changes.as_of)
        m_table->set_as_of(context().as_of());
    if (changes.as_of || changes.policies)
        m_form->refresh_policies();
    for (const DataChange& change : changes.data) {
        m_table->model().apply(change);
        m_detail->apply(change);
        m_form->apply(change);
    }
    if (!changes.data.empty())
        m_list->read_counts();
}

void LedgerPage::show_document()
{
    m_form->close_form();
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
    show_list(request);
}

void LedgerPage::show_list(const ListRequest& request)
{
    if (!m_table->show_list(request))
        return;
    m_list->select(qt(def()->code));
    m_add->setText(tr("&New: %1").arg(qt(def()->name)));
    m_detail->clear();
    show_table();
}

void LedgerPage::show_record(const QString& ledger, qint64 id)
{
    show_ledger(ledger);
    m_table->want_row(id);
    m_detail_button->setChecked(true);
    show_detail(id);
}

void LedgerPage::show_table()
{
    // An unfinished form stays open behind another ledger's table only if it is not of this one.
    if (in_form() && m_form->open() && m_form->unsaved() && !m_form->leave())
        return;
    if (m_form->open())
        m_form->close_form();
    m_stack->setCurrentWidget(m_table);
    m_detail->setVisible(m_detail_button->isChecked());
    show_header(true);
    m_add->setEnabled(!context().read_only() && def() != nullptr);
    m_table->enter();
}

void LedgerPage::show_form(bool begun)
{
    if (begun) {
        m_detail->hide();
        m_stack->setCurrentWidget(m_form);
        show_header(false);
    }
    update_status();
}

void LedgerPage::show_detail(qint64 id)
{
    if (id > 0 && def() != nullptr)
        m_detail->show_row(m_table->catalog(), *def(), id);
}

void LedgerPage::update_status()
{
    set_status(in_form() ? QString() : m_table->status());
}

void LedgerPage::open_form(std::int64_t id)
{
    show_form(m_form->edit(def()->code, id));
}

void LedgerPage::add_row()
{
    if (def() != nullptr && !context().read_only())
        show_form(m_form->add(def()->code));
}

bool LedgerPage::may_close()
{
    return m_form->may_close();
}

void LedgerPage::find()
{
    if (!in_form())
        m_table->filter().focus_search();
}

void LedgerPage::save()
{
    if (in_form())
        (void)m_form->save();
}

void LedgerPage::focus_first()
{
    if (!in_form())
        m_table->view().setFocus();
}

bool LedgerPage::show_view(int view)
{
    switch (view) {
    case 0:
        return true;
    case 1:
        if (m_table->view().current_id() > 0)
            open_form(m_table->view().current_id());
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
