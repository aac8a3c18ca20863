#pragma once

class QStyle;

namespace lx::ui {

/// The style under the program's style sheet: Qt's Fusion, with the texts of cells as far from
/// their column's edges as those of headings are. The application owns it.
[[nodiscard]] QStyle* make_window_style();

} // namespace lx::ui
