#pragma once

#include <QObject>

#include "ui/presentation/copied_rows.h"
#include "ui/presentation/jobs.h"

class QMimeData;

namespace lx::ui {

class AppContext;
class LedgerTable;
class RowPaste;

/// Rows to and from spreadsheets by the clipboard. What was copied here comes back whole when
/// pasted here, also where the clipboard shows masked numbers.
class RowClipboard : public QObject
{
    Q_OBJECT
public:
    RowClipboard(AppContext& context, LedgerTable& table);

    /// Copies the chosen rows as they are shown.
    void copy(bool with_headings);
    void paste();

Q_SIGNALS:
    void copied(qint64 rows);

private:
    void put(QMimeData* data, const QString& whole);

    AppContext& m_context;
    LedgerTable& m_table;
    CopiedRows m_copied;
    JobSlot m_copy;
    RowPaste* m_paste;
};

} // namespace lx::ui
