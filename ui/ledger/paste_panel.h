#pragma once

#include <memory>

#include <QFrame>

#include "core/edit/paste_plan.h"
#include "core/ledger/catalog.h"

class QComboBox;
class QPushButton;
class QTableView;

namespace lx::ui {

class PasteModel;
enum class PasteFilter;
class TextLabel;

/// What a block that is pasted comes to, cell by cell, before it is taken: above the table, until
/// it is taken (Enter) or left (Escape).
class PastePanel : public QFrame
{
    Q_OBJECT
public:
    explicit PastePanel(QWidget* parent = nullptr);

    /// It stands above the table, wherever the window is looked at.
    [[nodiscard]] bool open() const { return !isHidden(); }
    /// Closed, it keeps nothing of the plan.
    void forget();
    /// The same by the clerk, or because it holds no longer: the keyboard goes back to the table.
    void leave();
    /// Shows a plan; the definition is the catalogue's. The keyboard comes here where the panel was
    /// closed. `masked`: hides the middle of sensitive values.
    void show_plan(std::shared_ptr<const Catalog> catalog, const LedgerDef& def,
                   std::shared_ptr<const PastePlan> plan, bool masked);
    /// While it is worked out anew nothing can be taken.
    void set_waiting();

Q_SIGNALS:
    void take_wanted();
    /// The rows with faults are to be copied.
    void copy_wanted();
    /// All rows as new ones, or at the cell where they were pasted.
    void place_wanted(bool new_rows);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build_controls();
    void tell(const PastePlan& plan);
    void fill_filters();
    void list_cells(PasteFilter filter);
    void tell_reason();

    TextLabel* m_title = nullptr;
    TextLabel* m_remarks = nullptr;
    TextLabel* m_reason = nullptr; ///< of the line the keyboard is at, in full
    QComboBox* m_filter = nullptr;
    QComboBox* m_place = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_take = nullptr;
    QTableView* m_list = nullptr;
    PasteModel* m_model = nullptr;
};

} // namespace lx::ui
