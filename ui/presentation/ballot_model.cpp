#include "ui/presentation/ballot_model.h"

#include "ui/presentation/theme.h"

namespace lx::ui {

void BallotModel::set_lines(const QStringList& lines, const QStringList& marks)
{
    beginResetModel();
    m_lines = lines;
    m_marks = marks;
    endResetModel();
}

void BallotModel::changed(int first, int last)
{
    if (last >= first && last < rowCount())
        Q_EMIT dataChanged(index(first, 0), index(last, Columns - 1));
}

QString BallotModel::word(char mark) const
{
    if (mark == invalid_sheet[0])
        return tr("invalid");
    return mark == '0' ? tr("abstains") : m_marks.value(mark - '1');
}

int BallotModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int BallotModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Columns);
}

QVariant BallotModel::cell_data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const std::string& marks = m_keys.marks();
    const bool invalid = marks == invalid_sheet;
    const char other = m_keys.differs(row);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        if (index.column() == Name)
            return m_lines.value(index.row());
        if (index.column() == Other)
            return other == 0 ? QString() : QStringLiteral("≠ ") + word(other);
        if (invalid)
            return row == 0 ? word(invalid_sheet[0]) : QString();
        if (row < marks.size())
            return QStringLiteral("%1　%2").arg(QLatin1Char(marks[row])).arg(word(marks[row]));
        return {};
    case Qt::ForegroundRole:
        return index.column() == Other ? QVariant(Theme::current().warn) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant BallotModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("On the ballot");
    case Mark:
        return tr("Mark");
    default:
        return tr("Other pass");
    }
}

} // namespace lx::ui
