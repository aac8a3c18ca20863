#include "ui/report/report_table_view.h"

#include <algorithm>

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QScrollBar>

#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/table_text.h"
#include "ui/presentation/theme.h"
#include "ui/report/report_header.h"

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
    build_frozen();
}

void ReportTableView::build_frozen()
{
    m_frozen = new QTableView(this);
    m_frozen_header = new ReportHeader(m_frozen);
    m_frozen_header->follow(m_header);
    m_frozen->setModel(m_model);
    m_frozen->setSelectionModel(selectionModel());
    m_frozen->setHorizontalHeader(m_frozen_header);
    m_frozen->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_frozen->verticalHeader()->hide();
    m_frozen->setFocusPolicy(Qt::NoFocus);
    m_frozen->setFrameShape(QFrame::NoFrame);
    // Both begin at the same pixel, whatever edge the application's sheet gives to tables.
    const QString plain = QStringLiteral("QTableView { border: none; }");
    setStyleSheet(plain);
    m_frozen->setStyleSheet(plain);
    m_frozen->setAlternatingRowColors(true);
    m_frozen->setWordWrap(false);
    m_frozen->setTextElideMode(Qt::ElideMiddle);
    m_frozen->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_frozen->setSelectionMode(selectionMode());
    m_frozen->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->setVerticalScrollMode(verticalScrollMode());
    m_frozen->setAccessibleName(tr("First columns of the report"));
    m_frozen->hide();
    viewport()->stackUnder(m_frozen);
    connect(m_frozen, &QTableView::doubleClicked, this, &ReportTableView::open);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, m_frozen->verticalScrollBar(),
            &QScrollBar::setValue);
    connect(m_frozen->verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(),
            &QScrollBar::setValue);
    connect(m_header, &QHeaderView::sectionResized, this, [this](int section, int, int size) {
        m_frozen->setColumnWidth(section, size);
        place_frozen();
    });
}

int ReportTableView::frozen_width() const
{
    const ReportTable* table = m_model->table();
    int width = 0;
    for (int column = 0; table != nullptr && column < table->frozen_columns; ++column)
        width += columnWidth(column);
    return width;
}

void ReportTableView::place_frozen()
{
    const int width = frozen_width();
    // A window too narrow for anything beside the frozen columns scrolls as a whole.
    m_frozen->setVisible(width > 0 && width < viewport()->width() * 2 / 3);
    m_frozen->setGeometry(frameWidth(), frameWidth(), width,
                          viewport()->height() + m_header->height());
}

void ReportTableView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    place_frozen();
}

void ReportTableView::updateGeometries()
{
    QTableView::updateGeometries();
    if (m_frozen != nullptr)
        place_frozen();
}

QModelIndex ReportTableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex next = QTableView::moveCursor(action, modifiers);
    if (m_frozen->isVisible() && next.isValid() &&
        next.column() >= m_model->table()->frozen_columns) {
        const int hidden = frozen_width() - visualRect(next).left();
        if (hidden > 0)
            horizontalScrollBar()->setValue(horizontalScrollBar()->value() - hidden);
    }
    return next;
}

void ReportTableView::show_table(std::shared_ptr<const Report> report, const ReportTable* table)
{
    m_model->show(std::move(report), table);
    m_header->show_table(table);
    m_frozen_header->show_table(table);
    if (table == nullptr) {
        m_frozen->hide();
        return;
    }
    const int row_px = Theme::current().row_px;
    m_frozen->verticalHeader()->setDefaultSectionSize(row_px);
    for (int c = 0; c < m_model->columnCount(); ++c)
        m_frozen->setColumnHidden(c, c >= table->frozen_columns);
    const int digit = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    for (std::size_t c = 0; c < table->columns.size(); ++c)
        setColumnWidth(static_cast<int>(c),
                       std::clamp(table->columns[c].width, 4, 40) * digit + Theme::grid(1));
    verticalHeader()->setDefaultSectionSize(row_px);
    for (QTableView* view : {static_cast<QTableView*>(this), m_frozen}) {
        view->clearSpans(); // a heading inside the table reaches over all of it
        for (std::size_t r = 0; r < table->rows.size(); ++r)
            if (table->rows[r].style == RowStyle::Section && table->columns.size() > 1)
                view->setSpan(static_cast<int>(r), 0, 1, static_cast<int>(table->columns.size()));
    }
    place_frozen();
    scrollToTop();
    horizontalScrollBar()->setValue(0);
    if (m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(0, 0));
}

void ReportTableView::open(const QModelIndex& index)
{
    const ReportModel::Behind behind = m_model->behind(index);
    if (behind.list)
        m_context.go(Place::list(*behind.list));
    else if (behind.row != 0)
        m_context.go(Place::row(behind.ledger, behind.row));
    else if (index.isValid())
        m_context.notices().info(tr("No rows stand behind this cell."));
}

void ReportTableView::copy()
{
    const QItemSelection selected = selectionModel()->selection();
    if (selected.isEmpty())
        return;
    const QItemSelectionRange range = selected.first();
    std::vector<std::vector<CellText>> lines;
    for (int row = range.top(); row <= range.bottom(); ++row) {
        std::vector<CellText>& line = lines.emplace_back();
        for (int column = range.left(); column <= range.right(); ++column) {
            const auto at = static_cast<std::size_t>(column);
            line.push_back({m_model->index(row, column).data().toString().trimmed(),
                            is_figure(m_model->table()->columns[at].format)});
        }
    }
    QGuiApplication::clipboard()->setMimeData(clipboard_data(table_text(lines)).release());
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
