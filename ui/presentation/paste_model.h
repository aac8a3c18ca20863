#pragma once

#include <array>
#include <memory>
#include <utility>
#include <vector>

#include <QAbstractTableModel>

#include "core/edit/paste_plan.h"
#include "core/ledger/catalog.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

/// Which cells of a plan are listed.
enum class PasteFilter
{
    Faulty, ///< refused or read-only
    Check,  ///< written otherwise than they came, or with a word about them
    AsIs,
    Unchanged,
    All
};
inline constexpr int paste_filters = 5;

/// What becomes of cells that are pasted, a row a cell. Texts are made when they are looked at: a
/// plan may have hundreds of thousands of cells.
class PasteModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        RowColumn,
        FieldColumn,
        BeforeColumn,
        AfterColumn,
        KindColumn,
        ReasonColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// The definition is the catalogue's. `masked`: hides the middle of sensitive values.
    void show_plan(std::shared_ptr<const Catalog> catalog, const LedgerDef& def,
                   std::shared_ptr<const PastePlan> plan, bool masked);
    void clear();
    void set_filter(PasteFilter filter);
    /// How many cells a filter leaves.
    [[nodiscard]] qint64 count(PasteFilter filter) const
    {
        return m_counts[static_cast<std::size_t>(filter)];
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        return shown_data(cell_data(index, role), role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    using Place = std::pair<std::uint32_t, std::uint32_t>; ///< row and cell of the plan

    [[nodiscard]] QVariant cell_data(const QModelIndex& index, int role) const;
    [[nodiscard]] QString text(const PastedRow& row, const PastedCell& cell, int column) const;
    [[nodiscard]] QString row_text(const PastedRow& row) const;
    void list();

    std::shared_ptr<const Catalog> m_catalog;
    const LedgerDef* m_def = nullptr;
    std::shared_ptr<const PastePlan> m_plan;
    bool m_masked = true;
    PasteFilter m_filter = PasteFilter::Faulty;
    std::array<qint64, paste_filters> m_counts{};
    std::vector<Place> m_places;
};

/// The rows of a plan that have a refused or read-only cell, with the reasons behind, to be put
/// right in a spreadsheet and pasted again.
struct FaultyRows
{
    QString shown; ///< sensitive numbers masked
    QString whole;
};
[[nodiscard]] FaultyRows faulty_rows(const LedgerDef& def, const PastePlan& plan);

} // namespace lx::ui
