#include "ui/presentation/text_table_model.h"

#include "ui/presentation/icons.h"
#include "ui/presentation/shown_text.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

QVariant mark(TextTableModel::Tone tone)
{
    const Theme& theme = Theme::current();
    switch (tone) {
    case TextTableModel::Tone::Ok:
        return icon_pixmap(QStringLiteral("success"), theme.ok, 16);
    case TextTableModel::Tone::Warning:
        return icon_pixmap(QStringLiteral("warning"), theme.warn, 16);
    case TextTableModel::Tone::Bad:
        return icon_pixmap(QStringLiteral("error"), theme.bad, 16);
    case TextTableModel::Tone::Plain:
    case TextTableModel::Tone::Soft:
        break;
    }
    return {};
}

} // namespace

void TextTableModel::set_columns(const QStringList& headings, std::vector<Qt::Alignment> alignments)
{
    beginResetModel();
    m_headings = headings;
    m_alignments = std::move(alignments);
    m_rows.clear();
    endResetModel();
}

void TextTableModel::set_rows(std::vector<Row> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int TextTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TextTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_headings.size());
}

QVariant TextTableModel::cell_data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return row.texts.value(index.column());
    case Qt::TextAlignmentRole: {
        const auto column = static_cast<std::size_t>(index.column());
        const Qt::Alignment side =
            column < m_alignments.size() ? m_alignments[column] : Qt::AlignLeft;
        return QVariant(side | Qt::AlignVCenter);
    }
    case Qt::ForegroundRole:
        return row.tone == Tone::Soft ? QVariant(Theme::current().text_soft) : QVariant();
    case Qt::DecorationRole:
        return index.column() == m_mark_column ? mark(row.tone) : QVariant();
    case id_role:
        return row.id;
    case tone_role:
        return static_cast<int>(row.tone);
    default:
        return {};
    }
}

QVariant TextTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return shown_text(m_headings.value(section));
    if (role == Qt::TextAlignmentRole) {
        const auto column = static_cast<std::size_t>(section);
        return QVariant((column < m_alignments.size() ? m_alignments[column] : Qt::AlignLeft) |
                        Qt::AlignVCenter);
    }
    return {};
}

} // namespace lx::ui
