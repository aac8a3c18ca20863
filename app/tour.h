#pragma once

#include <functional>
#include <vector>

#include <QStringList>

#include "ui/document/place.h"

namespace lx::ui {

class MainWindow;

/// A view of the window worth a look, reached as a user reaches it.
struct Stop
{
    QString name; ///< of its picture
    Place place;
    QStringList press; ///< buttons, else entries of menus, by name or text, one after the other
};

/// Every page with its views, in the order of the navigation list. Pictures are taken along it, and
/// tests look at what all pages show.
[[nodiscard]] std::vector<Stop> tour();

/// Goes to a stop; `settle` is called after each step and lets what was begun come to its end.
/// False where the place or a button isn't there.
[[nodiscard]] bool visit(MainWindow& window, const Stop& stop, const std::function<void()>& settle);

} // namespace lx::ui
