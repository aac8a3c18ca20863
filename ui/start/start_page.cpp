#include "ui/start/start_page.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include "core/county/county.h"
#include "ui/document/evaluations.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/start/card.h"
#include "ui/start/coverage_chart.h"
#include "ui/start/focus_view.h"
#include "ui/start/found_rows.h"
#include "ui/start/quarter_line.h"
#include "ui/start/scope_line.h"
#include "ui/start/todo_panel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

StartPage::StartPage(AppContext& context, QWidget* parent)
    : Page(context, tr("Home"), parent), m_evaluations(Evaluations::of(context)),
      m_rows(context.jobs())
{
    m_again = new QPushButton(icon(QStringLiteral("refresh")), tr("Evaluate &again"), this);
    m_again->setAccessibleName(tr("Evaluate again"));
    m_again->hide();
    add_print_action();
    add_action(m_again);
    connect(m_again, &QPushButton::clicked, this, [this] { m_evaluations.want(true); });

    m_stack = new QStackedWidget(this);
    m_full = new QWidget(m_stack);
    auto* column = new QVBoxLayout(m_full);
    column->setContentsMargins(Theme::grid(2), 0, Theme::grid(2), Theme::grid(2));
    column->setSpacing(Theme::grid(1));
    m_scope = new ScopeLine(m_full);
    m_scope->hide();
    column->addWidget(m_scope);
    connect(m_scope, &ScopeLine::rows_wanted, this, &StartPage::open_rows);
    connect(m_scope, &ScopeLine::beside_changed, this, [this](bool beside) {
        if (!m_shown)
            return;
        show_figures(*m_shown);
        m_chart->show(m_shown, beside);
    });
    m_cards = new CardRow(m_full);
    build_cards();
    // Fixed would hold it to the height it had in the width before.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_cards->setSizePolicy(policy);
    column->addWidget(m_cards);
    m_quarter = new QuarterLine(context, m_full);
    column->addWidget(m_quarter);
    m_todo = new TodoPanel(context, m_full);
    m_chart = new CoverageChart(context, m_full);
    auto* halves = new QSplitter(Qt::Horizontal, m_full);
    halves->setChildrenCollapsible(false);
    halves->setHandleWidth(Theme::grid(1));
    halves->setObjectName(QStringLiteral("gap"));
    halves->addWidget(m_todo);
    halves->addWidget(m_chart);
    halves->setStretchFactor(0, 11);
    halves->setStretchFactor(1, 10);
    halves->setSizes({620, 560});
    column->addWidget(halves, 1);
    m_stack->addWidget(m_full);
    m_empty = build_empty();
    m_stack->addWidget(m_empty);
    m_list = new FocusView(context, m_stack);
    m_stack->addWidget(m_list);
    connect(m_todo, &TodoPanel::list_wanted, this, &StartPage::open_list);
    connect(m_list, &FocusView::left, this, [this] {
        m_stack->setCurrentWidget(m_full);
        m_todo->view()->setFocus();
    });
    body()->addWidget(m_stack, 1);
    connect(&m_evaluations, &Evaluations::changed, this, &StartPage::update_result);
}

Card* StartPage::add_card(const QString& title, OverviewRows which, const QString& list_title)
{
    auto* card = new Card(title, m_cards);
    m_cards->add(card);
    connect(card, &Card::clicked, this,
            [this, which, list_title] { open_rows(which, list_title); });
    return card;
}

