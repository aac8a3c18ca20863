#pragma once

#include <QAbstractItemModel>

namespace lx::ui {

/// Cells of a table that are answered in their place: a drop-down, an entry or a tick. What is
/// chosen is set as text (Qt::EditRole), a tick as Qt::CheckStateRole.
enum class CellWay
{
    None,
    Choose, ///< one of choices_role, which can be typed to search
    Write,
    Tick
};

/// Roles that models of such tables have: CellWay as int, and the texts to choose from.
constexpr int cell_way_role = Qt::UserRole + 40;
constexpr int choices_role = Qt::UserRole + 41;

} // namespace lx::ui
