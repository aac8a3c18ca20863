#include "ui/start/todo_panel.h"

#include <QButtonGroup>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/shown_text.h"
#include "ui/presentation/theme.h"
#include "ui/start/found_rows.h"
#include "ui/start/todo_delegate.h"
#include "ui/widgets/either.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/printed_tables.h"

namespace lx::ui {

using Layer = TodoModel::Layer;

TodoPanel::TodoPanel(AppContext& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_slot(context.jobs()), m_counting(context.jobs())
{
    set_role(this, "panel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(Theme::grid(1), 4, Theme::grid(1), 4);
    head->setSpacing(0);
    m_layer = new QButtonGroup(this);
    for (const Layer layer : {Layer::Due, Layer::Focus, Layer::Gaps}) {
        auto* button = new QPushButton(this);
        set_quiet(button);
        button->setCheckable(true);
        m_layer->addButton(button, static_cast<int>(layer));
        head->addWidget(button);
    }
    m_layer->button(0)->setChecked(true);
    head->addStretch(1);
    connect(m_layer, &QButtonGroup::idClicked, this, [this] {
        if (!m_problem.isEmpty()) // once more
            m_counted.reset();
        fill();
    });
    column->addLayout(head);

    m_model = new TodoModel(this);
    m_view = new QTreeView(this);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("List of things to do"));
    m_view->setFrameShape(QFrame::NoFrame);
    auto* delegate = new TodoDelegate(m_view);
    m_view->setItemDelegate(delegate);
    m_view->setAllColumnsShowFocus(true);
    m_view->setRootIsDecorated(false);
    m_view->setIndentation(0);
    m_view->setItemsExpandable(false);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(TodoModel::What, QHeaderView::Stretch);
    m_view->header()->setSectionResizeMode(TodoModel::When, QHeaderView::Fixed);
    m_view->header()->setSectionResizeMode(TodoModel::Count, QHeaderView::Fixed);
    connect(m_view->header(), &QHeaderView::sectionResized, delegate, [delegate](int section) {
        if (section == TodoModel::What) // texts wrap otherwise now
            Q_EMIT delegate->sizeHintChanged({});
    });
    set_print_head(
        m_view,
        [this] {
            TableHead above{tr("Things to do"), {}, std::nullopt};
            if (m_done)
                above.day = m_done->as_of;
            if (const QAbstractButton* layer = m_layer->checkedButton())
                above.lines << shown_text(layer->accessibleDescription());
            return above;
        },
        true);
    column->addWidget(m_view, 1);
    m_empty = new TextLabel(this);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(Theme::grid(3));
    set_role(m_empty, "soft");
    column->addWidget(m_empty, 1);
    // One click opens; Enter does for the keyboard.
    connect(m_view, &QTreeView::clicked, this, &TodoPanel::open);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (m_view->hasFocus() && !(QGuiApplication::mouseButtons() & Qt::LeftButton))
            open(index);
    });
    fill();
}

void TodoPanel::show(std::shared_ptr<const County> done)
{
    m_done = std::move(done);
    if (!m_done) { // another file's rows would be opened
        m_slot.stop();
        m_counting.stop();
        m_counted.reset();
        m_gaps.reset();
        m_problem.clear();
    }
    fill();
}

void TodoPanel::name_layers()
{
    const auto name = [&](Layer layer, const QString& plain, const QString& counted) {
        QAbstractButton* button = m_layer->button(static_cast<int>(layer));
        button->setText(m_done ? counted : plain);
        button->setAccessibleName(plain);
        button->setAccessibleDescription(button->text());
    };
    const std::int64_t due = m_done ? TodoModel::due_count(*m_done) : 0;
    const std::int64_t open = m_done ? TodoModel::open_count(*m_done) : 0;
    name(Layer::Due, tr("Due"), tr("Due: %1 things").arg(number_text(due)));
    name(Layer::Focus, tr("Lists"), tr("Lists: %1 to be assigned").arg(number_text(open)));
    name(Layer::Gaps, tr("Shares"), tr("Shares"));
}

