#include "ui/widgets/printed_tables.h"

#include <algorithm>

#include <QHeaderView>
#include <QPointer>
#include <QTableView>
#include <QTreeView>

#include "core/report/make_report.h"
#include "ui/document/app_context.h"
#include "ui/presentation/list_report.h"

namespace lx::ui {

namespace {

/// What was said of a table; goes with it.
class PrintWay : public QObject
{
public:
    explicit PrintWay(QAbstractItemView* view) : QObject(view) {}
    static const PrintWay* of(const QAbstractItemView& view)
    {
        for (const QObject* child : view.children()) {
            if (const auto* way = dynamic_cast<const PrintWay*>(child))
                return way;
        }
        return nullptr;
    }

    std::function<TableHead()> head;
    std::function<Printed()> own;
    bool main = false;
};

const QHeaderView* header_of(const QAbstractItemView& view)
{
    if (const auto* table = qobject_cast<const QTableView*>(&view))
        return table->horizontalHeader();
    if (const auto* tree = qobject_cast<const QTreeView*>(&view))
        return tree->header();
    return nullptr;
}

std::vector<int> columns_of(const QHeaderView& header)
{
    std::vector<int> columns;
    for (int place = 0; place < header.count(); ++place) {
        const int column = header.logicalIndex(place);
        if (!header.isSectionHidden(column))
            columns.push_back(column);
    }
    return columns;
}

/// The rows that can be scrolled to, in their order. Those that come in parts are asked for.
void add_rows(const QAbstractItemView& view, const QModelIndex& parent, int level,
              std::vector<ShownTable::Row>& rows)
{
    QAbstractItemModel& model = *view.model();
    while (model.rowCount(parent) <= most_printed_rows && model.canFetchMore(parent)) {
        const int before = model.rowCount(parent);
        model.fetchMore(parent);
        if (model.rowCount(parent) == before)
            break; // they arrive later
    }
    const auto* table = qobject_cast<const QTableView*>(&view);
    const auto* tree = qobject_cast<const QTreeView*>(&view);
    for (int row = 0; row < model.rowCount(parent); ++row) {
        if ((table != nullptr && table->isRowHidden(row)) ||
            (tree != nullptr && tree->isRowHidden(row, parent)))
            continue;
        const QModelIndex index = model.index(row, 0, parent);
        const bool group = tree != nullptr && model.hasChildren(index);
        rows.push_back({index, level, group});
        if (group && tree->isExpanded(index))
            add_rows(view, index, level + 1, rows);
    }
}

ShownTable shown_table(const QAbstractItemView& view, const QString& title)
{
    ShownTable shown;
    if (const PrintWay* way = PrintWay::of(view)) {
        shown.head = way->head();
    } else {
        const QString name = view.accessibleName();
        shown.head.title =
            name.isEmpty() || name == title ? title : QStringLiteral("%1　%2").arg(title, name);
    }
    shown.model = view.model();
    shown.columns = columns_of(*header_of(view));
    add_rows(view, {}, 0, shown.rows);
    return shown;
}

bool is_table(const QAbstractItemView& view)
{
    const QHeaderView* header = header_of(view);
    return view.isVisible() && view.model() != nullptr && header != nullptr &&
           !header->isHidden() && !columns_of(*header).empty();
}

Printed printed(AppContext& context, QAbstractItemView* view, const QString& title)
{
    const PrintWay* way = PrintWay::of(*view);
    if (way != nullptr && way->own)
        return way->own();
    const QString name = way != nullptr ? way->head().title : view->accessibleName();
    return {name.isEmpty() ? title : name,
            [&context, view = QPointer<QAbstractItemView>(view), title]() -> Printed::Work {
                Result<Report> report = Report();
                if (view != nullptr)
                    report = table_report(shown_table(*view, title));
                if (report) {
                    report->office = office_of(context.jurisdiction());
                    report->made = context.clock().today();
                }
                return [report = std::move(report)](JobProgress&) { return report; };
            }};
}

} // namespace

void set_print_head(QAbstractItemView* view, std::function<TableHead()> head, bool main)
{
    auto* way = new PrintWay(view);
    way->head = std::move(head);
    way->main = main;
}

void set_printed(QAbstractItemView* view, std::function<Printed()> printed)
{
    auto* way = new PrintWay(view);
    way->own = std::move(printed);
    way->main = true;
}

std::vector<Printed> printed_tables(AppContext& context, const QWidget& part, const QString& title)
{
    std::vector<QAbstractItemView*> views;
    for (QAbstractItemView* view : part.findChildren<QAbstractItemView*>()) {
        if (is_table(*view))
            views.push_back(view);
    }
    const auto rank = [](const QAbstractItemView* view) {
        const PrintWay* way = PrintWay::of(*view);
        return way != nullptr && way->main ? 0 : view->hasFocus() ? 1 : 2;
    };
    std::ranges::stable_sort(views, {}, rank);
    std::vector<Printed> tables;
    for (QAbstractItemView* view : views)
        tables.push_back(printed(context, view, title));
    return tables;
}

} // namespace lx::ui
