#include "ui/report/report_table_view.h"

#include <algorithm>

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QScrollBar>

#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/report/report_header.h"
#include "ui/shell/app_context.h"
#include "ui/shell/notices.h"

namespace lx::ui {

ReportTableView::ReportTableView(AppContext& context, QWidget* parent)
    : QTableView(parent), m_context(context)
{
    m_model = new ReportModel(this);
    m_header = new ReportHeader(this);
    setModel(m_model);
    setHorizontalHeader(m_header);
    verticalHeader()->setDefaultSectionSize(Theme::current().row_px);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->hide();
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTextElideMode(Qt::ElideMiddle);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSelectionMode(QAbstractItemView::ContiguousSelection);
    setTabKeyNavigation(false);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Table of the report"));
    connect(this, &QTableView::doubleClicked, this, &ReportTableView::open);
}

void ReportTableView::show_table(std::shared_ptr<const Report> report, const ReportTable* table)
{
    m_model->show(std::move(report), table);
    m_header->show_table(table);
    if (table == nullptr)
        return;
    const int digit = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    for (std::size_t c = 0; c < table->columns.size(); ++c)
        setColumnWidth(static_cast<int>(c),
                       std::clamp(table->columns[c].width, 4, 40) * digit + Theme::grid(1));
    verticalHeader()->setDefaultSectionSize(Theme::current().row_px);
    scrollToTop();
    horizontalScrollBar()->setValue(0);
    if (m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(0, 0));
}

void ReportTableView::open(const QModelIndex& index)
{
    const ReportModel::Behind behind = m_model->behind(index);
    if (behind.list)
        m_context.open_list(*behind.list);
    else if (behind.row != 0)
        m_context.open_record(behind.ledger, behind.row);
    else if (index.isValid())
        m_context.notices().info(tr("No rows stand behind this cell."));
}

void ReportTableView::copy()
{
    const QItemSelection selected = selectionModel()->selection();
    if (selected.isEmpty())
        return;
    const QItemSelectionRange range = selected.first();
    QString text;
    for (int row = range.top(); row <= range.bottom(); ++row) {
        for (int column = range.left(); column <= range.right(); ++column) {
            if (column > range.left())
                text += QLatin1Char('\t');
            text += m_model->index(row, column).data().toString().trimmed();
        }
        text += QLatin1Char('\n');
    }
    QGuiApplication::clipboard()->setText(text);
}

void ReportTableView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        open(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace lx::ui
