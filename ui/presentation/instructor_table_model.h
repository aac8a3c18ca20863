#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "ui/presentation/shown_board.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

/// The board of instructors: one row each, load against the limit, the year's marks, term, score.
/// Units dragged onto a row are told by `units_dropped`.
class InstructorTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column : int
    {
        Name,
        Load,
        LastVisit,
        Term,
        January,
        FirstQuarter = January + 12,
        FirstAppraisal = FirstQuarter + 4, ///< both of each half-year
        Graded = FirstAppraisal + 4,       ///< 等次
        Training,
        Certificate,
        Score,
        Rank,
        Proposal,
        Columns
    };
    using QAbstractTableModel::QAbstractTableModel;

    /// null = nothing.
    void show_board(ShownBoardPtr board);
    /// Only instructors whose name, code or initials have these words, only those something is
    /// missing of.
    void narrow(const QString& words, bool holes_only);

    [[nodiscard]] const ShownBoardPtr& board() const { return m_board; }
    /// Precondition: a row shown.
    [[nodiscard]] std::size_t place(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] const InstructorRow& instructor(int row) const;
    /// The row that shows an instructor; -1 = none.
    [[nodiscard]] int row_of(std::int64_t id) const;
    /// Periods that went by without what was asked, of all rows shown.
    [[nodiscard]] int holes() const;
    [[nodiscard]] int over_limit() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        return shown_data(cell_data(index, role), role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

Q_SIGNALS:
    void units_dropped(std::int64_t instructor, const std::vector<std::int64_t>& units);

private:
    [[nodiscard]] QVariant cell_data(const QModelIndex& index, int role) const;
    [[nodiscard]] QString text(std::size_t place, int column) const;
    [[nodiscard]] QString tip(std::size_t place, int column) const;
    [[nodiscard]] double sort_value(std::size_t place, int column) const;
    void filter();

    ShownBoardPtr m_board;
    std::string m_words; ///< folded
    bool m_holes_only = false;
    int m_sorted = -1; ///< column; -1 = as on the board
    Qt::SortOrder m_order = Qt::AscendingOrder;
    std::vector<std::size_t> m_rows; ///< places on the board
};

} // namespace lx::ui