void StartPage::build_cards()
{
    m_units = add_card(tr("Units"), OverviewRows::Units, tr("All at this day"));
    m_with_members = add_card(tr("With members"), OverviewRows::WithMembers, tr("With members"));
    m_unbuilt = add_card(tr("Organization due, not founded"), OverviewRows::Unbuilt,
                         tr("Organization due, not founded"));
    m_built = add_card(tr("Covered by an organization"), OverviewRows::OrgCovered,
                       tr("Covered by an organization"));
    m_org_rate = add_card(tr("Organization coverage"), OverviewRows::NotOrgCovered,
                          tr("Not covered by an organization"));
    m_work_rate =
        add_card(tr("Work coverage"), OverviewRows::NotWorkCovered, tr("Not covered by work"));
    m_members = add_card(tr("Members"), OverviewRows::Members, tr("All at this day"));
    m_instructors = add_card(tr("Instructors"), OverviewRows::Instructors, tr("All at this day"));
}

QWidget* StartPage::build_empty()
{
    auto* page = new QWidget(m_stack);
    auto* column = new QVBoxLayout(page);
    auto* text = new TextLabel(tr("There are no units in this file yet. Import the register first: "
                                  "figures, coverage and things to do follow from it."),
                               page);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignCenter);
    text->setFixedWidth(Theme::grid(56));
    auto* import =
        new QPushButton(icon_on_accent(QStringLiteral("import")), tr("&Import the register"), page);
    import->setAccessibleName(tr("Import the register"));
    set_primary(import);
    auto* by_hand = new QPushButton(tr("&Enter units by hand"), page);
    by_hand->setAccessibleName(tr("Enter units by hand"));
    set_quiet(by_hand);
    column->addStretch(2);
    column->addWidget(text, 0, Qt::AlignHCenter);
    column->addSpacing(Theme::grid(2));
    column->addWidget(import, 0, Qt::AlignHCenter);
    column->addWidget(by_hand, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(import, &QPushButton::clicked, this,
            [this] { context().go(Place::of_page(QStringLiteral("exchange"))); });
    connect(by_hand, &QPushButton::clicked, this, [this] {
        ListRequest request;
        request.query.ledger = "unit";
        context().go(Place::list(request));
    });
    return page;
}

void StartPage::refresh(const Changes& changes)
{
    if (changes.document) {
        m_rows.stop();
        m_stack->setCurrentWidget(m_full);
    }
    m_evaluations.want();
    m_quarter->refresh();
    update_result();
}

void StartPage::focus_first()
{
    m_units->setFocus();
}

bool StartPage::show_place(const Place& place)
{
    const auto* part = std::get_if<Place::Part>(&place.what);
    if (part == nullptr)
        return Page::show_place(place);
    const auto& lists = FocusDefs::program().lists;
    if (std::ranges::find(lists, utf8_of(part->name), &FocusDef::id) == lists.end())
        return false;
    open_list(part->name);
    return true;
}

void StartPage::open_list(const QString& id)
{
    m_list->open_list(id);
    m_stack->setCurrentWidget(m_list);
}

void StartPage::update_result()
{
    if (isVisible())
        m_evaluations
            .want(); // whoever changed something may have told us before the evaluation knew
    const auto& done = m_evaluations.result();
    if (done != m_shown) {
        m_shown = done;
        m_todo->show(done);
        m_list->show(done);
        m_scope->show_county(done.get());
        m_quarter->show_county(done.get());
        m_chart->show(done, m_scope->beside());
        if (done)
            show_figures(*done);
        else
            clear_figures();
        // Whoever works on a list stays there while it is evaluated again.
        if (done && done->world->rows("unit") == 0)
            m_stack->setCurrentWidget(m_empty);
        else if (m_stack->currentWidget() == m_empty)
            m_stack->setCurrentWidget(m_full);
    }
    m_again->setVisible(!m_evaluations.current() && !m_evaluations.running() &&
                        !m_evaluations.problem().isEmpty());
    QString words = done ? tr("as of %1").arg(date_text(done->as_of)) : QString();
    if (done && !done->units.whole())
        words = tr("%1 · scope: %2").arg(words, qt(done->units.name()));
    if (m_evaluations.running())
        words = done ? tr("%1 · being updated…").arg(words) : tr("Evaluating…");
    else if (!m_evaluations.problem().isEmpty())
        words = done ? tr("%1 · not up to date").arg(words) : m_evaluations.problem();
    set_subtitle(words);
    set_status(done ? tr("%1 units").arg(count_text(done->figures.overview.units)) : QString());
}

