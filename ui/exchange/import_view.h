#pragma once

#include <QWidget>

#include "ui/presentation/import_preview.h"

class QHBoxLayout;
class QPushButton;
class QTableView;
class QTabWidget;

namespace lx::ui {

class MarkupLabel;
class TextLabel;

/// What an import would do or has done: the counts, what each column was taken for, what was
/// refused and why.
class ImportView : public QWidget
{
    Q_OBJECT
public:
    explicit ImportView(QWidget* parent = nullptr);

    /// `done`: the import was made (not tried).
    void show_report(const Catalog& catalog, const ImportPreview& preview, bool done);
    /// Buttons shown once the import is done.
    [[nodiscard]] QPushButton* save_refused() const { return m_save_refused; }
    [[nodiscard]] QPushButton* withdraw() const { return m_withdraw; }
    [[nodiscard]] QPushButton* back() const { return m_back; }

private:
    QTableView* add_table(TextTableModel* model, const QString& name);
    void show_counts(const Catalog& catalog, const ImportPreview& preview, bool done);

    TextLabel* m_title = nullptr;
    MarkupLabel* m_numbers = nullptr;
    TextLabel* m_also = nullptr;
    QPushButton* m_save_refused = nullptr;
    QPushButton* m_withdraw = nullptr;
    QPushButton* m_back = nullptr;
    QTabWidget* m_tabs = nullptr;
    TextTableModel* m_columns = nullptr;
    TextTableModel* m_errors = nullptr;
    TextTableModel* m_warnings = nullptr;
    QTableView* m_columns_view = nullptr;
    QTableView* m_errors_view = nullptr;
    QTableView* m_warnings_view = nullptr;
};

} // namespace lx::ui
