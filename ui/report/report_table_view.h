#pragma once

#include <QTableView>

#include "ui/presentation/report_model.h"

namespace lx::ui {

class AppContext;
class ReportHeader;

/// A table of a report. Enter or a double click opens the rows behind a figure; Ctrl+C copies.
class ReportTableView : public QTableView
{
    Q_OBJECT
public:
    explicit ReportTableView(AppContext& context, QWidget* parent = nullptr);
    void show_table(std::shared_ptr<const Report> report, const ReportTable* table);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void open(const QModelIndex& index);
    void copy();

    AppContext& m_context;
    ReportModel* m_model = nullptr;
    ReportHeader* m_header = nullptr;
};

} // namespace lx::ui
