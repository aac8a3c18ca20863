#pragma once

#include <functional>

class QLineEdit;
class QWidget;

namespace lx::ui {

/// So many Chinese characters wide, in pixels of the widget's font.
[[nodiscard]] int characters(const QWidget* widget, int count);
/// Calls `measure` now and whenever the widget's type is of another size.
void keep_measured(QWidget* widget, std::function<void()> measure);
/// Keeps the line wide enough for its placeholder.
void fit_placeholder(QLineEdit* line);
/// A room with a widget that is no wider than so many Chinese characters: lines that can be read at
/// a glance. What is left stays free at its right.
[[nodiscard]] QWidget* readable_room(QWidget* widget, int most_characters);
/// Lets a widget become no wider than so many Chinese characters.
void limit_characters(QWidget* widget, int most);
/// Fixes the width of a widget, which grows with its type.
void fix_characters(QWidget* widget, int count);

} // namespace lx::ui
