#pragma once

#include <vector>

#include <QFrame>

#include "core/exchange/ledger_import.h"

class QTreeWidget;

namespace lx::ui {

class TextLabel;

/// Rows that were not taken and why, beside the table until it is closed; they can be copied to be
/// put right in Excel.
class RefusedPanel : public QFrame
{
    Q_OBJECT
public:
    explicit RefusedPanel(QWidget* parent = nullptr);
    /// `rows` as they came; `first_row` is what row 1 of the import was among them (0, or -1 where
    /// headings were put in front).
    void show_report(const ImportReport& report, const std::vector<QStringList>& rows,
                     int first_row);

private:
    void copy();

    TextLabel* m_title = nullptr;
    QTreeWidget* m_list = nullptr;
    std::vector<QStringList> m_rows; ///< the refused ones, with the reason behind
};

} // namespace lx::ui
