#include "ui/ledger/table_tools.h"

#include <QAction>
#include <QMenu>

#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/ledger/bulk_panel.h"
#include "ui/ledger/column_sums.h"
#include "ui/ledger/find_panel.h"
#include "ui/ledger/ledger_table.h"
#include "ui/ledger/ledger_view.h"
#include "ui/ledger/many_rows.h"
#include "ui/ledger/statistics_panel.h"
#include "ui/presentation/icons.h"

namespace lx::ui {

TableTools::TableTools(AppContext& context, LedgerTable& table)
    : QObject(&table), m_context(context), m_table(table), m_write(context.jobs())
{
    m_bulk = new BulkPanel(context, &table);
    m_find = new FindPanel(context, &table);
    m_statistics = new StatisticsPanel(context, &table);
    m_sums = new ColumnSums(context, table);
    for (QWidget* panel : std::initializer_list<QWidget*>{m_bulk, m_find, m_statistics})
        table.add_panel(panel);
    connect(m_bulk, &BulkPanel::closed, &table, &LedgerTable::enter_rows);
    connect(m_find, &ListPanel::closed, &table, &LedgerTable::enter_rows);
    connect(m_statistics, &ListPanel::closed, &table, &LedgerTable::enter_rows);
    // What was chosen stays so, wherever the rows go now.
    const auto keep = [this](const TableScope& scope) {
        if (scope.chosen)
            m_table.keep_selected(scope);
    };
    connect(m_bulk, &BulkPanel::changed, this, keep);
    connect(&table, &LedgerTable::rows_changed, this, [this] {
        if (m_bulk->isVisible())
            m_bulk->follow(m_table.view().selected_count() > 0 ? m_table.scope(1) : std::nullopt);
    });
    connect(m_find, &FindPanel::replaced, this, keep);
    connect(m_statistics, &StatisticsPanel::changed, this, keep);

    m_change = add(QStringLiteral("edit"), tr("Change se&veral fields…"),
                   QKeySequence(Qt::CTRL | Qt::Key_E), [this] {
                       if (auto scope = m_table.scope(1)) {
                           open(m_bulk);
                           m_bulk->ask(std::move(*scope));
                       }
                   });
    m_replace = add(QStringLiteral("search"), tr("&Find and replace…"),
                    QKeySequence(Qt::CTRL | Qt::Key_H), [this] {
                        if (auto scope = m_table.scope()) {
                            open(m_find);
                            m_find->ask(std::move(*scope));
                        }
                    });
    m_fills = {add(QStringLiteral("chevron-down"), tr("&Down from the first row"),
                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), [this] { fill_down(); }),
               add(QStringLiteral("sort"), tr("&Series from the first row"),
                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), [this] { fill_series(); }),
               add(QStringLiteral("copy"), tr("With the &cell the keyboard is at"),
                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return),
                   [this] { fill_with_current(); })};
    m_values = add(QStringLiteral("report"), tr("&Values of this column…"), {}, [this] {
        if (auto scope = at_field() ? m_table.scope() : std::nullopt) {
            open(m_statistics);
            m_statistics->show_column(std::move(*scope));
        }
    });
    m_copy_sums = add(QStringLiteral("copy"), tr("Copy the s&ums"), {}, [this] { m_sums->copy(); });
    connect(m_sums, &ColumnSums::changed, this, &TableTools::update);
    connect(&table.view(), &LedgerView::fill_wanted, this, [this](int field, const Value& value) {
        const auto scope = m_table.scope();
        if (scope && scope->chosen && !m_context.read_only())
            change_fields(m_context, m_write, *scope->def, scope->rows, {{field, value}},
                          keeping(*scope));
    });
}

QAction* TableTools::add(const QString& icon_name, const QString& text, const QKeySequence& keys,
                         std::function<void()> what)
{
    auto* action = new QAction(ui::icon(icon_name), text, this);
    if (!keys.isEmpty()) {
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_table.addAction(action);
    }
    connect(action, &QAction::triggered, this, std::move(what));
    return action;
}

void TableTools::add_to(QMenu& menu)
{
    menu.addActions({m_change, m_replace});
    QMenu* fill =
        menu.addMenu(ui::icon(QStringLiteral("chevron-down")), tr("F&ill the rows chosen"));
    for (QAction* action : m_fills)
        fill->addAction(action);
    menu.addActions({m_values, m_copy_sums});
}

void TableTools::update()
{
    const bool any = m_table.def() != nullptr && m_table.view().current_id() > 0;
    const bool write = any && !m_context.read_only();
    const int chosen = m_table.view().selected_count();
    m_change->setEnabled(write && chosen > 0);
    m_replace->setEnabled(any);
    for (QAction* action : m_fills)
        action->setEnabled(write && chosen > 1);
    m_values->setEnabled(any);
    m_copy_sums->setEnabled(m_sums->any());
}

void TableTools::apply(const DataChange& change)
{
    m_statistics->apply(change);
}

void TableTools::open(QWidget* panel)
{
    for (QWidget* other : std::initializer_list<QWidget*>{m_bulk, m_find, m_statistics})
        if (other != panel)
            other->hide();
}

bool TableTools::at_field()
{
    if (m_table.at_derived())
        m_context.notices().info(tr("The program works this column out itself. Please go to a "
                                    "cell of a column that is entered."));
    return !m_table.at_derived();
}

void TableTools::fill_down()
{
    const auto scope = m_table.scope();
    if (scope && scope->chosen)
        fill(scope->rows.front());
}

void TableTools::fill_series()
{
    fill(0);
}

void TableTools::fill_with_current()
{
    fill(m_table.view().current_id());
}

void TableTools::fill(std::int64_t from)
{
    const auto scope = m_table.scope();
    if (!scope || !scope->chosen || m_context.read_only() || !at_field())
        return;
    if (!m_table.view().column_shown(m_table.view().currentIndex().column())) {
        m_context.notices().info(tr("The column the keyboard was at is hidden. Please go to a cell "
                                    "of the column to fill first."));
        return;
    }
    fill_rows(m_context, m_write, *scope->def, scope->column, from, scope->rows, keeping(*scope));
}

std::function<void(const ManyEdited&)> TableTools::keeping(TableScope scope)
{
    return [this, scope = std::move(scope)](const ManyEdited& many) {
        if (many.changed > 0)
            m_table.keep_selected(scope);
    };
}

} // namespace lx::ui
