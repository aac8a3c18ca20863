#include "ui/rules/rules_page.h"

#include <utility>

#include <QButtonGroup>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/document/evaluations.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/rules/compare_view.h"
#include "ui/rules/figures_view.h"
#include "ui/rules/findings_panel.h"
#include "ui/rules/own_rules_view.h"
#include "ui/rules/rule_list.h"
#include "ui/rules/scopes_view.h"
#include "ui/rules/targets_view.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

enum View
{
    RulesView,
    TargetsPart,
    ComparePart,
    FiguresPart,
    OwnPart,
    ScopesPart,
    EmptyView
};

/// As places name them, in the order of View.
const QStringList part_names{QStringLiteral("findings"), QStringLiteral("targets"),
                             QStringLiteral("compare"),  QStringLiteral("figures"),
                             QStringLiteral("own"),      QStringLiteral("scopes")};

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
    m_copy = new QPushButton(tr("Copy as an &own rule"), this);
    m_copy->setAccessibleName(tr("Copy as an own rule"));
    set_quiet(m_copy);
    add_action(m_copy);
    add_view(RulesView, tr("Rules and findings"));
    add_view(TargetsPart, tr("Targets"));
    add_view(ComparePart, tr("Compare"));
    add_view(FiguresPart, tr("Figures"));
    add_view(OwnPart, tr("Own rules"));
    m_views->button(OwnPart)->setShortcut(QKeySequence(Qt::ALT | Qt::Key_G)); // no room for "(G)"
    set_tip(m_views->button(OwnPart), QStringLiteral("Alt+G"));
    add_view(ScopesPart, tr("Scopes"));
    m_views->button(ScopesPart)->hide(); // the switch of scopes in the top bar leads there
    m_views->button(RulesView)->setChecked(true);
    add_print_action();
    connect(m_again, &QPushButton::clicked, this, [this] { m_evaluations.want(true); });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        const RuleRow* row = m_rules->current();
        if (row == nullptr || !m_shown)
            return;
        m_own->copy(m_shown->packs[row->pack].pack->id(), row->rule->id);
        show_part(OwnPart);
    });
    connect(m_views, &QButtonGroup::idClicked, this, &RulesPage::show_part);

    m_stack = new QStackedWidget(this);
    auto* halves = new QSplitter(Qt::Horizontal, m_stack);
    halves->setChildrenCollapsible(false);
    m_rules = new RuleList(halves);
    m_findings = new FindingsPanel(context, halves);
    halves->addWidget(m_rules);
    halves->addWidget(m_findings);
    halves->setStretchFactor(0, 1);
    halves->setStretchFactor(1, 3);
    halves->setSizes({390, 850});
    m_stack->addWidget(halves);
    m_targets = new TargetsView(context, m_stack);
    m_stack->addWidget(m_targets);
    m_compare = new CompareView(context, m_stack);
    m_stack->addWidget(m_compare);
    m_figures = new FiguresView(context, m_stack);
    m_stack->addWidget(m_figures);
    m_own = new OwnRulesView(context, m_stack);
    m_stack->addWidget(m_own);
    m_scopes = new ScopesView(context, m_stack);
    m_stack->addWidget(m_scopes);
    m_empty = new TextLabel(m_stack);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(Theme::grid(6));
    m_stack->addWidget(m_empty);
    body()->addWidget(m_stack, 1);
    connect(m_rules, &RuleList::changed, this, [this] {
        m_findings->show_rule(m_shown, m_rules->current());
        m_copy->setVisible(m_views->checkedId() == RulesView && m_rules->current() != nullptr);
    });
    connect(&m_evaluations, &Evaluations::changed, this, &RulesPage::update_result);
}

void RulesPage::refresh(const Changes& changes)
{
    if (changes.document || changes.policies) {
        if (changes.document) {
            m_figures->leave_document();
            m_own->leave_document();
            m_scopes->leave_document();
        }
        m_figures->refresh();
        m_own->refresh();
        m_scopes->refresh();
    }
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

bool RulesPage::show_place(const Place& place)
{
    if (const auto* rule = std::get_if<Place::Rule>(&place.what)) {
        m_wanted = *rule;
        show_part(RulesView);
        return true;
    }
    const auto* part = std::get_if<Place::Part>(&place.what);
    if (part == nullptr)
        return Page::show_place(place);
    const auto at = part_names.indexOf(part->name);
    if (at >= 0)
        show_part(static_cast<int>(at));
    return at >= 0;
}

void RulesPage::show_part(int part)
{
    m_views->button(part)->setChecked(true);
    m_views->button(ScopesPart)->setVisible(part == ScopesPart);
    update_result();
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
        m_targets->show(done);
    }
    if (done && m_wanted) {
        const Place::Rule wanted = *std::exchange(m_wanted, std::nullopt);
        if (m_rules->select(wanted.id))
            m_findings->narrow(wanted.words);
        else
            context().notices().warning(
                tr("This rule is not among those of the policies chosen any more."));
    }
    if (!done)
        m_empty->setText(m_evaluations.problem().isEmpty() ? tr("Evaluating the policies…")
                                                           : m_evaluations.problem());
    else
        m_empty->setText(
            tr("No policy is chosen. Choose the policies carried out here in the bar on top."));
    const int view = m_views->checkedId();
    if (view == ComparePart && isVisible())
        m_compare->begin();
    // What the policies ask can be looked at and set without an evaluation.
    const bool needs_result = view < ComparePart;
    m_stack->setCurrentIndex(needs_result && (!done || done->packs.empty()) ? EmptyView : view);
    m_copy->setVisible(view == RulesView && done && m_rules->current() != nullptr);
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
