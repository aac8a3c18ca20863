#include "ui/stars/round_steps.h"

#include <algorithm>

#include <QComboBox>
#include <QDateEdit>
#include <QPushButton>

#include "core/stars/star_verbs.h"
#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

RoundSteps::RoundSteps(AppContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    auto* flow = new FlowLayout(this, Theme::grid(1));
    flow->setContentsMargins(Theme::grid(1) + 4, 0, Theme::grid(1), 4);
    m_words = new TextLabel(this);
    set_role(m_words, "soft");
    m_step = new QComboBox(this);
    m_step->setAccessibleName(tr("Step of the round"));
    for (const StarStep step : kStarSteps)
        m_step->addItem(qt(star_step_title(step)));
    m_day = day_edit(this, tr("Day of the step"));
    m_enter = new QPushButton(this);
    m_clear = new QPushButton(tr("Not done"), this);
    m_clear->setAccessibleName(tr("Take back the step"));
    for (QWidget* one : std::initializer_list<QWidget*>{m_words, m_step, m_day, m_enter, m_clear})
        flow->addWidget(one);
    connect(m_step, &QComboBox::currentIndexChanged, this, &RoundSteps::choose);
    connect(m_enter, &QPushButton::clicked, this, [this] { write(date_of(m_day->date())); });
    connect(m_clear, &QPushButton::clicked, this, [this] { write(std::nullopt); });
    show_round(nullptr);
}

void RoundSteps::show_round(const StarProposal* proposal)
{
    const bool editable = proposal != nullptr && !m_context.read_only();
    for (QWidget* one : std::initializer_list<QWidget*>{m_step, m_day, m_enter, m_clear})
        one->setEnabled(editable);
    m_words->setVisible(proposal != nullptr);
    if (proposal == nullptr) {
        m_year = 0;
        m_days.clear();
        return;
    }
    const auto entered = std::ranges::count_if(
        proposal->orgs(), [](const auto& org) { return org.recorded.has_value(); });
    const StarRound& round = proposal->round();
    const bool same = round.year == m_year && round.steps == m_days;
    m_year = round.year;
    m_days = round.steps;
    tell(entered);
    if (same)
        return; // what is being chosen and typed stays
    const auto* next =
        std::ranges::find_if(kStarSteps, [&](StarStep one) { return !m_days.contains(one); });
    const QSignalBlocker quiet(m_step);
    m_step->setCurrentIndex(static_cast<int>(
        std::min<std::ptrdiff_t>(next - kStarSteps.begin(), std::ssize(kStarSteps) - 1)));
    choose();
}

void RoundSteps::tell(std::int64_t entered)
{
    QStringList parts;
    for (const StarStep step : kStarSteps) {
        const auto done = m_days.find(step);
        const QString title = qt(star_step_title(step));
        parts << (done == m_days.end()
                      ? tr("%1 open").arg(title)
                      : QStringLiteral("%1 %2").arg(title, qt(done->second.iso())));
    }
    parts << (entered == 0 ? tr("not entered")
                           : tr("%1 entered in the ledger").arg(count_text(entered)));
    m_words->setText(parts.join(QStringLiteral(" → ")));
}

StarStep RoundSteps::step() const
{
    return kStarSteps[static_cast<std::size_t>(std::max(0, m_step->currentIndex()))];
}

void RoundSteps::choose()
{
    const auto done = m_days.find(step());
    const bool dated = done != m_days.end();
    m_day->setDate(qdate(dated ? done->second : m_context.as_of()));
    m_enter->setText(dated ? tr("Change the day") : tr("Done"));
    m_enter->setAccessibleName(dated ? tr("Change the day of the step")
                                     : tr("Enter the day of the step"));
    m_clear->setVisible(dated);
}

void RoundSteps::write(std::optional<Date> day)
{
    const auto written = m_context.set_in_file([&](Database& database, const Actor& actor) {
        return date_star_step(database, actor, m_year, step(), day);
    });
    if (!written)
        m_context.notices().error(written.error());
}

} // namespace lx::ui
