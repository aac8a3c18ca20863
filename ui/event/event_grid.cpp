#include "ui/event/event_grid.h"

#include <algorithm>

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>

#include "ui/presentation/format.h"
#include "ui/presentation/table_text.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/wrap_header.h"

namespace lx::ui {

namespace {

constexpr int rows_in_view = 10;
constexpr int widest = 20; ///< characters of a column at first

} // namespace

EventGrid::EventGrid(AppContext& context, const Catalog& catalog, EventRowsModel& model,
                     QWidget* parent)
    : QTableView(parent), m_model(model)
{
    setAccessibleName(qt(model.table().field.name));
    m_header = new WrapHeader(this);
    setHorizontalHeader(m_header);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setSelectionMode(QAbstractItemView::ContiguousSelection);
    setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed |
                    QAbstractItemView::DoubleClicked);
    setTextElideMode(Qt::ElideMiddle);
    setWordWrap(false);
    setAlternatingRowColors(true);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setModel(&model);
    auto* cells = new EventCellDelegate(context, catalog, this);
    setItemDelegate(cells);
    connect(cells, &EventCellDelegate::left, this, [this](CellStep step) {
        if (!go(step) && step == CellStep::Down)
            Q_EMIT ended();
        else if (!hasFocus())
            setFocus();
    });
    connect(m_header, &QHeaderView::sectionResized, this, [this](int column) {
        if (QGuiApplication::mouseButtons() != Qt::NoButton)
            m_pinned[static_cast<std::size_t>(column)] = true; // drawn by the user
    });
    connect(&model, &QAbstractItemModel::rowsInserted, this, &EventGrid::fit);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &EventGrid::fit);
    fit();
}

void EventGrid::fit()
{
    const Theme& theme = Theme::current();
    verticalHeader()->setDefaultSectionSize(theme.row_px);
    verticalHeader()->setMinimumSectionSize(theme.row_px);
    std::vector<int> widths;
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const int asked = m_model.column(column).field.width * theme.text_px / 2 + 16;
        widths.push_back(
            std::max(std::min(asked, widest * theme.text_px), m_header->narrowest(column)));
    }
    m_pinned.resize(widths.size(), false);
    for (std::size_t column = 0; column < widths.size(); ++column)
        if (m_pinned[column])
            widths[column] = m_header->sectionSize(static_cast<int>(column));
    share_width(this, widths, Narrow::AsSet, m_pinned);
    updateGeometries();
    const int rows = std::clamp(m_model.rowCount(), 1, rows_in_view);
    const bool scrolls =
        m_header->length() + verticalHeader()->width() + 2 * frameWidth() > width();
    setFixedHeight(m_header->sizeHint().height() + rows * theme.row_px + 2 * frameWidth() +
                   (scrolls ? horizontalScrollBar()->sizeHint().height() : 0));
}

void EventGrid::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fit();
}

void EventGrid::enter(const QModelIndex& index)
{
    setFocus(Qt::OtherFocusReason);
    if (!index.isValid())
        return;
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    scrollTo(index);
}

std::set<int> EventGrid::chosen_rows() const
{
    std::set<int> rows;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.insert(row);
    return rows;
}

bool EventGrid::go(CellStep step)
{
    const QModelIndex from = currentIndex();
    if (!from.isValid())
        return false;
    const int columns = m_model.columnCount();
    int row = from.row();
    int column = from.column();
    switch (step) {
    case CellStep::Stay:
        return true;
    case CellStep::Right:
        m_began = m_began < 0 ? column : m_began;
        row += ++column == columns ? 1 : 0;
        column %= columns;
        break;
    case CellStep::Left:
        row -= column == 0 ? 1 : 0;
        column = (column + columns - 1) % columns;
        break;
    case CellStep::Down:
        if (const int began = std::exchange(m_began, -1); began >= 0)
            column = std::min(began, column);
        ++row;
        break;
    }
    if (row < 0 || row >= m_model.rowCount())
        return false;
    enter(m_model.index(row, column));
    return true;
}

bool EventGrid::focusNextPrevChild(bool next)
{
    return (state() != EditingState && go(next ? CellStep::Right : CellStep::Left)) ||
           QAbstractScrollArea::focusNextPrevChild(next);
}

void EventGrid::keyPressEvent(QKeyEvent* event)
{
    const Qt::KeyboardModifiers with = event->modifiers() & ~Qt::KeypadModifier;
    const bool editing = state() == EditingState;
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    if (event->matches(QKeySequence::Paste)) {
        Q_EMIT paste_wanted();
        return;
    }
    if (!editing && event->key() == Qt::Key_Delete) {
        if (with == Qt::ControlModifier)
            Q_EMIT take_out_wanted();
        else
            m_model.clear(selectedIndexes());
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!editing && enter && with == Qt::NoModifier) {
        if (!go(CellStep::Down))
            Q_EMIT ended();
        return;
    }
    m_began = event->text().isEmpty() && event->key() != Qt::Key_F2 ? -1 : m_began;
    QTableView::keyPressEvent(event);
}

void EventGrid::mousePressEvent(QMouseEvent* event)
{
    m_began = -1;
    QTableView::mousePressEvent(event);
}

void EventGrid::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model.rowCount() > 0)
        enter(m_model.index(0, 0));
    else if (event->reason() == Qt::TabFocusReason && m_model.rowCount() > 0)
        enter(m_model.index(0, 0)); // all of it lies before the keyboard
    else if (event->reason() == Qt::BacktabFocusReason && m_model.rowCount() > 0)
        enter(m_model.index(m_model.rowCount() - 1, m_model.columnCount() - 1));
    Q_EMIT entered();
}

void EventGrid::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    m_model.visit(previous);
    Q_EMIT current_changed();
}

void EventGrid::copy() const
{
    QModelIndexList cells = selectedIndexes();
    if (cells.isEmpty())
        return;
    std::sort(cells.begin(), cells.end());
    std::vector<std::vector<CellText>> lines;
    int row = -1;
    for (const QModelIndex& index : cells) {
        if (index.row() != row)
            lines.emplace_back();
        row = index.row();
        const bool figure = alignment_of(m_model.column(index.column()).field) & Qt::AlignRight;
        lines.back().push_back({index.data().toString(), figure});
    }
    QGuiApplication::clipboard()->setMimeData(clipboard_data(table_text(lines)).release());
}

void EventGrid::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (!hasFocus() || !currentIndex().isValid())
        return;
    QPainter painter(viewport()); // where the keyboard is
    painter.setPen(QPen(Theme::current().focus, 1));
    painter.drawRect(visualRect(currentIndex()).adjusted(0, 0, -1, -1));
}

} // namespace lx::ui
