#pragma once

class QString;
class QWidget;

namespace lx::ui {

/// A field behind its name, which leads to it; they stay together where a line is broken.
[[nodiscard]] QWidget* labelled(QWidget* parent, const QString& name, QWidget* field);

} // namespace lx::ui
