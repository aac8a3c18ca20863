#include "ui/presentation/visit_table_model.h"

#include "ui/presentation/format.h"
#include "ui/presentation/mark_look.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

void VisitTableModel::show_instructor(ShownBoardPtr board, std::optional<std::size_t> place)
{
    beginResetModel();
    m_board = std::move(board);
    m_place = m_board ? place : std::nullopt;
    endResetModel();
}

const UnitVisits& VisitTableModel::visits(int row) const
{
    return m_board->board.rows()[*m_place].visits[static_cast<std::size_t>(row)];
}

int VisitTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_place
               ? 0
               : static_cast<int>(m_board->board.rows()[*m_place].visits.size());
}

int VisitTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant VisitTableModel::cell_data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const UnitVisits& unit = visits(index.row());
    const QString name = shown_field(*m_board->county->world, "unit", "name", unit.unit);
    const int month = month_of(index.column());
    if (role == Qt::TextAlignmentRole)
        return month != 0 ? QVariant(Qt::AlignCenter) : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (month != 0) {
        const LifeCell& cell = unit.months[static_cast<std::size_t>(month - 1)];
        if (role == Qt::DisplayRole)
            return mark_words(cell);
        if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
            return tr("%1, month %2: %3 visits, %4")
                .arg(name, QString::number(month), QString::number(cell.held), mark_words(cell));
        return mark_look(cell.state, role);
    }
    if (role == Qt::ForegroundRole && !unit.now)
        return Theme::current().text_soft;
    if (role == Qt::ToolTipRole && index.column() == Unit)
        return name;
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == Unit)
        return unit.now ? name : tr("%1 (no longer)").arg(name);
    return unit.since ? qt(unit.since->iso()) : QString();
}

QVariant VisitTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return month_of(section) != 0 ? QVariant(Qt::AlignCenter)
                                      : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (const int month = month_of(section); month != 0)
        return tr("%1.").arg(month);
    return section == Unit ? tr("Unit of the instructor") : tr("Since");
}

} // namespace lx::ui
