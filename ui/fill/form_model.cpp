#include "ui/fill/form_model.h"

#include <algorithm>

#include "core/spreadsheet/column_letters.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

constexpr int most_rows = 5'000;
constexpr int most_columns = 256;
constexpr int spare_rows = 3;
constexpr int sign_px = 12;

} // namespace

void FormModel::show(std::shared_ptr<const SheetGrid> grid)
{
    beginResetModel();
    m_grid = std::move(grid);
    m_marks.clear();
    endResetModel();
}

void FormModel::set_marks(Marks marks)
{
    m_marks = std::move(marks);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int FormModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid() || m_grid == nullptr)
        return 0;
    std::int64_t last = m_grid->rows;
    if (!m_grid->cells.empty())
        last = std::max(last, m_grid->cells.rbegin()->first.first + 1);
    return static_cast<int>(std::min<std::int64_t>(last + spare_rows, most_rows));
}

int FormModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_grid == nullptr
               ? 0
               : std::clamp(static_cast<int>(m_grid->columns) + 1, 1, most_columns);
}

const FormModel::Mark* FormModel::mark(const QModelIndex& index) const
{
    const auto found = m_marks.find({index.row(), index.column()});
    return found == m_marks.end() ? nullptr : &found->second;
}

QVariant FormModel::cell_data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || m_grid == nullptr)
        return {};
    const auto found = m_grid->cells.find({index.row(), index.column()});
    const SheetGrid::Shown* shown = found == m_grid->cells.end() ? nullptr : &found->second;
    const Mark* bound = mark(index);
    switch (role) {
    case Qt::DisplayRole:
        return shown == nullptr ? QString() : qt(shown->text);
    case Qt::TextAlignmentRole: {
        if (m_grid->merge_at(index.row(), index.column()) != nullptr)
            return QVariant(Qt::AlignCenter);
        const bool number = shown != nullptr && shown->kind == CellKind::Number;
        return QVariant((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    case Qt::ForegroundRole:
        return shown != nullptr && shown->formula ? QVariant(Theme::current().text_soft)
                                                  : QVariant();
    case Qt::BackgroundRole:
        if (bound == nullptr)
            return {};
        return bound->state == BoundState::Fits ? Theme::current().ok_soft
                                                : Theme::current().warn_soft;
    case Qt::DecorationRole:
        if (bound == nullptr)
            return {};
        return bound->state == BoundState::Fits
                   ? icon_pixmap(QStringLiteral("check"), Theme::current().ok, sign_px)
                   : icon_pixmap(QStringLiteral("warning"), Theme::current().warn, sign_px);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        if (bound != nullptr)
            return bound->words;
        return shown != nullptr && shown->formula ? tr("A formula: the form works it out itself")
                                                  : QVariant();
    default:
        return {};
    }
}

QVariant FormModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignCenter);
    if (role != Qt::DisplayRole || section < 0)
        return {};
    return orientation == Qt::Horizontal ? qt(column_letters(section))
                                         : QString::number(section + 1);
}

} // namespace lx::ui
