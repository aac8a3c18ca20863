#include "ui/report/own_report_menu.h"

namespace lx::ui {

OwnReportMenu::OwnReportMenu(QWidget* parent) : QMenu(parent)
{
    connect(addAction(tr("&Save as own report…")), &QAction::triggered, this, &OwnReportMenu::copy);
    m_change = addAction(tr("&Change own report…"));
    m_remove = addAction(tr("&Remove own report"));
    connect(m_change, &QAction::triggered, this, &OwnReportMenu::change);
    connect(m_remove, &QAction::triggered, this, &OwnReportMenu::remove);
}

void OwnReportMenu::offer(bool own)
{
    m_change->setVisible(own);
    m_remove->setVisible(own);
}

} // namespace lx::ui
