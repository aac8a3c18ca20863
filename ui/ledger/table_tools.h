#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include <QObject>

#include "core/edit/editor.h"
#include "ui/presentation/jobs.h"

class QAction;
class QKeySequence;
class QMenu;

namespace lx {
struct DataChange;
}

namespace lx::ui {

class AppContext;
class BulkPanel;
class ColumnSums;
class FindPanel;
class LedgerTable;
class StatisticsPanel;
struct TableScope;

/// What works on many cells of the table at once: fields of many rows, find and replace, fill, the
/// values of a column, sums. Its panels stand above the rows, one at a time.
class TableTools : public QObject
{
    Q_OBJECT
public:
    TableTools(AppContext& context, LedgerTable& table);

    /// Puts them into a menu of the rows.
    void add_to(QMenu& menu);
    /// The rows, or those chosen among them, are others.
    void update();
    void apply(const DataChange& change);
    [[nodiscard]] ColumnSums& sums() { return *m_sums; }

private:
    QAction* add(const QString& icon_name, const QString& text, const QKeySequence& keys,
                 std::function<void()> what);
    void open(QWidget* panel);
    /// The keyboard is at a column that is entered; otherwise that is told.
    [[nodiscard]] bool at_field();
    void fill_down();
    void fill_series();
    void fill_with_current();
    void fill(std::int64_t from);
    /// After a change of these rows they are chosen as before.
    [[nodiscard]] std::function<void(const ManyEdited&)> keeping(TableScope scope);

    AppContext& m_context;
    LedgerTable& m_table;
    BulkPanel* m_bulk = nullptr;
    FindPanel* m_find = nullptr;
    StatisticsPanel* m_statistics = nullptr;
    ColumnSums* m_sums = nullptr;
    QAction* m_change = nullptr;
    QAction* m_replace = nullptr;
    std::vector<QAction*> m_fills;
    QAction* m_values = nullptr;
    QAction* m_copy_sums = nullptr;
    WorkSlot m_write;
};

} // namespace lx::ui
