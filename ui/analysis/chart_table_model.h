#pragma once

#include <memory>

#include <QAbstractTableModel>

#include "core/chart/chart.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

/// The figures of a chart: categories down, series across, as the chart has them.
class ChartTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Null: no rows.
    void show(std::shared_ptr<const Chart> chart);
    /// Series of a column; −1 for the names.
    [[nodiscard]] static int series_of(const QModelIndex& index) { return index.column() - 1; }

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

    std::shared_ptr<const Chart> m_chart;
};

} // namespace lx::ui
