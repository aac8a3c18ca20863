#pragma once

#include <QTableView>

#include "ui/presentation/report_model.h"

namespace lx::ui {

class AppContext;
class ReportHeader;

/// A table of a report; its first columns stay in sight. Enter or a double click opens the rows
/// behind a figure; Ctrl+C copies.
class ReportTableView : public QTableView
{
    Q_OBJECT
public:
    explicit ReportTableView(AppContext& context, QWidget* parent = nullptr);
    void show_table(std::shared_ptr<const Report> report, const ReportTable* table);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void updateGeometries() override;

private:
    void open(const QModelIndex& index);
    void copy();
    void build_frozen();
    void place_frozen();
    [[nodiscard]] int frozen_width() const;

    AppContext& m_context;
    ReportModel* m_model = nullptr;
    ReportHeader* m_header = nullptr;
    QTableView* m_frozen = nullptr; ///< the first columns once more, over the table
    ReportHeader* m_frozen_header = nullptr;
};

} // namespace lx::ui
