#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/store/column_values.h"
#include "ui/ledger/list_panel.h"
#include "ui/ledger/table_scope.h"
#include "ui/presentation/jobs.h"

class QBoxLayout;

namespace lx {
struct DataChange;
}

namespace lx::ui {

class AppContext;
class FieldEditor;

/// What stands in a column: each value with its rows and share, which opens its rows and can be
/// changed wherever it stands (汉 → 汉族), as one action.
class StatisticsPanel : public ListPanel
{
    Q_OBJECT
public:
    explicit StatisticsPanel(AppContext& context, QWidget* parent = nullptr);
    /// Opens it on the column of these rows.
    void show_column(TableScope scope);
    /// Rows of a ledger changed.
    void apply(const DataChange& change);

Q_SIGNALS:
    /// Rows of these were changed.
    void changed(const lx::ui::TableScope& scope);

private:
    struct Shown
    {
        ColumnStatistics found;
        std::vector<std::string> texts; ///< one a value
    };
    void read();
    void take(Shown shown);
    [[nodiscard]] const ValueCount* current() const;
    void preview();
    void open_rows();
    void change();
    void changed_into(const Value& value);

    AppContext& m_context;
    TableScope m_scope;
    Shown m_shown;
    QBoxLayout* m_line = nullptr; ///< what a value is changed into
    TextLabel* m_from = nullptr;
    FieldEditor* m_editor = nullptr;
    QPushButton* m_change = nullptr;
    bool m_entered = false;        ///< something was entered, if only to empty it
    std::optional<Value> m_became; ///< what a value was changed into, to go to once it is counted
    JobSlot m_reading;
    JobSlot m_opening;
    WorkSlot m_write;
};

} // namespace lx::ui
