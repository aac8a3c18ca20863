#include "ui/start/duties_panel.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/row_delegate.h"

namespace lx::ui {

DutiesPanel::DutiesPanel(AppContext& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_slot(context.jobs())
{
    set_role(this, "panel");
    setAccessibleName(tr("To do"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(Theme::grid(2) - 4, 4, 4, 4);
    head->setSpacing(4);
    auto* title = new TextLabel(tr("To do"), this);
    set_role(title, "strong");
    head->addWidget(title);
    head->addSpacing(Theme::grid(1));
    m_urgency = new QButtonGroup(this);
    m_by = new QButtonGroup(this);
    const auto add_choice = [&](QButtonGroup* group, int id, const QString& text) {
        auto* button = new QPushButton(text, this);
        set_quiet(button);
        button->setCheckable(true);
        button->setAccessibleName(text);
        group->addButton(button, id);
        head->addWidget(button);
    };
    add_choice(m_urgency, static_cast<int>(Urgency::Overdue), {});
    add_choice(m_urgency, static_cast<int>(Urgency::Month), {});
    add_choice(m_urgency, static_cast<int>(Urgency::HalfYear), {});
    head->addStretch(1);
    add_choice(m_by, static_cast<int>(DutyModel::By::Rule), tr("By rule"));
    add_choice(m_by, static_cast<int>(DutyModel::By::Area), tr("By area"));
    add_choice(m_by, static_cast<int>(DutyModel::By::Org), tr("By organization"));
    m_urgency->button(0)->setChecked(true);
    m_by->button(0)->setChecked(true);
    connect(m_urgency, &QButtonGroup::idClicked, this, &DutiesPanel::fill);
    connect(m_by, &QButtonGroup::idClicked, this, &DutiesPanel::fill);
    column->addLayout(head);

    m_model = new DutyModel(this);
    m_view = new QTreeView(this);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("List of things to do"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformRowHeights(true);
    m_view->setItemDelegate(new RowDelegate(m_view));
    m_view->setAlternatingRowColors(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setExpandsOnDoubleClick(false);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(DutyModel::What, QHeaderView::Stretch);
    m_view->header()->setSectionResizeMode(DutyModel::Due, QHeaderView::Fixed);
    m_view->header()->setSectionResizeMode(DutyModel::Count, QHeaderView::Fixed);
    column->addWidget(m_view, 1);
    m_empty = new TextLabel(this);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(Theme::grid(3));
    set_role(m_empty, "soft");
    column->addWidget(m_empty, 1);
    connect(m_view, &QTreeView::activated, this, &DutiesPanel::open_rows);
    connect(m_view, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == DutyModel::Count)
            open_rows(index);
    });
    fill();
}

void DutiesPanel::show(std::shared_ptr<const County> done)
{
    m_done = std::move(done);
    fill();
}

void DutiesPanel::fill()
{
    const int size = Theme::current().text_px;
    m_view->setColumnWidth(DutyModel::Due, size * 7);
    m_view->setColumnWidth(DutyModel::Count, size * 5);
    const auto name = [&](Urgency urgency, const QString& text) {
        QAbstractButton* button = m_urgency->button(static_cast<int>(urgency));
        const std::int64_t number = m_done ? DutyModel::total(*m_done, urgency) : 0;
        button->setText(QStringLiteral("%1 %2").arg(text, number_text(number)));
        button->setAccessibleName(button->text());
    };
    name(Urgency::Overdue, tr("Not met"));
    name(Urgency::Month, tr("30 days"));
    name(Urgency::HalfYear, tr("180 days"));
    const auto urgency = static_cast<Urgency>(m_urgency->checkedId());
    m_model->show(m_done, urgency, static_cast<DutyModel::By>(m_by->checkedId()));
    const bool any = m_model->rowCount() > 0;
    m_view->setVisible(any);
    m_empty->setVisible(!any);
    if (!m_done)
        m_empty->setText({});
    else if (m_done->packs.empty())
        m_empty->setText(tr("Choose the policies carried out here in the bar on top: what they ask "
                            "for is listed here."));
    else if (urgency == Urgency::Overdue)
        m_empty->setText(tr("Everything the chosen policies ask for is met."));
    else
        m_empty->setText(tr("Nothing falls due in this time."));
}

void DutiesPanel::open_agenda(const AgendaItem& item)
{
    switch (item.kind) {
    case AgendaItem::Kind::Milestone:
        m_context.go(Place::of_page(QStringLiteral("campaign")));
        return;
    case AgendaItem::Kind::Target:
        m_context.go(Place::part(QStringLiteral("rules"), QStringLiteral("targets")));
        return;
    case AgendaItem::Kind::Supervision:
        m_context.go(Place::rows("supervision", item.ids, qt(item.title)));
        return;
    }
}

void DutiesPanel::open_rows(const QModelIndex& index)
{
    const DutyRow* row = m_model->row(index);
    if (row == nullptr || !m_done)
        return;
    if (row->agenda != nullptr) {
        open_agenda(*row->agenda);
        return;
    }
    if (row->rule == nullptr) { // an area: its rules
        m_view->setExpanded(index.siblingAtColumn(0),
                            !m_view->isExpanded(index.siblingAtColumn(0)));
        return;
    }
    using Ids = std::vector<std::int64_t>;
    const Rule* rule = row->rule;
    m_slot.start<Ids>(
        JobKind::Quick, {},
        [done = m_done, row = *row, urgency = m_model->urgency()](JobProgress&) -> Result<Ids> {
            const std::lock_guard lock(done->mutex);
            return duty_rows(*done->packs[row.pack].evaluation, *row.rule, row.part, urgency,
                             row.scope);
        },
        [this, ledger = rule->parts[static_cast<std::size_t>(row->part)].ledger,
         title = QStringLiteral("%1 %2").arg(qt(rule->id), qt(rule->title))](Result<Ids> ids) {
            if (!ids) {
                m_context.notices().error(ids.error());
                return;
            }
            m_context.go(Place::rows(ledger, std::move(*ids), title));
        });
}

} // namespace lx::ui
