#pragma once

#include <QString>
#include <QStyle>
#include <QWidget>

namespace lx::ui {

/// Roles the style sheet knows: title, soft, group, strong, error, warning, line (labels), panel
/// (frames).
inline void set_role(QWidget* widget, const char* role)
{
    widget->setProperty("role", QLatin1String(role));
}

/// The one primary action of a page.
inline void set_primary(QWidget* button)
{
    button->setProperty("primary", true);
}

/// A button that looks like text until it is pointed at.
inline void set_quiet(QWidget* button)
{
    button->setProperty("quiet", true);
}

/// Lets the style sheet see a property that changed after the widget was shown.
inline void restyle(QWidget* widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace lx::ui
