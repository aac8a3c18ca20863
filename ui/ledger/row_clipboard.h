#pragma once

#include <QObject>

#include "ui/presentation/copied_rows.h"
#include "ui/presentation/jobs.h"

class QMimeData;

namespace lx {
struct ImportReport;
}

namespace lx::ui {

class AppContext;
class LedgerTable;

/// Rows to and from spreadsheets by the clipboard. What was copied here comes back whole when
/// pasted here, also where the clipboard shows masked numbers.
class RowClipboard : public QObject
{
    Q_OBJECT
public:
    RowClipboard(AppContext& context, LedgerTable& table);

    /// Copies the chosen rows as they are shown.
    void copy(bool with_headings);
    /// Takes rows in as an import does, as one action; tells what was refused in a panel above the
    /// table.
    void paste();

Q_SIGNALS:
    void copied(qint64 rows);

private:
    void put(QMimeData* data, const QString& whole);
    void tell(const ImportReport& report);

    AppContext& m_context;
    LedgerTable& m_table;
    CopiedRows m_copied;
    JobSlot m_copy;
    WorkSlot m_paste;
};

} // namespace lx::ui
