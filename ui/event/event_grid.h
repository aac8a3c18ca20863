#pragma once

#include <QTableView>

#include "ui/event/event_cell_delegate.h"

namespace lx::ui {

class WrapHeader;

/// The rows of an asked table as a spreadsheet: typing replaces what stands in a cell, F2 edits it,
/// Tab goes right and on to the next row, Enter down – to the column Tab began in –, Delete
/// empties. Where they would leave the table they lead to what stands before or after it.
class EventGrid final : public QTableView
{
    Q_OBJECT
public:
    EventGrid(AppContext& context, const Catalog& catalog, EventRowsModel& model,
              QWidget* parent = nullptr);

    /// The keyboard to a cell.
    void enter(const QModelIndex& index);
    /// The rows that are chosen, wholly or in part, ascending.
    [[nodiscard]] std::set<int> chosen_rows() const;
    [[nodiscard]] bool focusNextPrevChild(bool next) override;

Q_SIGNALS:
    /// Enter in the last row.
    void ended();
    void entered();
    void paste_wanted();
    void take_out_wanted();
    void current_changed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    /// False where it would leave the table.
    bool go(CellStep step);
    void copy() const;
    /// Columns as wide as their texts ask for, all rows in view up to a few.
    void fit();

    EventRowsModel& m_model;
    WrapHeader* m_header = nullptr;
    std::vector<bool> m_pinned; ///< columns the user has drawn to a width
    int m_began = -1;           ///< column Tab began in; -1 none
};

} // namespace lx::ui
