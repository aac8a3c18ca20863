#include "ui/presentation/unserved_table_model.h"

#include <set>

#include <QMimeData>

#include "core/base/text.h"
#include "ui/presentation/format.h"

namespace lx::ui {

void UnservedTableModel::show_board(ShownBoardPtr board)
{
    beginResetModel();
    m_board = std::move(board);
    filter();
    endResetModel();
}

void UnservedTableModel::narrow(const QString& words)
{
    beginResetModel();
    m_words = fold(utf8_of(words));
    filter();
    endResetModel();
}

void UnservedTableModel::filter()
{
    m_rows.clear();
    if (!m_board)
        return;
    for (std::size_t place = 0; place < m_board->units_found_by.size(); ++place)
        if (m_board->units_found_by[place].has(m_words))
            m_rows.push_back(place);
}

const QString& UnservedTableModel::name(int row) const
{
    return m_board->unit_names[m_rows[static_cast<std::size_t>(row)]];
}

const UnservedUnit& UnservedTableModel::unit(int row) const
{
    return m_board->board.unserved()[m_rows[static_cast<std::size_t>(row)]];
}

int UnservedTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int UnservedTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant UnservedTableModel::cell_data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_board)
        return {};
    const UnservedUnit& shown = unit(index.row());
    if (role == Qt::TextAlignmentRole)
        return QVariant((index.column() == Headcount ? Qt::AlignRight : Qt::AlignLeft) |
                        Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == Unit)
        return name(index.row());
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Urgent: {
        const auto grade = static_cast<std::size_t>(shown.grade);
        return grade < m_board->urgencies.size() ? m_board->urgencies[grade] : QString();
    }
    case Unit:
        return name(index.row());
    default:
        return shown.headcount < 0 ? QString() : count_text(shown.headcount);
    }
}

QVariant UnservedTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Headcount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == Urgent ? tr("Why first") : section == Unit ? tr("Unit") : tr("Staff");
}

Qt::ItemFlags UnservedTableModel::flags(const QModelIndex& index) const
{
    return QAbstractTableModel::flags(index) |
           (index.isValid() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

QStringList UnservedTableModel::mimeTypes() const
{
    return {QString::fromLatin1(mime)};
}

QMimeData* UnservedTableModel::mimeData(const QModelIndexList& indexes) const
{
    std::set<int> rows;
    for (const QModelIndex& index : indexes)
        rows.insert(index.row());
    QByteArrayList ids;
    for (const int row : rows)
        ids << QByteArray::number(static_cast<qlonglong>(unit(row).id));
    auto* data = new QMimeData;
    data->setData(QString::fromLatin1(mime), ids.join(','));
    return data;
}

std::vector<std::int64_t> UnservedTableModel::units_in(const QMimeData* data)
{
    std::vector<std::int64_t> ids;
    if (data == nullptr || !data->hasFormat(QString::fromLatin1(mime)))
        return ids;
    for (const QByteArray& id : data->data(QString::fromLatin1(mime)).split(','))
        if (const qlonglong one = id.toLongLong(); one > 0)
            ids.push_back(one);
    return ids;
}

} // namespace lx::ui
