#include "ui/start/quarter_line.h"

#include <QPushButton>

#include "core/county/county.h"
#include "ui/document/app_context.h"
#include "ui/document/quarter_work.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/shown_text.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

constexpr int most_named = 2;

QString state_text(const Quarter& quarter, Date today)
{
    switch (quarter.state) {
    case QuarterState::Filling:
        return quarter.closing ? QuarterLine::tr("opened again")
                               : QuarterLine::tr("being filled in");
    case QuarterState::Returned:
        return QuarterLine::tr("given back");
    case QuarterState::Checking:
        return QuarterLine::tr("being checked");
    case QuarterState::Closed:
        return QuarterLine::tr("closed %1, to be handed up")
            .arg(moment_text(quarter.closing->closed_at, today));
    case QuarterState::HandedUp:
        break;
    }
    return QuarterLine::tr("handed up");
}

void mark(QPushButton* button, bool done)
{
    const Theme& theme = Theme::current();
    button->setIcon(icon_pixmap(done ? QStringLiteral("success") : QStringLiteral("warning"),
                                done ? theme.ok : theme.warn, 16));
}

} // namespace

QuarterLine::QuarterLine(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_work(QuarterWork::of(context))
{
    setAccessibleName(tr("The quarter"));
    // Fixed would hold it to the height it had in the width before.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    auto* flow = new FlowLayout(this, Theme::grid(1));
    flow->setContentsMargins(0, 0, 0, 0);
    m_name = new TextLabel(this);
    set_role(m_name, "strong");
    flow->addWidget(m_name);
    const QString report = QStringLiteral("report");
    m_state = add_button(tr("Open the quarter"), report, QStringLiteral("quarter"));
    m_handed = add_button(tr("Who has not handed in"), report, QStringLiteral("quarter/handed-in"));
    m_checks = add_button(tr("Checks of the quarter"), report, QStringLiteral("quarter/checks"));
    m_unknown = add_button(tr("Findings without data"), QStringLiteral("rules"),
                           QStringLiteral("findings"));
    connect(&m_work, &QuarterWork::changed, this, [this] {
        if (isVisible()) // what outdated it may have told the page first
            m_work.want_handed_in(m_work.current_quarter());
        fill();
    });
    fill();
}

QPushButton* QuarterLine::add_button(const QString& name, const QString& page, const QString& part)
{
    auto* button = new QPushButton(this);
    button->setAccessibleName(name);
    set_quiet(button);
    layout()->addWidget(button);
    connect(button, &QPushButton::clicked, this,
            [this, page, part] { m_context.go(Place::part(page, part)); });
    return button;
}

void QuarterLine::show_county(const County* done)
{
    m_unknown_count = -1;
    if (done != nullptr) {
        m_unknown_count = 0;
        for (const PackResult& pack : done->packs)
            for (const StateCounts& counts : pack.counts)
                m_unknown_count += counts.unknown;
    }
    fill();
}

void QuarterLine::refresh()
{
    m_work.want_handed_in(m_work.current_quarter());
    fill();
}

void QuarterLine::fill()
{
    setVisible(m_context.has_document());
    const Period period = m_work.current_quarter();
    const Quarter& quarter = m_work.quarter(period);
    m_name->setText(qt(period.chinese()));
    m_state->setText(button_text(state_text(quarter, m_context.clock().today())));
    show_handed_in();
    show_checks();
    m_unknown->setVisible(m_unknown_count > 0);
    m_unknown->setText(tr("%1 findings without data").arg(count_text(m_unknown_count)));
}

void QuarterLine::show_handed_in()
{
    const auto all = m_work.handed_in(m_work.current_quarter());
    m_handed->setVisible(!all || all->wanted() > 0);
    if (!all) {
        m_handed->setIcon({});
        m_handed->setText(tr("Handed in: being counted…"));
        return;
    }
    QStringList missing;
    for (const HandedIn& one : all->all)
        if (!one.day)
            missing << qt(one.name);
    mark(m_handed, missing.isEmpty());
    if (missing.isEmpty()) {
        m_handed->setText(tr("All %1 have handed in").arg(count_text(all->wanted())));
        return;
    }
    const QString names = missing.mid(0, most_named).join(QStringLiteral("、"));
    m_handed->setText(
        button_text(missing.size() > most_named
                        ? tr("%1 of %2 not handed in: %3 and others")
                              .arg(count_text(missing.size()), count_text(all->wanted()), names)
                        : tr("%1 of %2 not handed in: %3")
                              .arg(count_text(missing.size()), count_text(all->wanted()), names)));
}

void QuarterLine::show_checks()
{
    const Period period = m_work.current_quarter();
    m_checks->setVisible(!m_work.quarter(period).closed()); // nothing was in the way of that
    const auto set = m_work.set(period);
    if (!set) {
        m_checks->setIcon({});
        m_checks->setText(m_work.making(period) ? tr("Checks: under way…")
                                                : tr("Checks: not looked at yet"));
        return;
    }
    const auto blocking = static_cast<std::int64_t>(m_work.blocking(*set).size());
    mark(m_checks, blocking == 0);
    const QString words = blocking == 0 ? tr("Checks: nothing in the way")
                                        : tr("Checks: %1 in the way").arg(count_text(blocking));
    m_checks->setText(m_work.set_current(period) ? words
                                                 : tr("%1 (before later changes)").arg(words));
}

} // namespace lx::ui
