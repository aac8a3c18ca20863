#include "ui/campaign/milestone_model.h"

#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

MilestoneModel::MilestoneModel(Edit edit, QObject* parent)
    : QAbstractTableModel(parent), m_edit(std::move(edit))
{}

void MilestoneModel::show(std::vector<Milestone> rows, bool editable)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_editable = editable;
    endResetModel();
}

const Milestone* MilestoneModel::at(int row) const
{
    return row < 0 || row >= static_cast<int>(m_rows.size())
               ? nullptr
               : &m_rows[static_cast<std::size_t>(row)];
}

int MilestoneModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int MilestoneModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Columns);
}

QVariant MilestoneModel::cell_data(const QModelIndex& index, int role) const
{
    const Milestone* row = index.isValid() ? at(index.row()) : nullptr;
    if (row == nullptr)
        return {};
    const Theme& theme = Theme::current();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case Qt::ToolTipRole:
        switch (index.column()) {
        case Task:
            return qt(row->task);
        case Due:
            return row->due ? qt(row->due->iso()) : QString();
        case Responsible:
            return qt(row->responsible);
        case Done:
            return row->done ? qt(row->done->iso()) : QString();
        default:
            return qt(milestone_state_title(row->state));
        }
    case Qt::TextAlignmentRole:
        return static_cast<int>(
            (index.column() == Due || index.column() == Done ? Qt::AlignHCenter : Qt::AlignLeft) |
            Qt::AlignVCenter);
    case Qt::ForegroundRole:
        if (index.column() != StateWord || row->state == MilestoneState::Open)
            return {};
        return row->state == MilestoneState::Overdue ? theme.bad : theme.ok;
    default:
        return {};
    }
}

bool MilestoneModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    constexpr const char* fields[] = {"task", "due", "responsible", "done"};
    const Milestone* row = index.isValid() ? at(index.row()) : nullptr;
    if (role != Qt::EditRole || row == nullptr || index.column() >= StateWord)
        return false;
    const QString text = value.toString().trimmed();
    if (text == data(index, Qt::EditRole).toString())
        return true;
    return m_edit(row->id, fields[index.column()], text);
}

Qt::ItemFlags MilestoneModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (m_editable && index.isValid() && index.column() < StateWord)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant MilestoneModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(
            (section == Due || section == Done ? Qt::AlignHCenter : Qt::AlignLeft) |
            Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Task:
        return tr("Task");
    case Due:
        return tr("Due");
    case Responsible:
        return tr("Responsible");
    case Done:
        return tr("Done on");
    default:
        return tr("State");
    }
}

} // namespace lx::ui
