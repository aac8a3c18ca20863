#pragma once

class QTableView;

namespace lx::ui {

/// The look of the program's plain tables: whole rows chosen one at a time, stripes instead of a
/// grid, no numbers at the left, long texts cut in the middle.
void dress_table(QTableView* view);

} // namespace lx::ui