QString TodoPanel::empty_text() const
{
    if (!m_done)
        return {};
    if (m_shown == Layer::Gaps) {
        if (m_counting.running())
            return tr("Counting…");
        return m_problem.isEmpty() ? tr("There is no share to be followed.")
                                   : tr("The shares could not be counted: %1").arg(m_problem);
    }
    return m_done->packs.empty()
               ? tr("Choose the policies carried out here in the bar on top: what they ask for is "
                    "listed here.")
               : tr("Nothing falls due in this time.");
}

void TodoPanel::fill()
{
    const int size = Theme::current().text_px;
    m_view->setColumnWidth(TodoModel::When, size * 6 + 8); // a day
    m_view->setColumnWidth(TodoModel::Count, size * 7 / 2 + 12);
    name_layers();
    const auto layer = static_cast<Layer>(m_layer->checkedId());
    const bool again = layer == m_shown;
    const TodoRow* current = m_model->row(m_view->currentIndex());
    const QString key = current != nullptr ? current->key : QString();
    const int scrolled = m_view->verticalScrollBar()->value();
    m_shown = layer;
    if (layer == Layer::Gaps && m_done && m_counted != m_done)
        find_gaps();
    m_model->show(m_done, layer, m_gaps);
    m_view->expandAll();
    const bool any = m_model->rowCount() > 0;
    show_either(any, m_view, m_empty);
    m_empty->setText(empty_text());
    if (again) { // whoever reads or works here goes on where they were
        m_view->setCurrentIndex(m_model->find(key));
        m_view->doItemsLayout();
        m_view->verticalScrollBar()->setValue(scrolled);
    }
}

void TodoPanel::find_gaps()
{
    using Found = std::vector<MassGap>;
    m_counted = m_done;
    m_problem.clear();
    m_counting.start<Found>(
        JobKind::Quick, {},
        [done = m_done](JobProgress&) -> Result<Found> { return mass_gaps(*done); },
        [this](Result<Found> found) {
            if (found) {
                m_gaps = std::make_shared<const Found>(std::move(*found));
            } else {
                m_gaps.reset();
                m_problem = qt(found.error().message);
                if (found.error().kind != ErrorKind::Cancelled)
                    m_context.notices().error(found.error());
            }
            fill();
        });
}

void TodoPanel::open_item(const AgendaItem& item)
{
    switch (item.kind) {
    case AgendaItem::Kind::Milestone:
        m_context.go(Place::of_page(QStringLiteral("campaign")));
        return;
    case AgendaItem::Kind::Target:
        m_context.go(Place::part(QStringLiteral("rules"), QStringLiteral("targets")));
        return;
    case AgendaItem::Kind::Supervision:
    case AgendaItem::Kind::Election:
        m_context.go(Place::rows(item.ledger, item.ids, qt(item.title)));
        return;
    case AgendaItem::Kind::Rule:
        break;
    }
    open_found(
        m_context, m_slot, item.ledger,
        QStringLiteral("%1 %2").arg(qt(item.rule->id), qt(item.title)),
        [done = m_done, pack = item.pack, rule = item.rule, part = item.part, week = item.week] {
            const std::lock_guard lock(done->mutex);
            return duty_rows(*done->packs[pack].evaluation, *rule, part, week);
        });
}

void TodoPanel::open(const QModelIndex& index)
{
    const TodoRow* row = m_model->row(index);
    if (row == nullptr || !m_done)
        return;
    if (row->item != nullptr)
        open_item(*row->item);
    else if (row->list != nullptr)
        Q_EMIT list_wanted(qt(row->list->def->id));
    else if (row->gap != nullptr)
        open_found(m_context, m_slot, row->gap->ledger, tr("Not reached: %1").arg(row->text),
                   [done = m_done, def = row->gap->def] {
                       return gap_rows(*done->world, *def, done->units);
                   });
}

} // namespace lx::ui
