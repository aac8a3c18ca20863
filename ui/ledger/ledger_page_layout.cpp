// The look of LedgerPage: its header and how its rooms stand beside each other.

#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/document/user_settings.h"
#include "ui/dossier/dossier_view.h"
#include "ui/event/event_form.h"
#include "ui/form/record_form.h"
#include "ui/ledger/detail_panel.h"
#include "ui/ledger/filter_bar.h"
#include "ui/ledger/ledger_list.h"
#include "ui/ledger/ledger_page.h"
#include "ui/ledger/ledger_table.h"
#include "ui/ledger/ledger_view.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/event_menu.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

const QString flag_detail = QStringLiteral("ledger/detail");
// Widths in characters: they grow with the type.
constexpr int list_ems = 11;
constexpr int detail_ems = 22;
constexpr int three_rooms_ems = 64; ///< below it two of the rooms have to do
constexpr int spare_ems = 170;      ///< from here on no table needs all the room
constexpr int wide_detail_ems = 34;

} // namespace

void LedgerPage::build_header()
{
    m_more = new QPushButton(tr("&More"), this);
    m_more->setProperty("menu", true);
    m_add = new QPushButton(icon_on_accent(QStringLiteral("add")), tr("&New row"), this);
    set_primary(m_add);
    set_tip(m_add, tr("Ctrl+Enter"));
    connect(m_add, &QPushButton::clicked, this, &LedgerPage::add_row);
    m_events = new EventMenu(context(), this);
    m_begin = event_button(m_events, this);
    add_action(m_begin);
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
    m_dossier = new DossierView(context(), m_stack);
    m_stack->addWidget(m_dossier);
    m_detail = new DetailPanel(context(), this);
    m_detail->setVisible(m_detail_button->isChecked());
    connect(m_detail_button, &QToolButton::toggled, this, [this](bool on) {
        if (!m_narrow)
            context().settings().set_flag(flag_detail, on);
        fold_sides();
        if (on)
            show_detail(m_table->view().current_id());
    });
    connect(m_detail, &DetailPanel::closed, m_detail_button,
            [this] { m_detail_button->setChecked(false); });
}

void LedgerPage::build_event()
{
    m_event = new EventForm(context(), m_stack);
    m_stack->addWidget(m_event);
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

void LedgerPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    // A share of the room, not a least width: that would keep the window from becoming smaller.
    const bool spare = width() >= characters(this, spare_ems);
    if (spare != m_spare) {
        m_spare = spare;
        const int em = Theme::current().text_px;
        const int detail = (spare ? wide_detail_ems : detail_ems) * em;
        qobject_cast<QSplitter*>(m_detail->parentWidget())
            ->setSizes({list_ems * em, width() - list_ems * em - detail, detail});
    }
    const bool narrow = width() < characters(this, three_rooms_ems);
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    m_detail_button->setChecked(!narrow && context().settings().flag(flag_detail, true));
    fold_sides();
}

QSize LedgerPage::minimumSizeHint() const
{
    QSize size = Page::minimumSizeHint();
    if (m_detail != nullptr && m_detail->isVisibleTo(this) && !m_narrow)
        size.rwidth() -= m_detail->minimumWidth(); // it folds away before the room is too small
    return size;
}

void LedgerPage::fold_sides()
{
    const bool detail = m_detail_button->isChecked() && m_stack->currentWidget() == m_table;
    m_detail->setVisible(detail);
    m_list->setVisible(!m_narrow ||
                       (!detail && m_stack->currentWidget() != m_dossier && !in_event()));
}

} // namespace lx::ui