void StartPage::clear_figures()
{
    for (Card* card : m_cards->findChildren<Card*>()) {
        card->set_figure({}, {}, {}, false);
        card->set_marked(false);
        set_tip(card, {});
    }
}

void StartPage::show_figures(const County& done)
{
    const Overview& o = done.figures.overview;
    const QString homes = tr("units", "after a number");
    const auto unknown = [](std::int64_t number) {
        return tr("%1 unknown").arg(count_text(number));
    };
    m_units->set_figure(number_text(o.units), homes,
                        tr("of these %1 enterprises").arg(number_text(o.enterprises)), false);
    m_with_members->set_figure(number_text(o.with_members), homes,
                               o.members_unknown > 0
                                   ? unknown(o.members_unknown)
                                   : tr("%1 of all").arg(rate_text(o.with_members, o.units)),
                               o.members_unknown > 0);
    m_unbuilt->set_figure(number_text(o.unbuilt), homes,
                          o.formal_unknown > 0 ? unknown(o.formal_unknown)
                                               : tr("of %1 due").arg(number_text(o.should)),
                          o.formal_unknown > 0);
    set_tip(
        m_unbuilt,
        tr("Of %1 units with 3 or more full members, %2 have no organization; of %3 the number of "
           "members is unknown")
            .arg(count_text(o.should), count_text(o.unbuilt), count_text(o.formal_unknown)));
    m_unbuilt->set_marked(o.unbuilt > 0);
    m_built->set_figure(number_text(o.org_covered), homes,
                        tr("own %1, joint %2")
                            .arg(number_text(done.figures.total.own_org),
                                 number_text(done.figures.total.joint_org)),
                        false);
    const auto rate = [&](Card* card, std::int64_t covered, bool work) {
        card->set_figure(rate_text(covered, o.units), {},
                         tr("%1 not covered").arg(number_text(o.units - covered)), false);
        QStringList goals;
        for (const CoverageGoal& goal : done.goals) {
            if (goal.work == work)
                goals << tr("Target %1% (%2)").arg(goal.percent).arg(qt(goal.title));
        }
        set_tip(card, goals.join(QLatin1Char('\n')));
    };
    rate(m_org_rate, o.org_covered, false);
    rate(m_work_rate, o.work_covered, true);
    m_members->set_figure(number_text(o.members), tr("people"),
                          tr("%1 not transferred").arg(number_text(o.unregistered)), false);
    m_instructors->set_figure(number_text(o.instructors), tr("people"),
                              tr("at %1 units").arg(number_text(o.instructed)), false);
    set_tip(m_instructors, done.units.whole() ? QString() : tr("All instructors, by any scope"));
    if (m_scope->beside())
        show_beside(*done.of_all);
}

void StartPage::show_beside(const CountyFigures& all)
{
    const Overview& o = all.overview;
    const auto beside = [](Card* card, const QString& figure) {
        card->set_below(tr("of all registered %1").arg(figure));
    };
    beside(m_units, number_text(o.units));
    beside(m_with_members, number_text(o.with_members));
    beside(m_unbuilt, number_text(o.unbuilt));
    beside(m_built, number_text(o.org_covered));
    beside(m_org_rate, rate_text(o.org_covered, o.units));
    beside(m_work_rate, rate_text(o.work_covered, o.units));
    beside(m_members, number_text(o.members));
    beside(m_instructors, number_text(o.instructors));
}

void StartPage::open_rows(OverviewRows which, const QString& title)
{
    if (!m_shown)
        return;
    open_found(context(), m_rows, std::string(overview_ledger(which)), title,
               [done = m_shown, which] { return overview_rows(*done->world, which, done->units); });
}

} // namespace lx::ui
