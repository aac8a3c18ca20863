#include "ui/widgets/tables.h"

#include <algorithm>
#include <cstdint>

#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QTableView>
#include <QTimer>

#include "ui/widgets/text_width.h"
#include "ui/widgets/wrap_header.h"

namespace lx::ui {

namespace {

constexpr int rows_measured = 60; ///< from the first one in sight on
constexpr int least_stretched = 64;
constexpr int short_characters = 8;   ///< a date, a code of a few digits
constexpr int roomy_characters = 100; ///< a table so wide has more room than one column is to take

/// Shares the width of a table anew whenever it or its texts change.
class WidthSharer : public QObject
{
public:
    explicit WidthSharer(QTableView* view) : QObject(view), m_view(view)
    {
        view->viewport()->installEventFilter(this);
        m_soon.setSingleShot(true);
        m_soon.setInterval(0);
        connect(&m_soon, &QTimer::timeout, this, &WidthSharer::share);
        connect(view->horizontalHeader(), &QHeaderView::sectionResized, this,
                [this](int column, int, int width) { keep(column, width); });
    }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Resize || event->type() == QEvent::Show) {
            watch(m_view->model());
            m_soon.start();
        }
        return QObject::eventFilter(watched, event);
    }

private:
    /// The width the page or the user has set.
    void keep(int column, int width)
    {
        if (m_sharing || m_view->isColumnHidden(column) ||
            m_view->horizontalHeader()->sectionResizeMode(column) == QHeaderView::Stretch)
            return;
        m_widths.resize(std::max(m_widths.size(), static_cast<std::size_t>(column) + 1), 0);
        m_widths[static_cast<std::size_t>(column)] = width;
        m_pinned.resize(m_widths.size(), false);
        if (QGuiApplication::mouseButtons() != Qt::NoButton)
            m_pinned[static_cast<std::size_t>(column)] = true;
        m_soon.start();
    }
    void watch(QAbstractItemModel* model)
    {
        if (model == m_model)
            return;
        m_model = model;
        const auto soon = [this] { m_soon.start(); };
        connect(model, &QAbstractItemModel::modelReset, this, soon);
        connect(model, &QAbstractItemModel::rowsInserted, this, soon);
        connect(model, &QAbstractItemModel::dataChanged, this, soon);
    }
    void share()
    {
        m_sharing = true;
        share_width(m_view, m_widths, Narrow::WidestFirst, m_pinned);
        m_sharing = false;
    }

    QTableView* m_view;
    QAbstractItemModel* m_model = nullptr;
    std::vector<int> m_widths;
    std::vector<bool> m_pinned; ///< drawn to its width by the user
    QTimer m_soon;
    bool m_sharing = false;
};

struct Column
{
    int at;
    int set;    ///< by the page or the user
    int wanted; ///< by its texts
    int least;  ///< where there is no room: as set, but short texts whole
    bool kept;  ///< has just that width: fixed, or drawn to it by the user
    bool stays; ///< stretches by itself, or its width is fixed
};

} // namespace

namespace {

/// What no column may be wider than for all of them to fit, each as wide as it must be (`least`)
/// or would be (`wanted`).
int widest_that_fits(const std::vector<Column>& columns, int room, int Column::*asked)
{
    int high = room;
    for (int low = least_stretched; low < high;) {
        const int middle = (low + high + 1) / 2;
        int total = 0;
        for (const Column& column : columns)
            total += column.kept ? column.least : std::min(column.*asked, middle);
        if (total <= room)
            low = middle;
        else
            high = middle - 1;
    }
    return std::max(high, least_stretched);
}

} // namespace

void keep_columns(QTableView* view, std::vector<std::pair<int, int>> characters_of)
{
    keep_measured(view, [view, columns = std::move(characters_of)] {
        constexpr int edges = 16; // of a cell, both sides
        for (const auto& [column, wide] : columns)
            view->setColumnWidth(column, characters(view, wide) + edges);
    });
}

void share_width(QTableView* view, const std::vector<int>& widths, Narrow narrow,
                 const std::vector<bool>& pinned)
{
    const QAbstractItemModel* model = view->model();
    if (model == nullptr || model->rowCount() == 0)
        return;
    const int first = std::max(0, view->rowAt(0));
    const int last = std::min(model->rowCount(), first + rows_measured);
    const QHeaderView* header = view->horizontalHeader();
    std::vector<Column> columns;
    int wanted = 0;
    int set = 0;
    for (int at = 0; at < model->columnCount(); ++at) {
        if (view->isColumnHidden(at))
            continue;
        const auto index = static_cast<std::size_t>(at);
        const bool given = index < widths.size() && widths[index] > 0;
        const QHeaderView::ResizeMode mode = header->sectionResizeMode(at);
        const bool kept =
            mode == QHeaderView::Fixed || (index < pinned.size() && pinned[index] && given);
        Column column{at,   given ? widths[index] : header->sectionSize(at),           0, 0,
                      kept, mode == QHeaderView::Stretch || mode == QHeaderView::Fixed};
        int text = 0;
        for (int row = first; row < last && mode != QHeaderView::Fixed; ++row)
            text = std::max(text, view->sizeHintForIndex(model->index(row, at)).width() + 1);
        const auto* wraps = qobject_cast<const WrapHeader*>(header);
        column.wanted =
            std::max(text, wraps != nullptr ? wraps->narrowest(at) : header->sectionSizeHint(at));
        if (mode == QHeaderView::Stretch)
            column.wanted = column.least = std::max(column.wanted, least_stretched);
        else
            column.least = std::max(std::min(column.set, column.wanted),
                                    std::min(text, characters(view, short_characters)));
        if (kept)
            column.least = column.wanted =
                mode == QHeaderView::Fixed ? header->sectionSize(at) : column.set;
        wanted += column.wanted;
        set += column.set;
        columns.push_back(column);
    }
    const bool fills = narrow == Narrow::WidestFirst;
    const int room = view->viewport()->width();
    int spare = room - (fills ? wanted : set);
    // Where there is plenty every column has its part, or values stand far from their names.
    const bool stretches = std::ranges::any_of(columns, [header](const Column& column) {
        return header->sectionResizeMode(column.at) == QHeaderView::Stretch;
    });
    const bool roomy = fills && stretches && room >= characters(view, roomy_characters);
    const int plenty = roomy ? std::max(0, spare) : 0;
    const int widest = widest_that_fits(columns, room, &Column::least);
    const int wished = widest_that_fits(columns, room, &Column::wanted);
    for (const Column& column : columns) {
        if (column.stays)
            continue;
        int width = !fills ? column.set
                    : column.kept
                        ? column.least
                        : std::max(std::min(column.least, widest), std::min(column.wanted, wished));
        if (spare >= 0) { // as set, where that leaves every other what it wants
            const int least = fills ? column.wanted : column.set;
            const int most = std::max(column.set, column.wanted);
            const int more = std::clamp(most - least, 0, spare);
            width = least + more;
            spare -= more;
        }
        // A table of set widths scrolls sideways rather than cut its texts.
        if (!column.kept && (plenty > 0 || !fills))
            width = std::max(width, column.wanted + static_cast<int>(std::int64_t{plenty} *
                                                                     column.wanted / wanted));
        view->setColumnWidth(column.at, width);
    }
}

void dress_table(QTableView* view)
{
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setAlternatingRowColors(true);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setTextElideMode(Qt::ElideMiddle);
    view->setTabKeyNavigation(false);
    view->setFrameShape(QFrame::NoFrame);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->verticalHeader()->hide();
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    new WidthSharer(view);
}

} // namespace lx::ui
