#include "ui/report/jump_limits_panel.h"

#include <QDoubleSpinBox>
#include <QPushButton>
#include <QSpinBox>

#include "core/report/quarter/jump_limits.h"
#include "ui/document/app_context.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labelled.h"

namespace lx::ui {

JumpLimitsPanel::JumpLimitsPanel(AppContext& context, QWidget* parent)
    : KeepPanel(tr("When a figure moves so far that it has to be explained"),
                tr("Leave the limits as they are"), tr("&Keep the limits"), parent),
      m_context(context)
{
    auto* program = new QPushButton(tr("As the &program has them"), this);
    add_choice(program);
    add_fields(build_fields());
    connect(program, &QPushButton::clicked, this, [this] {
        const auto limits = program_jump_limits();
        limits ? show_limits(*limits) : tell(qt(limits.error().message));
    });
}

QWidget* JumpLimitsPanel::build_fields()
{
    auto* part = new QWidget(this);
    auto* flow = new FlowLayout(part, Theme::grid(2));
    const auto add = [&](const QString& text, QWidget* box) {
        box->setAccessibleName(text);
        flow->addWidget(labelled(part, text, box));
    };
    m_relative = new QDoubleSpinBox(part);
    m_relative->setRange(0, 100 * most_relative);
    m_relative->setDecimals(1);
    m_relative->setSuffix(QStringLiteral(" %"));
    add(tr("It changes by more than"), m_relative);
    m_absolute = new QSpinBox(part);
    m_absolute->setRange(0, static_cast<int>(most_absolute));
    add(tr("and by more than (units, people…)"), m_absolute);
    m_periods = new QSpinBox(part);
    m_periods->setRange(least_periods, most_periods);
    add(tr("With so many closed quarters and more"), m_periods);
    m_spreads = new QDoubleSpinBox(part);
    m_spreads->setRange(0, most_spreads);
    m_spreads->setDecimals(1);
    add(tr("also beyond so many usual deviations"), m_spreads);
    return part;
}

void JumpLimitsPanel::edit()
{
    const auto now = jump_limits(m_context.database());
    tell(now ? QString() : qt(now.error().message));
    if (now)
        show_limits(*now);
    show();
    m_relative->setFocus();
    m_relative->selectAll();
}

void JumpLimitsPanel::show_limits(const JumpLimits& limits)
{
    m_relative->setValue(limits.relative * 100);
    m_absolute->setValue(static_cast<int>(limits.absolute));
    m_periods->setValue(limits.periods);
    m_spreads->setValue(limits.spreads);
}

JumpLimits JumpLimitsPanel::limits() const
{
    return {m_relative->value() / 100, static_cast<double>(m_absolute->value()), m_spreads->value(),
            m_periods->value()};
}

bool JumpLimitsPanel::keep()
{
    const auto kept = m_context.set_in_file([this](Database& database, const Actor& actor) {
        return save_jump_limits(database, limits(), actor);
    });
    if (!kept)
        tell(qt(kept.error().message));
    return kept.has_value();
}

} // namespace lx::ui
