#include "ui/rules/rules_page.h"

#include <QButtonGroup>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/ledger/wrap_header.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/target_model.h"
#include "ui/presentation/theme.h"
#include "ui/rules/evaluations.h"
#include "ui/rules/findings_panel.h"
#include "ui/rules/rule_list.h"
#include "ui/shell/looks.h"

namespace lx::ui {

namespace {

enum View
{
    RulesView,
    TargetsView,
    EmptyView
};

} // namespace

RulesPage::RulesPage(AppContext& context, QWidget* parent)
    : Page(context, tr("Rules"), parent), m_evaluations(Evaluations::of(context))
{
    m_views = new QButtonGroup(this);
    const auto add_view = [&](View view, const QString& text) {
        auto* button = new QPushButton(text, this);
        set_quiet(button);
        button->setCheckable(true);
        button->setAccessibleName(text);
        m_views->addButton(button, view);
        add_action(button);
    };
    m_again = new QPushButton(icon(QStringLiteral("refresh")), tr("Evaluate &again"), this);
    m_again->setAccessibleName(tr("Evaluate again"));
    m_again->hide();
    add_action(m_again);
    add_view(RulesView, tr("Rules and findings"));
    add_view(TargetsView, tr("Targets"));
    m_views->button(RulesView)->setChecked(true);
    connect(m_again, &QPushButton::clicked, this, [this] { m_evaluations.want(true); });
    connect(m_views, &QButtonGroup::idClicked, this, &RulesPage::update_result);

    m_stack = new QStackedWidget(this);
    auto* halves = new QSplitter(Qt::Horizontal, m_stack);
    halves->setChildrenCollapsible(false);
    m_rules = new RuleList(halves);
    m_findings = new FindingsPanel(context, halves);
    halves->addWidget(m_rules);
    halves->addWidget(m_findings);
    halves->setStretchFactor(1, 1);
    halves->setSizes({440, 800});
    m_stack->addWidget(halves);
    m_stack->addWidget(build_targets());
    m_empty = new QLabel(m_stack);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(Theme::grid(6));
    m_stack->addWidget(m_empty);
    body()->addWidget(m_stack, 1);
    connect(m_rules, &RuleList::changed, this,
            [this] { m_findings->show_rule(m_shown, m_rules->current()); });
    connect(&m_evaluations, &Evaluations::changed, this, &RulesPage::update_result);
}

QWidget* RulesPage::build_targets()
{
    auto* page = new QWidget(m_stack);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    m_target_model = new TargetModel(this);
    m_targets = new QTableView(page);
    m_targets->setHorizontalHeader(new WrapHeader(m_targets));
    m_targets->setModel(m_target_model);
    m_targets->setAccessibleName(tr("Targets"));
    m_targets->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_targets->setSelectionMode(QAbstractItemView::SingleSelection);
    m_targets->setAlternatingRowColors(true);
    m_targets->setShowGrid(false);
    m_targets->setWordWrap(false);
    m_targets->setTextElideMode(Qt::ElideMiddle);
    m_targets->setTabKeyNavigation(false);
    m_targets->setFrameShape(QFrame::NoFrame);
    m_targets->verticalHeader()->hide();
    m_targets->horizontalHeader()->setSectionResizeMode(TargetModel::Title, QHeaderView::Stretch);
    m_no_targets =
        new QLabel(tr("The chosen policies set no targets for an area of this level."), page);
    m_no_targets->setAlignment(Qt::AlignCenter);
    set_role(m_no_targets, "soft");
    column->addWidget(m_targets, 1);
    column->addWidget(m_no_targets, 1);
    return page;
}

void RulesPage::size_targets()
{
    const int size = Theme::current().text_px;
    const std::pair<int, int> widths[] = {
        {TargetModel::Id, 5},          {TargetModel::Scope, 9},   {TargetModel::Numerator, 6},
        {TargetModel::Denominator, 6}, {TargetModel::Reached, 6}, {TargetModel::Wanted, 6},
        {TargetModel::Gap, 6},         {TargetModel::Unknown, 6}, {TargetModel::Deadline, 7},
        {TargetModel::StateWord, 7}};
    for (const auto& [column, characters] : widths)
        m_targets->setColumnWidth(column, characters * size);
    m_targets->verticalHeader()->setDefaultSectionSize(Theme::current().row_px);
}

void RulesPage::refresh(const Changes&)
{
    m_evaluations.want();
    update_result();
}

void RulesPage::find()
{
    m_rules->find();
}

void RulesPage::focus_first()
{
    m_rules->view()->setFocus();
}

bool RulesPage::show_view(int view)
{
    if (view > TargetsView)
        return false;
    m_views->button(view)->setChecked(true);
    update_result();
    return true;
}

void RulesPage::update_result()
{
    if (isVisible())
        m_evaluations
            .want(); // whoever changed something may have told us before the evaluation knew
    const auto& done = m_evaluations.result();
    if (done != m_shown) {
        m_shown = done;
        m_rules->show(done);
        m_target_model->show(done);
        size_targets();
        m_targets->setVisible(m_target_model->rowCount() > 0);
        m_no_targets->setVisible(m_target_model->rowCount() == 0);
    }
    if (!done)
        m_empty->setText(m_evaluations.problem().isEmpty() ? tr("Evaluating the policies…")
                                                           : m_evaluations.problem());
    else
        m_empty->setText(
            tr("No policy is chosen. Choose the policies carried out here in the bar on top."));
    m_stack->setCurrentIndex(!done || done->packs.empty() ? EmptyView : m_views->checkedId());
    m_again->setVisible(!m_evaluations.current() && !m_evaluations.running() &&
                        !m_evaluations.problem().isEmpty());

    QString words;
    StateCounts all;
    std::size_t rules = 0;
    if (done) {
        for (const PackResult& pack : done->packs) {
            rules += pack.counts.size();
            for (const StateCounts& counts : pack.counts) {
                all.unmet += counts.unmet;
                all.unknown += counts.unknown;
            }
        }
        words = tr("%1 policies, %2 rules").arg(done->packs.size()).arg(rules);
    }
    if (m_evaluations.running())
        words = done ? tr("%1 · being updated…").arg(words) : QString();
    else if (!m_evaluations.problem().isEmpty() && done)
        words = tr("%1 · not up to date").arg(words);
    set_subtitle(words);
    set_status(done ? tr("%1 findings not met, %2 with unknown facts")
                          .arg(count_text(all.unmet), count_text(all.unknown))
                    : QString());
}

} // namespace lx::ui
