#pragma once

#include <utility>
#include <vector>

class QTableView;

namespace lx::ui {

/// The look of the program's plain tables: whole rows chosen one at a time, stripes instead of a
/// grid, no numbers at the left. Columns take the free width their texts ask for; a text that still
/// is too long is cut in the middle.
void dress_table(QTableView* view);

/// Columns as wide as so many Chinese characters, at every size of type; those left out stay.
void keep_columns(QTableView* view, std::vector<std::pair<int, int>> characters_of);

/// What columns get where a table is too narrow for all their texts: as set (it scrolls), or no
/// more than set, and where that is too much the widest give way first.
enum class Narrow
{
    AsSet,
    WidestFirst
};

/// Gives columns what their texts ask for and at least what `widths` says, as far as the table is
/// wide enough for all of them; AsSet: never less than that. Columns that stretch take the rest;
/// those `pinned` have just the width set.
void share_width(QTableView* view, const std::vector<int>& widths, Narrow narrow,
                 const std::vector<bool>& pinned = {});

} // namespace lx::ui
