#pragma once

#include <optional>
#include <unordered_set>

#include <QPoint>
#include <QWidget>

#include "ui/ledger/table_scope.h"
#include "ui/presentation/ledger_table_model.h"

class QMenu;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace lx::ui {

class AppContext;
class EndPanel;
class FilterBar;
class LedgerView;
class NamePanel;
class RecyclePanel;
class TextLabel;

/// The list side of the ledger page: what narrows the rows, the rows themselves, and what to do
/// where there are none. Owns which ledger is shown; the page's other rooms ask it.
class LedgerTable : public QWidget
{
    Q_OBJECT
public:
    explicit LedgerTable(AppContext& context, QWidget* parent = nullptr);

    /// Another file, or none: no ledger is shown until a list is.
    void show_document();
    /// Shows a list from its first row; false where there is no such ledger.
    bool show_list(const ListRequest& request);
    void set_as_of(Date day);
    /// Takes in what an action changed; what one taken back (or done again) changed comes into
    /// view.
    void apply(const DataChange& change);
    /// The filter and the order once more: rows that no longer fit go to their place or out of the
    /// list.
    void filter_again();
    /// Row to select, now or once it is there; the next list forgets it.
    void want_row(std::int64_t id) { m_wanted_row = id; }
    /// The table is in front (again): the wanted row is chosen, the keyboard is in the table.
    void enter();
    /// From the search to the rows.
    void enter_rows();

    [[nodiscard]] const std::shared_ptr<const Catalog>& catalog() const { return m_catalog; }
    /// Null before a list is shown.
    [[nodiscard]] const LedgerDef* def() const { return m_def; }
    [[nodiscard]] LedgerTableModel& model() { return *m_model; }
    [[nodiscard]] LedgerView& view() { return *m_view; }
    [[nodiscard]] FilterBar& filter() { return *m_filter; }
    /// The ledger's name, and what the list is.
    [[nodiscard]] QString title() const;
    /// How many rows there are and are chosen, for the status line.
    [[nodiscard]] QString status() const;
    /// Panels above the rows, for questions and answers about them; closed when another list is
    /// shown.
    [[nodiscard]] EndPanel& end_panel() { return *m_end; }
    [[nodiscard]] RecyclePanel& recycle_panel() { return *m_recycle; }
    /// Shows what was removed, the keyboard in it.
    void open_bin();
    /// Another such panel.
    void add_panel(QWidget* panel);
    /// What tools work on: the rows chosen where they are so many or more, else all shown. Nothing
    /// where there is none or they are still being read (which is told).
    [[nodiscard]] std::optional<TableScope> scope(int chosen_from = 2);
    /// The keyboard is at a column the program works out: nothing tools for fields can work on.
    [[nodiscard]] bool at_derived() const;
    /// The same without the rows; a list has to be shown.
    [[nodiscard]] TableScope columns() const;
    /// Chooses the rows a change was made in again once it has been taken in, and shows the same
    /// part of the table. Only where they are those still chosen: another list, or other rows
    /// chosen meanwhile, are left as they are.
    void keep_selected(const TableScope& scope);

Q_SIGNALS:
    /// Another list is shown, or the one shown was narrowed otherwise.
    void list_changed();
    /// The rows or those chosen among them are others.
    void rows_changed();
    /// What is marked at the rows is other than it was.
    void marks_changed();
    /// All rows are there and there is none to be at.
    void left_without_row();
    void add_wanted();

private:
    void build_lists_menu();
    void build_columns_menu();
    void build_recycle_bin();
    void build_again();
    void build_empty();
    void connect_model();
    void forget_rows();
    void reload();
    void rows_arrived();
    void bring_into_view();
    void restore_kept();
    void show_empty();
    /// What to do where no row is shown.
    void say_empty();
    /// The keyboard to the rows, or to where they would be.
    void focus_rows();
    void fill_columns_menu();
    [[nodiscard]] Result<> edit_cell(std::int64_t id, int field, const QVariant& entered);

    AppContext& m_context;
    std::shared_ptr<const Catalog> m_catalog;
    const LedgerDef* m_def = nullptr;
    std::int64_t m_wanted_row = 0;
    std::vector<std::int64_t> m_kept;          ///< rows to choose again
    std::optional<QPoint> m_kept_place;        ///< and how far the table was scrolled
    std::unordered_set<std::int64_t> m_turned; ///< rows an undo changed, to be seen
    std::vector<QWidget*> m_panels;
    QVBoxLayout* m_column = nullptr;
    FilterBar* m_filter = nullptr;
    QMenu* m_columns = nullptr;
    QMenu* m_derived_columns = nullptr;
    EndPanel* m_end = nullptr;
    NamePanel* m_name = nullptr;
    RecyclePanel* m_recycle = nullptr;
    QToolButton* m_bin = nullptr;
    LedgerTableModel* m_model = nullptr;
    LedgerView* m_view = nullptr;
    QWidget* m_empty = nullptr;
    TextLabel* m_empty_text = nullptr;
    QPushButton* m_empty_action = nullptr;
};

} // namespace lx::ui
