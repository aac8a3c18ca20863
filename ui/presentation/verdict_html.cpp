#include "ui/presentation/verdict_html.h"

#include <algorithm>

#include <QStringList>

#include "core/county/focus_def.h"
#include "ui/presentation/format.h"
#include "ui/presentation/shown_text.h"
#include "ui/presentation/state_look.h"

namespace lx::ui {

namespace {

/// The list of the start page that is marked has this title: 应建未建.
bool is_alarm(const std::string& unbuilt_kind)
{
    return std::ranges::any_of(FocusDefs::program().lists, [&](const FocusDef& list) {
        return list.alarm && list.title == unbuilt_kind;
    });
}

} // namespace

QString verdict_html(const SubjectFindings& found)
{
    if (found.lines.empty() && found.met == 0 && found.unbuilt_kind.empty())
        return {};
    const Theme& theme = Theme::current();
    QStringList parts;
    if (!found.unbuilt_kind.empty()) {
        const QString kind = escaped(qt(found.unbuilt_kind));
        parts << (is_alarm(found.unbuilt_kind)
                      ? QStringLiteral("<span style=\"color:%1\"><b>■ %2</b></span>")
                            .arg(theme.accent_text.name(), kind)
                      : kind);
    }
    for (const State state : {State::Unmet, State::Pending, State::Unknown}) {
        const auto count =
            std::ranges::count(found.lines, state, [](const auto& line) { return line.state; });
        if (count > 0)
            parts << QStringLiteral("%1 %2").arg(state_look(state, theme).word,
                                                 count_text(static_cast<std::int64_t>(count)));
    }
    parts << QStringLiteral("%1 %2").arg(state_look(State::Met, theme).word, count_text(found.met));
    return parts.join(QStringLiteral(" &nbsp;·&nbsp; "));
}

} // namespace lx::ui
