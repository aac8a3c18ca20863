#pragma once

#include <QWidget>

#include "ui/presentation/import_rows_model.h"
#include "ui/presentation/jobs.h"

class QPushButton;
class QTableView;

namespace lx::ui {

class AppContext;
class ReasonList;
class ResultLine;
class TextLabel;

/// Third part of the assistant: what the import would do – counts, reasons, and the clerk's own
/// rows with the cells that are at fault.
class PreviewPart : public QWidget
{
    Q_OBJECT
public:
    explicit PreviewPart(AppContext& context, QWidget* parent = nullptr);
    /// Shows a trial; null nothing.
    void show(std::shared_ptr<const ImportPreview> preview);
    void focus_first();
    [[nodiscard]] QPushButton* save_refused() const { return m_save; }

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void look();
    void fit_columns();
    void share_width();
    void show_told();

    AppContext& m_context;
    std::shared_ptr<const ImportPreview> m_preview;
    ResultLine* m_counts = nullptr;
    ReasonList* m_reasons = nullptr;
    ImportRowsModel* m_model = nullptr;
    QTableView* m_rows = nullptr;
    std::vector<int> m_widths; ///< of its columns, as wide as their texts
    TextLabel* m_told = nullptr;
    QPushButton* m_save = nullptr;
    JobSlot m_slot; ///< reading the rows that are shown
};

} // namespace lx::ui
