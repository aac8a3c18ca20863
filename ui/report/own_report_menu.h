#pragma once

#include <QMenu>

namespace lx::ui {

/// What can be done with a report: kept as the county's own, and where it is that, changed or
/// removed.
class OwnReportMenu : public QMenu
{
    Q_OBJECT
public:
    explicit OwnReportMenu(QWidget* parent = nullptr);
    /// `own`: the report is the file's own.
    void offer(bool own);

Q_SIGNALS:
    void copy();
    void change();
    void remove();

private:
    QAction* m_change = nullptr;
    QAction* m_remove = nullptr;
};

} // namespace lx::ui
