#include "ui/analysis/chart_table_model.h"

#include "ui/chart/chart_shape.h"
#include "ui/presentation/format.h"

namespace lx::ui {

void ChartTableModel::show(std::shared_ptr<const Chart> chart)
{
    beginResetModel();
    m_chart = std::move(chart);
    endResetModel();
}

int ChartTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_chart ? 0 : static_cast<int>(m_chart->categories.size());
}

int ChartTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_chart ? 0 : static_cast<int>(m_chart->series.size()) + 1;
}

QVariant ChartTableModel::cell_data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_chart)
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const int series = series_of(index);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(series < 0 ? Qt::AlignLeft : Qt::AlignRight) |
                                   Qt::AlignVCenter);
    if (series < 0)
        return role == Qt::DisplayRole ? qt(m_chart->categories[row].name) : QVariant();
    const auto s = static_cast<std::size_t>(series);
    if (role == Qt::DisplayRole) {
        const ChartPoint& point = m_chart->series[s].points[row];
        return point.value ? qt(point.text) : tr("unknown");
    }
    if (role == Qt::ToolTipRole)
        return tip_text(point_words(*m_chart, s, row));
    return {};
}

QVariant ChartTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || !m_chart || section > columnCount() - 1)
        return QAbstractTableModel::headerData(section, orientation, role);
    if (role == Qt::DisplayRole)
        return section == 0 ? tr("Category")
                            : qt(m_chart->series[static_cast<std::size_t>(section) - 1].name);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(section == 0 ? Qt::AlignLeft : Qt::AlignRight) |
                                   Qt::AlignVCenter);
    return {};
}

} // namespace lx::ui
