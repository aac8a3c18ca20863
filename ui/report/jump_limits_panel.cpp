#include "ui/report/jump_limits_panel.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "core/report/quarter/jump_limits.h"
#include "ui/document/app_context.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labelled.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

JumpLimitsPanel::JumpLimitsPanel(AppContext& context, QWidget* parent)
    : QFrame(parent), m_context(context)
{
    set_role(this, "panel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(1) + 4, Theme::grid(1), Theme::grid(1), Theme::grid(1));
    column->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setSpacing(Theme::grid(1));
    auto* title = new TextLabel(tr("When a figure moves so far that it has to be explained"), this);
    title->setWordWrap(true);
    set_role(title, "strong");
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAccessibleName(tr("Leave the limits as they are"));
    set_quiet(cancel);
    auto* program = new QPushButton(tr("As the &program has them"), this);
    auto* keep_button = new QPushButton(tr("&Keep the limits"), this);
    head->addWidget(title, 1);
    head->addWidget(cancel);
    head->addWidget(program);
    head->addWidget(keep_button);
    column->addLayout(head);
    column->addWidget(build_fields());
    m_fault = new TextLabel(this);
    set_role(m_fault, "error");
    m_fault->setWordWrap(true);
    column->addWidget(m_fault);
    connect(cancel, &QPushButton::clicked, this, &JumpLimitsPanel::leave);
    connect(keep_button, &QPushButton::clicked, this, &JumpLimitsPanel::keep);
    connect(program, &QPushButton::clicked, this, [this] {
        const auto limits = program_jump_limits();
        limits ? show_limits(*limits) : tell(qt(limits.error().message));
    });
    hide();
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

void JumpLimitsPanel::keep()
{
    const auto kept = m_context.set_in_file([this](Database& database, const Actor& actor) {
        return save_jump_limits(database, limits(), actor);
    });
    kept ? leave() : tell(qt(kept.error().message));
}

void JumpLimitsPanel::leave()
{
    hide();
    Q_EMIT left();
}

void JumpLimitsPanel::tell(const QString& fault)
{
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
}

void JumpLimitsPanel::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        leave();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        keep();
        return;
    default:
        QFrame::keyPressEvent(event);
    }
}

} // namespace lx::ui
