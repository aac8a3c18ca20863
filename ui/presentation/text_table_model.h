#pragma once

#include <vector>

#include <QAbstractTableModel>
#include <QStringList>

#include "ui/presentation/shown_text.h"

namespace lx::ui {

/// A plain table of texts: what an import recognised, its refused cells, checks of a report, past
/// imports. Rows are set as a whole; sorting is left to whoever fills it.
class TextTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    /// How a row is to be seen, beside its words.
    enum class Tone
    {
        Plain,
        Soft, ///< says little: faint
        Ok,
        Warning,
        Bad
    };
    struct Row
    {
        QStringList texts;
        Tone tone = Tone::Plain; ///< an icon and colour in the first column
        qint64 id = 0;           ///< what it stands for
    };

    /// Role of Row::id.
    static constexpr int id_role = Qt::UserRole;
    /// Role of Row::tone, as int.
    static constexpr int tone_role = Qt::UserRole + 1;

    using QAbstractTableModel::QAbstractTableModel;

    /// Headings and, for each column, its alignment (missing ones are left).
    void set_columns(const QStringList& headings, std::vector<Qt::Alignment> alignments = {});
    /// The column that shows a row's mark; the first at the beginning.
    void set_mark_column(int column) { m_mark_column = column; }
    void set_rows(std::vector<Row> rows);
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }

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
    QStringList m_headings;
    std::vector<Qt::Alignment> m_alignments;
    std::vector<Row> m_rows;
    int m_mark_column = 0;
};

} // namespace lx::ui
