#include "ui/report/handed_in_view.h"

#include <array>

#include <QButtonGroup>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/printed_tables.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/text_width.h"
#include "ui/widgets/wrap_header.h"

namespace lx::ui {

namespace {

enum Which
{
    Missing,
    Late,
    OnTime,
    Whichever,
    Kinds
};

Which which_of(const HandedIn& one, Date due)
{
    return !one.day ? Missing : one.on_time(due) ? OnTime : Late;
}

} // namespace

HandedInView::HandedInView(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QWidget(this);
    auto* flow = new FlowLayout(head, Theme::grid(1));
    flow->setContentsMargins(Theme::grid(1), 4, Theme::grid(1), 4);
    m_words = new TextLabel(head);
    flow->addWidget(m_words);
    m_which = new QButtonGroup(this);
    for (int which = 0; which < Kinds; ++which) {
        auto* button = new QPushButton(head);
        button->setCheckable(true);
        set_quiet(button);
        m_which->addButton(button, which);
        flow->addWidget(button);
    }
    m_which->button(Missing)->setChecked(true);
    m_enter = new QPushButton(tr("&Note as handed in"), head);
    m_enter->setAccessibleName(tr("Note the chosen as handed in"));
    flow->addWidget(m_enter);
    connect(m_enter, &QPushButton::clicked, this, &HandedInView::enter);
    connect(m_which, &QButtonGroup::idClicked, this, &HandedInView::fill);
    column->addWidget(head);
    m_model = new TextTableModel(this);
    m_model->set_columns({tr("Hands in"), tr("Kind"), tr("Handed in"), tr("Day")},
                         {Qt::AlignLeft, Qt::AlignLeft, Qt::AlignLeft, Qt::AlignCenter});
    m_view = new QTableView(this);
    m_view->setHorizontalHeader(new WrapHeader(m_view));
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Who hands in"));
    dress_table(m_view);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    keep_measured(m_view, [this] {
        share_width(m_view,
                    {0, characters(m_view, 5), characters(m_view, 6), characters(m_view, 9)},
                    Narrow::AsSet);
    });
    set_print_head(m_view, [this] {
        return TableHead{tr("Who hands in"), {m_words->text()}, m_context.as_of()};
    });
    connect(m_view, &QTableView::activated, this, [this](const QModelIndex& index) {
        const auto at = static_cast<std::size_t>(index.data(TextTableModel::id_role).toLongLong());
        if (m_all && at < m_all->all.size())
            m_context.go(Place::row(m_all->all[at].ledger, m_all->all[at].row));
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &HandedInView::update_actions);
    column->addWidget(m_view, 1);
    fill();
}

void HandedInView::show_all(std::shared_ptr<const Completeness> all, const Period& period)
{
    m_period = period;
    if (m_all == all && all)
        return;
    m_all = std::move(all);
    fill();
}

std::vector<HandedIn> HandedInView::chosen() const
{
    std::vector<HandedIn> found;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows()) {
        const auto at = static_cast<std::size_t>(index.data(TextTableModel::id_role).toLongLong());
        if (m_all && at < m_all->all.size() && !m_all->all[at].day)
            found.push_back(m_all->all[at]);
    }
    return found;
}

void HandedInView::enter()
{
    const std::vector<HandedIn> who = chosen();
    if (who.empty())
        return;
    const QString title =
        who.size() == 1
            ? tr("%1 handed in %2").arg(qt(who.front().name), qt(m_period.chinese()))
            : tr("%1 handed in %2").arg(count_text(std::ssize(who)), qt(m_period.chinese()));
    // Days after the as-of day are not seen on it.
    const Date day = std::min(m_context.clock().today(), m_context.as_of());
    const auto done = m_context.change(title, [&](Writer& writer) {
        return enter_handed_in(m_context.database(), m_context.definitions()->facts(), writer, who,
                               m_period, day);
    });
    if (!done)
        m_context.notices().error(done.error());
}

void HandedInView::update_actions()
{
    m_enter->setEnabled(m_context.has_document() && !m_context.read_only() && !chosen().empty());
}

void HandedInView::fill()
{
    std::array<std::int64_t, Kinds> counts{};
    std::vector<TextTableModel::Row> rows;
    const int wanted = m_which->checkedId();
    const QStringList names{tr("missing"), tr("late"), tr("on time"), tr("all")};
    for (std::size_t i = 0; m_all && i < m_all->all.size(); ++i) {
        const HandedIn& one = m_all->all[i];
        const Which which = which_of(one, m_all->due);
        ++counts[which];
        ++counts[Whichever];
        if (wanted != Whichever && wanted != which)
            continue;
        rows.push_back({{qt(one.name), one.ledger == "area" ? tr("Area") : tr("Organization"),
                         names[which], one.day ? date_text(*one.day) : QString()},
                        which == OnTime ? TextTableModel::Tone::Ok : TextTableModel::Tone::Warning,
                        static_cast<qint64>(i)});
    }
    m_words->setText(m_all ? tr("%1 hand in, %2 have, %3 on time (until %4)")
                                 .arg(count_text(m_all->wanted()), count_text(m_all->there()),
                                      count_text(m_all->on_time()), date_text(m_all->due))
                           : tr("Counting…"));
    for (int which = 0; which < Kinds; ++which) {
        QAbstractButton* button = m_which->button(which);
        button->setText(QStringLiteral("%1 %2").arg(
            names[which], count_text(counts[static_cast<std::size_t>(which)])));
        button->setAccessibleName(names[which]);
    }
    m_model->set_rows(std::move(rows));
    update_actions();
}

} // namespace lx::ui
