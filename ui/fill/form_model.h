#pragma once

#include <map>
#include <memory>
#include <utility>

#include <QAbstractTableModel>

#include "core/report/quarter/binding_places.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

/// A sheet of the upper level's workbook as it stands there: letters above, numbers at the left,
/// bound cells with a sign.
class FormModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    /// What is said of a bound cell.
    struct Mark
    {
        QString words;
        BoundState state = BoundState::Fits;
    };
    using Marks = std::map<std::pair<int, int>, Mark>;

    using QAbstractTableModel::QAbstractTableModel;

    /// nullptr: nothing is shown.
    void show(std::shared_ptr<const SheetGrid> grid);
    void set_marks(Marks marks);
    [[nodiscard]] const SheetGrid* grid() const { return m_grid.get(); }

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
    [[nodiscard]] const Mark* mark(const QModelIndex& index) const;

    std::shared_ptr<const SheetGrid> m_grid;
    Marks m_marks;
};

} // namespace lx::ui
