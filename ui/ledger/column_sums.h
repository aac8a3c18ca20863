#pragma once

#include <QTimer>

#include "core/store/column_values.h"
#include "ui/ledger/table_scope.h"
#include "ui/presentation/jobs.h"

namespace lx::ui {

class AppContext;
class LedgerTable;

/// Count, sum and the like of the column the keyboard is at, over the rows chosen (two or more).
/// Worked out in the file (of a derived column: of the facts) a little after the choice, whatever
/// its size; where that is the whole ledger its rows are not named.
class ColumnSums : public QObject
{
    Q_OBJECT
public:
    ColumnSums(AppContext& context, LedgerTable& table);

    /// For the status line; "" where few rows are chosen or they are being counted.
    [[nodiscard]] QString text() const;
    /// Puts them on the clipboard, a line each with its name before it.
    void copy() const;
    [[nodiscard]] bool any() const { return !m_parts.empty(); }

Q_SIGNALS:
    void changed();

private:
    struct Part
    {
        QString name;
        QString shown;
        QString exact; ///< as spreadsheets read it
    };
    void forget();
    void count();
    void count_derived();
    [[nodiscard]] bool all_chosen() const;
    void take(const FieldDef& field, const ColumnStatistics& found);

    AppContext& m_context;
    LedgerTable& m_table;
    QString m_column;
    std::vector<Part> m_parts;
    QTimer m_wait{this};
    JobSlot m_counting;
};

} // namespace lx::ui
