#include "ui/start/todo_panel.h"

#include <QButtonGroup>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/start/todo_delegate.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

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
    connect(m_layer, &QButtonGroup::idClicked, this, &TodoPanel::fill);
    column->addLayout(head);

    m_model = new TodoModel(this);
    m_view = new QTreeView(this);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("List of things to do"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setItemDelegate(new TodoDelegate(m_view));
    m_view->setAllColumnsShowFocus(true);
    m_view->setRootIsDecorated(false);
    m_view->setIndentation(0);
    m_view->setTextElideMode(Qt::ElideRight);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(TodoModel::What, QHeaderView::Stretch);
    m_view->header()->setSectionResizeMode(TodoModel::When, QHeaderView::Fixed);
    m_view->header()->setSectionResizeMode(TodoModel::Count, QHeaderView::Fixed);
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
    m_gaps.reset();
    m_counting.stop();
    fill();
}

void TodoPanel::fill()
{
    const int size = Theme::current().text_px;
    m_view->setColumnWidth(TodoModel::When, size * 6 + 12);
    m_view->setColumnWidth(TodoModel::Count, size * 4 + 12);
    const auto name = [&](Layer layer, const QString& text) {
        QAbstractButton* button = m_layer->button(static_cast<int>(layer));
        button->setText(text);
        button->setAccessibleName(text);
    };
    const auto number = [&](std::int64_t count) { return m_done ? number_text(count) : QString(); };
    name(Layer::Due,
         tr("Due %1").arg(number(m_done ? TodoModel::due_count(*m_done) : 0)).trimmed());
    name(Layer::Focus,
         tr("Lists %1").arg(number(m_done ? TodoModel::open_count(*m_done) : 0)).trimmed());
    name(Layer::Gaps, tr("Shares"));
    const auto layer = static_cast<Layer>(m_layer->checkedId());
    if (layer == Layer::Gaps && m_done && !m_gaps)
        find_gaps();
    m_model->show(m_done, layer, m_gaps);
    m_view->expandAll();
    const bool any = m_model->rowCount() > 0;
    m_view->setVisible(any);
    m_empty->setVisible(!any);
    if (!m_done)
        m_empty->setText({});
    else if (layer == Layer::Gaps)
        m_empty->setText(tr("Counting…"));
    else if (m_done->packs.empty())
        m_empty->setText(tr("Choose the policies carried out here in the bar on top: what they ask "
                            "for is listed here."));
    else
        m_empty->setText(tr("Nothing falls due in this time."));
}

void TodoPanel::find_gaps()
{
    using Found = std::vector<MassGap>;
    m_counting.start<Found>(
        JobKind::Quick, {},
        [done = m_done](JobProgress&) -> Result<Found> { return mass_gaps(*done); },
        [this](Result<Found> found) {
            if (!found)
                return;
            m_gaps = std::make_shared<const Found>(std::move(*found));
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
        item.ledger, QStringLiteral("%1 %2").arg(qt(item.rule->id), qt(item.title)),
        [done = m_done, pack = item.pack, rule = item.rule, part = item.part, week = item.week] {
            const std::lock_guard lock(done->mutex);
            return duty_rows(*done->packs[pack].evaluation, *rule, part, week);
        });
}

void TodoPanel::open_found(const std::string& ledger, const QString& title,
                           std::function<std::vector<std::int64_t>()> find)
{
    using Ids = std::vector<std::int64_t>;
    m_slot.start<Ids>(
        JobKind::Quick, {},
        [find = std::move(find)](JobProgress&) -> Result<Ids> { return find(); },
        [this, ledger, title](Result<Ids> ids) {
            if (ids)
                m_context.go(Place::rows(ledger, std::move(*ids), title));
            else
                m_context.notices().error(ids.error());
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
        open_found(row->gap->ledger, tr("Missing: %1").arg(row->text),
                   [done = m_done, def = row->gap->def] { return gap_rows(*done->world, *def); });
    else // a week
        m_view->setExpanded(index.siblingAtColumn(0),
                            !m_view->isExpanded(index.siblingAtColumn(0)));
}

} // namespace lx::ui
