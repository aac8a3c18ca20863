#include "ui/presentation/state_look.h"

#include "ui/presentation/format.h"

namespace lx::ui {

StateLook state_look(State state, const Theme& theme)
{
    StateLook look;
    look.word = qt(state_title(state));
    switch (state) {
    case State::Unmet:
        look.sign = QStringLiteral("✕");
        look.icon = QStringLiteral("error");
        look.color = theme.text; // red is for what is overdue
        look.soft = theme.header;
        break;
    case State::Unknown:
        look.sign = QStringLiteral("?");
        look.icon = QStringLiteral("unknown");
        look.color = theme.warn;
        look.soft = theme.warn_soft;
        break;
    case State::Pending:
        look.sign = QStringLiteral("◔");
        look.icon = QStringLiteral("pending");
        look.color = theme.text;
        look.soft = theme.header;
        break;
    case State::Met:
        look.sign = QStringLiteral("✓");
        look.icon = QStringLiteral("success");
        look.color = theme.ok;
        look.soft = theme.ok_soft;
        break;
    default:
        look.sign = QStringLiteral("–");
        look.icon = QStringLiteral("end");
        look.color = theme.text_soft;
        look.soft = theme.canvas;
        break;
    }
    return look;
}

QString strength_word(Strength strength)
{
    return qt(strength_title(strength));
}

std::int64_t count_of(const StateCounts& counts, State state)
{
    switch (state) {
    case State::Met:
        return counts.met;
    case State::Unmet:
        return counts.unmet;
    case State::Pending:
        return counts.pending;
    case State::Unknown:
        return counts.unknown;
    case State::NotApplicable:
        return counts.na;
    default:
        return 0;
    }
}

} // namespace lx::ui
