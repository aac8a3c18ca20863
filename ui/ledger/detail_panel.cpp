#include "ui/ledger/detail_panel.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/rows/dossier.h"
#include "ui/document/app_context.h"
#include "ui/document/take_back.h"
#include "ui/dossier/row_facts.h"
#include "ui/ledger/related_rows.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

constexpr int wait_ms = 60;
constexpr int fixed_tabs = 2; ///< 基本, 变更历史

QScrollArea* make_area(QWidget* parent)
{
    auto* area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return area;
}

} // namespace

DetailPanel::DetailPanel(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_slot(context.jobs()), m_writing(context.jobs())
{
    setAccessibleName(tr("Details of the row"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, Theme::grid(1), 0, 0);
    column->setSpacing(Theme::grid(1));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(Theme::grid(2), 0, Theme::grid(1), 0);
    head->setSpacing(4);
    m_name = new TextLabel(this);
    set_role(m_name, "strong");
    m_name->setWordWrap(true);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_edit = new QPushButton(icon(QStringLiteral("edit")), tr("Edit"), this);
    set_quiet(m_edit);
    set_tip(m_edit, tr("Edit in the form (Enter)"));
    m_dossier = new QPushButton(icon(QStringLiteral("form")), tr("Dossier"), this);
    set_quiet(m_dossier);
    set_tip(m_dossier, tr("All that is kept of it, what the policies say first (Alt+Enter)"));
    auto* close = new QToolButton(this);
    close->setIcon(icon(QStringLiteral("close")));
    set_tip(close, tr("Hide the details"));
    close->setAccessibleName(tr("Hide the details"));
    head->addWidget(m_name, 1);
    head->addWidget(m_dossier, 0, Qt::AlignTop);
    head->addWidget(m_edit, 0, Qt::AlignTop);
    head->addWidget(close, 0, Qt::AlignTop);
    column->addLayout(head);
    m_tabs = new QWidget(this);
    auto* flow = new FlowLayout(m_tabs, 2);
    flow->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), 0);
    column->addWidget(m_tabs);
    m_stack = new QStackedWidget(this);
    m_nothing = new TextLabel(tr("Choose a row to see its details."), this);
    set_role(m_nothing, "soft");
    m_nothing->setAlignment(Qt::AlignTop | Qt::AlignHCenter);
    m_nothing->setContentsMargins(Theme::grid(2), Theme::grid(4), Theme::grid(2), 0);
    m_nothing->setWordWrap(true);
    m_basic = make_area(this);
    m_history = make_area(this);
    m_rows = new RelatedRows(context, this);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_basic);
    m_stack->addWidget(m_history);
    m_stack->addWidget(m_rows);
    column->addWidget(m_stack, 1);

    m_wait.setSingleShot(true);
    m_wait.setInterval(wait_ms);
    connect(&m_wait, &QTimer::timeout, this, &DetailPanel::read);
    connect(close, &QToolButton::clicked, this, &DetailPanel::closed);
    connect(m_edit, &QPushButton::clicked, this, [this] { Q_EMIT edit_wanted(m_id); });
    connect(m_dossier, &QPushButton::clicked, this, [this] { Q_EMIT dossier_wanted(m_id); });
    connect(m_rows, &RelatedRows::add_wanted, this, [this] {
        const RelatedLedger& related = m_related[static_cast<std::size_t>(m_tab - fixed_tabs)];
        Q_EMIT add_related(qt(related.def->code), qt(related.field), m_id, m_label);
    });
    clear();
}

void DetailPanel::show_row(std::shared_ptr<const Catalog> catalog, const LedgerDef& def,
                           std::int64_t id)
{
    const bool other = m_def != &def;
    m_catalog = std::move(catalog);
    m_def = &def;
    m_id = id;
    if (other) {
        m_related = related_ledgers(*m_catalog, def);
        m_tab = 0;
        build_tabs();
    }
    m_wait.start();
}

void DetailPanel::clear()
{
    m_wait.stop();
    m_slot.stop();
    m_def = nullptr;
    m_id = 0;
    m_name->clear();
    m_edit->hide();
    m_dossier->hide();
    m_tabs->hide();
    m_rows->clear();
    m_stack->setCurrentWidget(m_nothing);
}

void DetailPanel::set_masked(bool masked)
{
    m_masked = masked;
    if (m_id != 0)
        m_wait.start();
}

void DetailPanel::apply(const DataChange& change)
{
    if (m_def == nullptr)
        return;
    bool concerned = change.touches(m_def->code);
    for (const RelatedLedger& related : m_related)
        concerned |= change.touches(related.def->code);
    if (concerned)
        m_wait.start();
    m_rows->apply(change);
}

void DetailPanel::go_on()
{
    m_rows->go_on();
    m_wait.start();
}

