#pragma once

#include <vector>

#include "core/exchange/ledger_import.h"
#include "ui/ledger/list_panel.h"

namespace lx::ui {

/// Rows that were not taken and why, beside the table until it is closed; they can be copied to be
/// put right in Excel.
class RefusedPanel : public ListPanel
{
    Q_OBJECT
public:
    explicit RefusedPanel(QWidget* parent = nullptr);
    /// `rows` as they came, `shown` as the clipboard shows them (numbers may be masked);
    /// `first_row` is what row 1 of the import was among them (0, or -1 where headings were put in
    /// front).
    void show_report(const ImportReport& report, const std::vector<QStringList>& rows,
                     const std::vector<QStringList>& shown, int first_row);

Q_SIGNALS:
    /// The refused rows with the reason behind, as text for other programs and whole for this one.
    void copy_wanted(const QString& shown, const QString& whole);

private:
    QString m_shown; ///< as it will be copied
    QString m_whole;
};

} // namespace lx::ui
