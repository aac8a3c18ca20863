#pragma once

#include <vector>

#include <QPointer>
#include <QRect>
#include <QStringList>
#include <QWidget>

namespace lx::test {

// What the eye would find wrong with the visible part of a window. Each complaint names kind, name
// and text of the widget and by how much it is off, in pixels; none means all is well.

/// Texts that are cut: labels, buttons, choices, dates, hints of empty fields, headings of tables,
/// and in tables dates, codes and – where their table has width to spare – any text.
/// `within`: only in this part of the window.
[[nodiscard]] QStringList cut_texts(const QWidget& window, const QWidget* within = nullptr);

/// Widgets that reach beyond their parent or the window and can't be scrolled into view.
[[nodiscard]] QStringList out_of_sight(const QWidget& window);

/// Where each visible thing that takes clicks or keys stands, on the screen.
using Places = std::vector<std::pair<QPointer<QWidget>, QRect>>;
[[nodiscard]] Places places(const QWidget& window);
/// What stands elsewhere now than it stood then, or has gone. What is inside a message has no place
/// of its own.
[[nodiscard]] QStringList moved(const Places& before, const QWidget& window);

} // namespace lx::test
