#include "ui/report/quarter_steps.h"

#include <QHBoxLayout>

#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

constexpr int sign_px = 16;

/// The step that is under way; all before it are done.
int step_of(QuarterState state)
{
    switch (state) {
    case QuarterState::Filling:
    case QuarterState::Returned:
        return 0;
    case QuarterState::Checking:
        return 1;
    case QuarterState::Closed:
        return 3; // closed; to be handed up
    case QuarterState::HandedUp:
        break;
    }
    return 4;
}

} // namespace

QuarterSteps::QuarterSteps(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("State of the quarter"));
    // Fixed would hold it to the height it had in the width before.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    auto* flow = new FlowLayout(this, Theme::grid(1));
    flow->setContentsMargins(0, 0, 0, 0);
    for (int i = 0; i < count; ++i) {
        auto* one = new QWidget(this);
        auto* line = new QHBoxLayout(one);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(4);
        Step& step = m_steps[static_cast<std::size_t>(i)];
        if (i > 0) {
            auto* between = new TextLabel(one);
            between->setPixmap(
                icon_pixmap(QStringLiteral("chevron-right"), Theme::current().text_soft, sign_px));
            line->addWidget(between);
            line->addSpacing(4);
        }
        step.sign = new TextLabel(one);
        step.name = new TextLabel(one);
        step.when = new TextLabel(one);
        set_role(step.when, "soft");
        line->addWidget(step.sign);
        line->addWidget(step.name);
        line->addWidget(step.when);
        flow->addWidget(one);
    }
}

void QuarterSteps::show_quarter(const Quarter& quarter, Date today)
{
    const Theme& theme = Theme::current();
    const int now = step_of(quarter.state);
    const bool returned = quarter.state == QuarterState::Returned;
    const QStringList words{qt(name_of(QuarterState::Filling)), qt(name_of(QuarterState::Checking)),
                            qt(name_of(QuarterState::Closed)), qt(name_of(QuarterState::HandedUp))};
    QStringList when{{}, {}, {}, {}};
    if (returned)
        when[0] = tr("given back");
    if (quarter.closed())
        when[2] = tr("%1, %2").arg(qt(quarter.closing->closed_by),
                                   moment_text(quarter.closing->closed_at, today));
    if (!quarter.handed_up.empty())
        when[3] = date_text(*Date::from_iso(quarter.handed_up));
    QStringList told;
    for (int i = 0; i < count; ++i) {
        const Step& step = m_steps[static_cast<std::size_t>(i)];
        const bool done = i < now;
        const bool under_way = i == now && !quarter.closed();
        step.name->setText(words[i]);
        step.when->setText(when[i]);
        step.when->setVisible(!when[i].isEmpty());
        set_role(step.name, under_way ? "strong" : done ? "" : "soft");
        restyle(step.name);
        step.sign->setPixmap(done ? icon_pixmap(QStringLiteral("success"), theme.ok, sign_px)
                             : i == 0 && returned
                                 ? icon_pixmap(QStringLiteral("warning"), theme.warn, sign_px)
                                 : icon_pixmap(QStringLiteral("pending"),
                                               under_way ? theme.text : theme.text_faint, sign_px));
        told << (done        ? tr("%1: done").arg(words[i])
                 : under_way ? tr("%1: under way").arg(words[i])
                             : words[i]);
    }
    setAccessibleDescription(told.join(QStringLiteral("；")));
}

} // namespace lx::ui
