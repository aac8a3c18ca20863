#pragma once

#include <vector>

#include <QFrame>

#include "core/exchange/ledger_import.h"
#include "ui/presentation/copied_rows.h"

class QTreeWidget;

namespace lx::ui {

class TextLabel;

/// Rows that were not taken and why, beside the table until it is closed; they can be copied to be
/// put right in Excel.
class RefusedPanel : public QFrame
{
    Q_OBJECT
public:
    explicit RefusedPanel(CopiedRows& copied, QWidget* parent = nullptr);
    /// `rows` as they came, `shown` as the clipboard shows them (numbers may be masked);
    /// `first_row` is what row 1 of the import was among them (0, or -1 where headings were put in
    /// front).
    void show_report(const ImportReport& report, const std::vector<QStringList>& rows,
                     const std::vector<QStringList>& shown, int first_row);

private:
    void copy();

    CopiedRows& m_copied;
    TextLabel* m_title = nullptr;
    QTreeWidget* m_list = nullptr;
    QString m_shown; ///< the refused rows with the reason behind, as text for the clipboard
    QString m_whole;
};

} // namespace lx::ui
