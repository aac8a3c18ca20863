#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include <QAbstractTableModel>
#include <QString>

#include "core/edit/merge_rows.h"
#include "core/edit/merge_sides.h"
#include "ui/presentation/ledger_rows.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

/// Two rows of a ledger side by side and what is to be left of them: which row stays, then the
/// fields in which they differ with the value chosen for each, what hangs on either, and the fields
/// that are equal. A choice shows by a mark before it and by strong type.
class PairModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    /// Columns of the two rows; the first one names the line.
    static constexpr int first_column = 1;
    static constexpr int columns = 3;

    /// The two rows as a worker has read them.
    struct Shown
    {
        MergeSides sides;
        std::array<std::vector<QString>, 2> texts; ///< one a field
    };
    /// Reads them; `masked` hides numbers of people.
    [[nodiscard]] static Result<Shown> read(Database& database, const Catalog& catalog,
                                            const LedgerDef& def, std::int64_t first,
                                            std::int64_t second, bool masked);

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows a pair; true where it is the one shown already, which keeps what was chosen by hand.
    bool show(std::shared_ptr<const Catalog> catalog, const LedgerDef& def, Shown shown);
    void clear();
    [[nodiscard]] bool empty() const { return m_def == nullptr; }
    [[nodiscard]] const MergeSides& sides() const { return m_shown.sides; }

    /// Chooses what stands in a cell: the row that stays, a field's value. False where there is
    /// nothing to choose.
    bool choose(const QModelIndex& cell);
    /// 0 or 1: the row that stays.
    [[nodiscard]] int kept() const { return m_kept; }
    /// What the row that stays takes from the one that goes.
    [[nodiscard]] MergeChoice choice() const;
    /// Rows behind a cell that tells how many hang on a side; null elsewhere.
    [[nodiscard]] const HangingRows* hanging_at(const QModelIndex& cell) const;
    /// The line is a heading, which reaches over all columns.
    [[nodiscard]] bool is_heading(int row) const;
    /// The first cell with something to choose between two values.
    [[nodiscard]] QModelIndex first_choice() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        return shown_data(cell_data(index, role), role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    enum class Kind
    {
        Heading,
        Stays,   ///< which of the two rows is left
        Differs, ///< a field to choose in
        Equal,
        Hangs
    };
    struct Line
    {
        Kind kind = Kind::Heading;
        std::size_t at = 0; ///< position of the field; of the hanging rows
        QString text{};     ///< of a heading
    };
    void build_lines();
    [[nodiscard]] QVariant cell_data(const QModelIndex& index, int role) const;
    [[nodiscard]] QString text_of(const Line& line, int column) const;
    /// Side chosen in a line; -1 where nothing is.
    [[nodiscard]] int chosen_in(const Line& line) const;

    std::shared_ptr<const Catalog> m_catalog;
    const LedgerDef* m_def = nullptr; ///< of m_catalog
    Shown m_shown;
    std::vector<Line> m_lines;
    int m_kept = 0;
    std::vector<std::optional<int>> m_by_hand; ///< one a field: the side chosen
};

} // namespace lx::ui
