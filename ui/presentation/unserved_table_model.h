#pragma once

#include <QAbstractTableModel>

#include "ui/presentation/shown_board.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

/// Units without an instructor, the most urgent first; their rows can be dragged.
class UnservedTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column : int
    {
        Urgent,
        Unit,
        Headcount,
        Columns
    };
    static constexpr const char* mime = "application/x-liangxin-units";
    using QAbstractTableModel::QAbstractTableModel;

    void show_board(ShownBoardPtr board);
    /// Only units whose name, code or initials have these words.
    void narrow(const QString& words);
    [[nodiscard]] const UnservedUnit& unit(int row) const;
    /// Ids that were dragged; none where it is something else.
    [[nodiscard]] static std::vector<std::int64_t> units_in(const QMimeData* data);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        return shown_data(cell_data(index, role), role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;

private:
    [[nodiscard]] QVariant cell_data(const QModelIndex& index, int role) const;
    [[nodiscard]] const QString& name(int row) const;
    void filter();

    ShownBoardPtr m_board;
    std::string m_words;             ///< folded
    std::vector<std::size_t> m_rows; ///< places among the board's units without anyone
};

} // namespace lx::ui
