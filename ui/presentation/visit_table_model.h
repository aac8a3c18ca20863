#pragma once

#include <optional>

#include <QAbstractTableModel>

#include "ui/presentation/shown_board.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

/// The units of one instructor × the months of the year, as marks.
class VisitTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column : int
    {
        Unit,
        January,
        Since = January + 12,
        Columns
    };
    using QAbstractTableModel::QAbstractTableModel;

    /// `place` of the board's rows; none = nothing.
    void show_instructor(ShownBoardPtr board, std::optional<std::size_t> place);
    [[nodiscard]] const UnitVisits& visits(int row) const;
    /// 1…12 of a column, 0 for the others.
    [[nodiscard]] static int month_of(int column)
    {
        return column >= January && column < Since ? column - January + 1 : 0;
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        return shown_data(cell_data(index, role), role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QVariant cell_data(const QModelIndex& index, int role) const;
    ShownBoardPtr m_board;
    std::optional<std::size_t> m_place;
};

} // namespace lx::ui
