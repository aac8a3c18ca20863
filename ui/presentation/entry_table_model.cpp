#include "ui/presentation/entry_table_model.h"

#include <algorithm>

#include "ui/presentation/theme.h"

namespace lx::ui {

EntryTableModel::EntryTableModel(Keep keep, QObject* parent)
    : QAbstractTableModel(parent), m_keep(std::move(keep))
{}

void EntryTableModel::set_columns(std::vector<Column> columns)
{
    beginResetModel();
    m_columns = std::move(columns);
    m_rows.clear();
    endResetModel();
}

void EntryTableModel::set_rows(std::vector<Row> rows)
{
    if (!rows.empty() && std::ranges::equal(rows, m_rows, {}, &Row::id, &Row::id)) {
        m_rows = std::move(rows);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void EntryTableModel::set_read_only(bool read_only)
{
    m_read_only = read_only;
}

int EntryTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int EntryTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

const EntryTableModel::Cell* EntryTableModel::at(const QModelIndex& index) const
{
    if (!index.isValid())
        return nullptr;
    const auto& cells = m_rows[static_cast<std::size_t>(index.row())].cells;
    const auto column = static_cast<std::size_t>(index.column());
    return column < cells.size() ? &cells[column] : nullptr;
}

QVariant EntryTableModel::cell_data(const QModelIndex& index, int role) const
{
    const Cell* cell = at(index);
    if (cell == nullptr)
        return {};
    const Column& column = m_columns[static_cast<std::size_t>(index.column())];
    const bool tick = column.way == Way::Tick;
    const Theme& theme = Theme::current();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return tick ? QString() : cell->text;
    case Qt::ToolTipRole:
        return cell->tip.isEmpty() && !tick ? cell->text : cell->tip;
    case Qt::CheckStateRole:
        return tick ? QVariant(cell->text.isEmpty() ? Qt::Unchecked : Qt::Checked) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant(column.side | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        switch (cell->tone) {
        case TextTableModel::Tone::Soft:
            return theme.text_soft;
        case TextTableModel::Tone::Ok:
            return theme.ok;
        case TextTableModel::Tone::Warning:
            return theme.warn;
        case TextTableModel::Tone::Bad:
            return theme.bad;
        case TextTableModel::Tone::Plain:
            break;
        }
        return {};
    case id_role:
        return m_rows[static_cast<std::size_t>(index.row())].id;
    default:
        return {};
    }
}

bool EntryTableModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const Cell* cell = at(index);
    if (cell == nullptr || !(flags(index) & (Qt::ItemIsEditable | Qt::ItemIsUserCheckable)))
        return false;
    QString text;
    if (role == Qt::CheckStateRole)
        text = value.toInt() == Qt::Checked ? QStringLiteral("1") : QString();
    else if (role == Qt::EditRole)
        text = value.toString().trimmed();
    else
        return false;
    if (text == cell->text)
        return true;
    return m_keep(m_rows[static_cast<std::size_t>(index.row())].id, index.column(), text);
}

Qt::ItemFlags EntryTableModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const Cell* cell = at(index);
    if (cell == nullptr || cell->closed || m_read_only)
        return flags;
    const Way way = m_columns[static_cast<std::size_t>(index.column())].way;
    if (way == Way::Write)
        flags |= Qt::ItemIsEditable;
    if (way == Way::Tick)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant EntryTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column& column = m_columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return shown_text(column.heading);
    if (role == Qt::TextAlignmentRole)
        return QVariant(column.side | Qt::AlignVCenter);
    return {};
}

} // namespace lx::ui