void DetailPanel::read()
{
    if (m_def == nullptr || m_id == 0)
        return;
    struct Link
    {
        std::string ledger;
        std::string field;
    };
    std::vector<Link> links;
    for (const RelatedLedger& related : m_related)
        links.push_back({related.def->code, related.field});
    m_slot.start<std::optional<Facts>>(
        JobKind::Quick, {},
        [path = m_context.path8(), catalog = m_catalog, ledger = m_def->code, id = m_id,
         masked = m_masked, links](JobProgress& progress) -> Result<std::optional<Facts>> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            const LedgerDef& def = *catalog->ledger(ledger);
            LedgerStore store(*database, *catalog);
            LX_ASSIGN(auto record, store.find(def, id));
            if (!record)
                return std::optional<Facts>();
            Facts facts;
            LX_ASSIGN(auto rows, show_rows(store, *catalog, def, {std::move(*record)}, masked));
            facts.row = std::move(rows.front());
            LX_ASSIGN(const auto labels, store.labels(def, {id}));
            if (const auto it = labels.find(id); it != labels.end())
                facts.label = qt(it->second);
            for (const Link& link : links) {
                Query query;
                query.ledger = link.ledger;
                query.filters = {{link.field, "=", std::to_string(id)}};
                LX_ASSIGN(const auto count, store.count(query));
                facts.counts.push_back(count);
            }
            LX_ASSIGN(facts.history, read_history(*database, *catalog, def, id));
            return std::optional(std::move(facts));
        },
        [this](Result<std::optional<Facts>> facts) {
            if (!facts || !*facts)
                clear();
            else
                show_facts(**facts);
        });
}

void DetailPanel::build_tabs()
{
    qDeleteAll(m_tabs->findChildren<QPushButton*>());
    delete m_tab_group;
    m_tab_group = new QButtonGroup(this);
    m_tab_group->setExclusive(true);
    const auto add = [this](const QString& text, int index) {
        auto* button = new QPushButton(text, m_tabs);
        set_quiet(button);
        button->setCheckable(true);
        m_tabs->layout()->addWidget(button);
        m_tab_group->addButton(button, index);
    };
    add(tr("Basics"), 0);
    add(tr("History"), 1);
    for (std::size_t i = 0; i < m_related.size(); ++i)
        add(m_related[i].title, static_cast<int>(i) + fixed_tabs);
    connect(m_tab_group, &QButtonGroup::idClicked, this, &DetailPanel::show_tab);
    m_others = new QPushButton(tr("Others"), m_tabs);
    set_quiet(m_others);
    m_others->setProperty("menu", true);
    m_others->setMenu(new QMenu(m_others));
    m_tabs->layout()->addWidget(m_others);
}

void DetailPanel::offer_tabs()
{
    // Ledgers with rows stand side by side; empty ones (to add the first row) in a menu, or there
    // would be more tabs than details.
    QMenu* menu = m_others->menu();
    menu->clear();
    for (std::size_t i = 0; i < m_related.size(); ++i) {
        const int index = static_cast<int>(i) + fixed_tabs;
        const std::int64_t count = i < m_counts.size() ? m_counts[i] : 0;
        const QString& title = m_related[i].title;
        auto* button = m_tab_group->button(index);
        button->setText(count == 0 ? title : QStringLiteral("%1 %2").arg(title, count_text(count)));
        button->setVisible(count > 0 || index == m_tab);
        if (!button->isVisibleTo(m_tabs))
            connect(menu->addAction(title), &QAction::triggered, this,
                    [this, index] { show_tab(index); });
    }
    m_others->setVisible(!menu->isEmpty());
    m_tabs->updateGeometry();
}

void DetailPanel::show_facts(const Facts& facts)
{
    m_label = facts.label;
    m_name->setText(facts.label);
    m_edit->setVisible(!m_context.read_only());
    m_dossier->setVisible(has_dossier(m_def->code));
    m_counts = facts.counts;
    offer_tabs();
    m_tabs->show();
    m_tabs->updateGeometry();
    const int scrolled = m_basic->verticalScrollBar()->value();
    m_basic->setWidget(row_facts(*m_def, facts.row));
    m_basic->verticalScrollBar()->setValue(scrolled);
    m_history->setWidget(row_history(facts.history, m_context.clock().today(), taking_back()));
    show_tab(m_tab);
}

std::function<void(std::int64_t)> DetailPanel::taking_back()
{
    if (m_context.read_only())
        return {};
    return [this](std::int64_t change) { take_back_row(m_context, m_writing, change, {}); };
}

void DetailPanel::show_tab(int index)
{
    m_tab = index;
    if (auto* button = m_tab_group->button(index))
        button->setChecked(true);
    offer_tabs();
    if (index == 0) {
        m_stack->setCurrentWidget(m_basic);
    } else if (index == 1) {
        m_stack->setCurrentWidget(m_history);
    } else {
        m_rows->show(m_catalog, m_related[static_cast<std::size_t>(index - fixed_tabs)], m_id);
        m_stack->setCurrentWidget(m_rows);
    }
}

} // namespace lx::ui
