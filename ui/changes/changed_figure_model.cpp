#include "ui/changes/changed_figure_model.h"

#include "core/report/quarter/changes_report.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

ChangedFigureModel::ChangedFigureModel(Explain explain, QObject* parent)
    : QAbstractTableModel(parent), m_explain(std::move(explain))
{}

void ChangedFigureModel::show(std::shared_ptr<const Changes> changes,
                              ChangeExplanations explanations, bool every, bool editable)
{
    beginResetModel();
    m_changes = std::move(changes);
    m_explanations = std::move(explanations);
    m_editable = editable;
    m_rows.clear();
    if (m_changes)
        for (const FigureChange& figure : m_changes->figures)
            if (every || figure.reached)
                m_rows.push_back(&figure);
    endResetModel();
}

void ChangedFigureModel::set_explanations(ChangeExplanations explanations)
{
    m_explanations = std::move(explanations);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

const FigureChange* ChangedFigureModel::at(int row) const
{
    return row < 0 || row >= static_cast<int>(m_rows.size())
               ? nullptr
               : m_rows[static_cast<std::size_t>(row)];
}

int ChangedFigureModel::unexplained() const
{
    int count = 0;
    for (const FigureChange* figure : m_rows)
        count += figure->reached && explanation(*figure).isEmpty() ? 1 : 0;
    return count;
}

QString ChangedFigureModel::explanation(const FigureChange& figure) const
{
    const auto found = m_explanations.find(figure.key());
    return found == m_explanations.end() ? QString() : qt(found->second);
}

int ChangedFigureModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ChangedFigureModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Columns);
}

QVariant ChangedFigureModel::cell_data(const QModelIndex& index, int role) const
{
    const FigureChange* figure = index.isValid() ? at(index.row()) : nullptr;
    if (figure == nullptr)
        return {};
    const bool number = index.column() >= Before && index.column() <= Difference;
    const bool wanted =
        index.column() == Explanation && figure->reached && explanation(*figure).isEmpty();
    switch (role) {
    case Qt::EditRole:
        if (index.column() == Explanation)
            return explanation(*figure);
        [[fallthrough]];
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        switch (index.column()) {
        case ReportName:
            return qt(figure->report_name);
        case Place:
            return qt(figure->row);
        case Heading:
            return qt(figure->heading);
        case Before:
            return qt(figure_text(*figure, figure->before));
        case After:
            return qt(figure_text(*figure, figure->after));
        case Difference:
            return qt(difference_text(*figure));
        default:
            return wanted ? tr("to be explained") : explanation(*figure);
        }
    case Qt::TextAlignmentRole:
        return static_cast<int>((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return wanted ? QVariant(Theme::current().warn) : QVariant();
    default:
        return {};
    }
}

bool ChangedFigureModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const FigureChange* figure = index.isValid() ? at(index.row()) : nullptr;
    if (role != Qt::EditRole || figure == nullptr || index.column() != Explanation)
        return false;
    const QString text = value.toString().trimmed();
    return text == explanation(*figure) || m_explain(*figure, text);
}

Qt::ItemFlags ChangedFigureModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (m_editable && index.isValid() && index.column() == Explanation)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant ChangedFigureModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(
            (section >= Before && section <= Difference ? Qt::AlignRight : Qt::AlignLeft) |
            Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ReportName:
        return tr("Report");
    case Place:
        return tr("Row");
    case Heading:
        return tr("Figure");
    case Before:
        return tr("Before");
    case After:
        return tr("After");
    case Difference:
        return tr("Difference");
    default:
        return tr("Explanation");
    }
}

} // namespace lx::ui
