#include "ui/rules/state_chips.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QPushButton>

#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/state_look.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

StateChips::StateChips(QWidget* parent) : QWidget(parent)
{
    auto* flow = new FlowLayout(this, 4);
    flow->setContentsMargins(0, 0, 0, 0);
    for (const State state : kStatesShown) {
        auto* button = new QPushButton(this);
        set_quiet(button);
        button->setCheckable(true);
        flow->addWidget(button);
        m_chips.push_back({state, button});
        connect(button, &QPushButton::toggled, this, &StateChips::changed);
    }
    choose({State::Unmet, State::Unknown, State::Pending});
    show({});
}

void StateChips::show(const StateCounts& counts)
{
    const Theme& theme = Theme::current();
    for (const Chip& chip : m_chips) {
        const StateLook look = state_look(chip.state, theme);
        chip.button->setIcon(
            icon_pixmap(look.icon, look.color, theme.icon_px, devicePixelRatioF()));
        chip.button->setText(
            QStringLiteral("%1 %2").arg(look.word, number_text(count_of(counts, chip.state))));
        chip.button->setAccessibleName(tr("List: %1").arg(look.word));
        chip.button->setAccessibleDescription(count_text(count_of(counts, chip.state)));
    }
}

std::vector<State> StateChips::chosen() const
{
    std::vector<State> states;
    for (const Chip& chip : m_chips) {
        if (chip.button->isChecked())
            states.push_back(chip.state);
    }
    return states;
}

void StateChips::choose(const std::vector<State>& states)
{
    const QSignalBlocker quiet(this);
    for (const Chip& chip : m_chips)
        chip.button->setChecked(std::find(states.begin(), states.end(), chip.state) !=
                                states.end());
}

} // namespace lx::ui
