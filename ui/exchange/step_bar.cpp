#include "ui/exchange/step_bar.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

StepBar::StepBar(QWidget* parent) : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    m_group = new QButtonGroup(this);
    m_group->setExclusive(true);
    for (int step = 0; step < Steps; ++step) {
        if (step > 0) {
            auto* between = new TextLabel(this);
            between->setPixmap(
                icon_pixmap(QStringLiteral("chevron-right"), Theme::current().text_soft, 14));
            row->addWidget(between);
        }
        auto* button = new QPushButton(this);
        button->setCheckable(true);
        set_quiet(button);
        m_group->addButton(button, step);
        m_buttons[static_cast<std::size_t>(step)] = button;
        row->addWidget(button);
    }
    row->addStretch(1);
    m_buttons[Tables]->setText(tr("&1 Tables and columns"));
    m_buttons[Preview]->setText(tr("&3 Preview"));
    m_buttons[Tables]->setChecked(true);
    set_open_questions(0);
    connect(m_group, &QButtonGroup::idClicked, this, &StepBar::chosen);
}

StepBar::Step StepBar::step() const
{
    return static_cast<Step>(m_group->checkedId());
}

void StepBar::set_step(Step step)
{
    m_buttons[step]->setChecked(true);
}

void StepBar::set_open_questions(int count)
{
    QPushButton* button = m_buttons[Questions];
    button->setText(count == 0 ? tr("&2 Questions")
                               : tr("&2 Questions (%1)").arg(count_text(count)));
    // What stands beside it does not move when the number goes.
    button->setMinimumWidth(std::max(button->minimumWidth(), button->sizeHint().width()));
}

} // namespace lx::ui
