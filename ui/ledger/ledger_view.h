#pragma once

#include <unordered_set>

#include <QTableView>

#include "ui/presentation/ledger_table_model.h"

class QMenu;

namespace lx::ui {

class AppContext;
class FieldEditor;
class FrozenHeader;
class RowMarks;
struct ColumnLayout;

/// The table of a ledger: which columns, in which order and width, and how many of them are frozen
/// at the left is kept for the user; a row is selected as a whole. F2 edits the cell, and so does
/// typing into it, in place of what stood there; Enter keeps it and goes on to the cell below.
/// Never asks the model for more than it shows.
///
/// Frozen columns are the first ones; they keep their place while the others scroll beneath them.
/// It is one view all the same: indexAt and visualRect say where a cell is seen, and mouse,
/// keyboard, selection, editors and tips go by them.
class LedgerView : public QTableView
{
    Q_OBJECT
public:
    /// `name`: under which the columns are remembered ("table"); details use another one.
    LedgerView(AppContext& context, const QString& name, QWidget* parent = nullptr);

    void set_model(LedgerTableModel* model);
    /// Puts the columns of the model's ledger as the user left them, or as the definition shows
    /// them.
    void restore_columns();
    void save_columns();
    void reset_columns();
    /// The columns as they are now become those of a list with columns of its own.
    void keep_columns_for(const QString& list);
    [[nodiscard]] bool column_shown(int column) const { return !isColumnHidden(column); }
    void show_column(int column, bool shown);
    /// Freezes the columns shown up to this one; -1: none.
    void freeze_to(int column);
    /// How many are frozen.
    [[nodiscard]] int frozen() const;
    /// Entries that freeze up to a column (-1: not offered) and that end it.
    void offer_freezing(QMenu& menu, int column);
    /// Entries that put the rows in the order of a column (-1: not offered): by its value, pinyin
    /// or strokes.
    void offer_sorting(QMenu& menu, int column);
    /// Hides a column whatever is remembered (the link of a related list).
    void hide_always(const std::string& field);

    /// Number of selected rows, without walking over them.
    [[nodiscard]] int selected_count() const;
    /// Ids of the selected rows in the order shown; at most `limit`.
    [[nodiscard]] std::vector<std::int64_t> selected_ids(int limit = 1'000'000) const;
    /// -1 where there is none.
    [[nodiscard]] std::int64_t current_id() const;
    /// Makes a row the current and only selected one.
    void select_id(std::int64_t id);
    /// Chooses rows without going to another, or goes to the first of them where one is at none;
    /// those that are not shown are left out, and where none is nothing changes.
    void select_ids(const std::vector<std::int64_t>& ids);
    /// Columns shown, from left to right; and those of them that are fields.
    [[nodiscard]] std::vector<int> shown_columns() const;
    [[nodiscard]] std::vector<int> shown_fields() const;
    /// All columns shown, -1 for each derived one: what is pasted over it changes nothing, but what
    /// stands beside it keeps its place.
    [[nodiscard]] std::vector<int> pasted_columns() const;
    void selectAll() override;
    using QTableView::edit; // hidden by the one below otherwise
    [[nodiscard]] QModelIndex indexAt(const QPoint& at) const override;
    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    /// Typing edits: nothing is looked for by it, least of all in a million rows.
    void keyboardSearch(const QString&) override {}

Q_SIGNALS:
    /// Enter or double click on a row.
    void open_wanted(qint64 id);
    void current_changed(qint64 id);
    void selection_changed();
    /// The user, not the program, is about to choose rows.
    void choosing() const;
    void remove_wanted();
    void copy_wanted();
    void paste_wanted();
    /// Ctrl+Enter in a cell: the rows chosen are to hold this.
    void fill_wanted(int field, const lx::Value& value);

protected:
    [[nodiscard]] QItemSelectionModel::SelectionFlags
    selectionCommand(const QModelIndex& index, const QEvent* event) const override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    bool edit(const QModelIndex& index, EditTrigger trigger, QEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void selectionChanged(const QItemSelection& selected,
                          const QItemSelection& deselected) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void dataChanged(const QModelIndex& top_left, const QModelIndex& bottom_right,
                     const QList<int>& roles) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QString state_name() const;
    [[nodiscard]] QString state_name(const QString& list) const;
    /// Columns to show at first: those of the list, else of the ledger.
    [[nodiscard]] std::vector<std::string> first_columns() const;
    [[nodiscard]] int column_of(const std::string& key) const;
    [[nodiscard]] int width_of(int column) const;
    void place_columns(const ColumnLayout& layout);
    [[nodiscard]] ColumnLayout layout_now() const;
    /// Opens the cell in hand and gives it a key or a sign; false where it can't be edited.
    bool type_into(QEvent* event);
    [[nodiscard]] FieldEditor* open_editor() const;
    [[nodiscard]] bool in_form_only(const QModelIndex& index) const;
    /// Tells the model which derived columns are seen.
    void fill_derived();
    void paint_frozen(QPainter& painter) const;
    void apply_type();
    /// Columns the user has not drawn to a width take what is free.
    void widen_columns();

    AppContext& m_context;
    QString m_name;
    LedgerTableModel* m_model = nullptr;
    FrozenHeader* m_header = nullptr;
    RowMarks* m_marks = nullptr;
    std::string m_hidden;
    std::unordered_set<int> m_sized; ///< columns the user has drawn to a width
};

} // namespace lx::ui
