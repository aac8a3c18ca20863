#include "ui/start/scope_line.h"

#include <QCheckBox>
#include <QPushButton>

#include "core/county/county.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

ScopeLine::ScopeLine(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Scope of the figures"));
    // Fixed would hold it to the height it had in the width before.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    auto* flow = new FlowLayout(this, Theme::grid(1));
    flow->setContentsMargins(0, 0, 0, 0);
    m_name = new TextLabel(this);
    set_role(m_name, "strong");
    flow->addWidget(m_name);
    m_undetermined = add_list(OverviewRows::Undetermined, tr("Scope undetermined"));
    m_outside = add_list(OverviewRows::CoveredOutside, tr("Covered outside the scope"));
    flow->addWidget(m_undetermined);
    flow->addWidget(m_outside);
    m_beside = new QCheckBox(tr("&All registered beside"), this);
    m_beside->setAccessibleName(tr("All registered beside"));
    set_tip(m_beside, tr("Shows the figures of all registered units beside those of the scope"));
    flow->addWidget(m_beside);
    connect(m_beside, &QCheckBox::toggled, this, &ScopeLine::beside_changed);
}

QPushButton* ScopeLine::add_list(OverviewRows which, const QString& title)
{
    auto* button = new QPushButton(this);
    button->setAccessibleName(title);
    set_quiet(button);
    connect(button, &QPushButton::clicked, this,
            [this, which, title] { Q_EMIT rows_wanted(which, title); });
    return button;
}

void ScopeLine::show_county(const County* done)
{
    const bool scoped = done != nullptr && !done->units.whole();
    setVisible(scoped);
    if (!scoped)
        return;
    m_name->setText(tr("Scope: %1").arg(qt(done->units.name())));
    set_tip(m_name, qt(done->scope->note));
    const CoverageFigures& total = done->figures.total;
    const auto tell = [](QPushButton* button, const QString& words, std::int64_t number) {
        button->setText(words.arg(number_text(number)));
        button->setEnabled(number > 0);
    };
    tell(m_undetermined, tr("Undetermined %1"), total.undetermined);
    tell(m_outside, tr("Covered outside %1"), total.org_outside);
    set_tip(m_undetermined, tr("Units of which can't be told whether the scope counts them: what "
                               "it asks for is not recorded"));
    set_tip(m_outside, tr("Units with an organization that the scope doesn't count"));
}

bool ScopeLine::beside() const
{
    return m_beside->isChecked() && !isHidden();
}

} // namespace lx::ui
