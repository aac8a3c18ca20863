#pragma once

#include <QWidget>

#include "ui/presentation/import_columns_model.h"

class QListWidget;
class QTableView;

namespace lx::ui {

class TextLabel;

/// First part of the assistant: the tables that were found, what was passed over in them, and what
/// each column of the chosen one goes into.
class ColumnsPart : public QWidget
{
    Q_OBJECT
public:
    explicit ColumnsPart(QWidget* parent = nullptr);
    /// Shows the draft's newest trial; null nothing.
    void show(ImportDraft* draft);
    void focus_first();
    [[nodiscard]] bool editing() const;

Q_SIGNALS:
    void answered();
    void edited(); ///< a cell that was written in is left

private:
    void show_table(int table);

    ImportDraft* m_draft = nullptr;
    QListWidget* m_tables = nullptr;
    TextLabel* m_skipped = nullptr;
    TextLabel* m_words = nullptr;
    ImportColumnsModel* m_model = nullptr;
    QTableView* m_columns = nullptr;
};

} // namespace lx::ui
