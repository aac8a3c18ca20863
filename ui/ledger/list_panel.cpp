#include "ui/ledger/list_panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/row_delegate.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

ListPanel::ListPanel(const QString& act, const QString& name, const QStringList& headings, int rows,
                     QWidget* parent)
    : QFrame(parent)
{
    set_role(this, "panel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(1), 4, Theme::grid(1), Theme::grid(1));
    auto* line = new QHBoxLayout;
    m_title = new TextLabel(this);
    set_role(m_title, "strong");
    m_act = new QPushButton(act, this);
    auto* close = new QPushButton(tr("Close"), this);
    set_quiet(close);
    line->addWidget(m_title, 1);
    line->addWidget(m_act);
    line->addWidget(close);
    column->addLayout(line);
    m_list = new QTreeWidget(this);
    m_list->setRootIsDecorated(false);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setHeaderLabels(headings);
    m_list->setAccessibleName(name);
    m_list->setFixedHeight((rows + 1) * Theme::current().row_px);
    m_list->header()->setStretchLastSection(true);
    column->addWidget(m_list);
    connect(close, &QPushButton::clicked, this, &ListPanel::leave);
    hide();
}

void ListPanel::fit_columns(int most)
{
    const int widest = characters(m_list, most);
    for (int column = 0; column + 1 < m_list->columnCount(); ++column) {
        m_list->resizeColumnToContents(column);
        if (most > 0 && m_list->columnWidth(column) > widest)
            m_list->setColumnWidth(column, widest);
    }
}

void ListPanel::leave()
{
    hide();
    Q_EMIT closed();
}

void ListPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else
        QFrame::keyPressEvent(event);
}

} // namespace lx::ui
