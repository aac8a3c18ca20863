#include "ui/ledger/column_sums.h"

#include <utility>

#include <QClipboard>
#include <QGuiApplication>
#include <QItemSelectionModel>

#include "core/ledger/field_text.h"
#include "core/rows/list_facts.h"
#include "ui/document/app_context.h"
#include "ui/document/evaluations.h"
#include "ui/document/notices.h"
#include "ui/ledger/ledger_table.h"
#include "ui/ledger/ledger_view.h"
#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

constexpr int wait_ms = 150; ///< while a choice is dragged nothing is counted

/// Two decimals, those that say something.
QString mean_text(const FieldDef& field, double mean)
{
    QString text = QString::number(field.type == FieldType::Money ? mean / 100 : mean, 'f', 2);
    while (text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text;
}

} // namespace

ColumnSums::ColumnSums(AppContext& context, LedgerTable& table)
    : QObject(&table), m_context(context), m_table(table), m_counting(context.jobs())
{
    m_wait.setSingleShot(true);
    m_wait.setInterval(wait_ms);
    connect(&m_wait, &QTimer::timeout, this, &ColumnSums::count);
    connect(&table, &LedgerTable::rows_changed, this, &ColumnSums::forget);
    connect(table.view().selectionModel(), &QItemSelectionModel::currentColumnChanged, this,
            &ColumnSums::forget);
}

void ColumnSums::forget()
{
    m_counting.stop();
    m_wait.stop();
    if (m_table.def() != nullptr && m_table.view().selected_count() > 1)
        m_wait.start();
    if (std::exchange(m_parts, {}).empty())
        return;
    Q_EMIT changed();
}

void ColumnSums::count()
{
    if (m_table.def() == nullptr || m_table.view().selected_count() < 2)
        return;
    if (m_table.at_derived()) {
        count_derived();
        return;
    }
    TableScope scope = m_table.columns();
    const FieldDef& field = scope.field();
    const auto catalog = scope.catalog; // that the field is of
    const bool all = all_chosen();
    if (!all)
        scope.rows = m_table.view().selected_ids();
    m_counting.start<ColumnStatistics>(
        JobKind::Quick, {},
        [path = m_context.path8(), all,
         scope = std::move(scope)](JobProgress& progress) -> Result<ColumnStatistics> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            return column_statistics(*database, *scope.def, scope.column,
                                     all ? nullptr : &scope.rows, 0, progress);
        },
        [this, catalog, &field](Result<ColumnStatistics> found) {
            if (found)
                take(field, *found);
            else
                m_context.notices().error(found.error());
        });
}

void ColumnSums::count_derived()
{
    const LedgerTableModel& model = m_table.model();
    const auto at = static_cast<std::size_t>(m_table.view().currentIndex().column());
    const FilterSubject column = model.columns()[at];
    m_counting.start<ColumnStatistics>(
        JobKind::Quick, {},
        [path = m_context.path8(), definitions = m_context.definitions(),
         worlds = Evaluations::of(m_context).worlds(),
         wanted = ListFacts::Wanted{m_table.def()->code, {column.fact}, false, m_context.as_of()},
         rows = m_table.view().selected_ids()](JobProgress& progress) -> Result<ColumnStatistics> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            LX_ASSIGN(const auto facts,
                      ListFacts::load(*database, definitions, wanted, *worlds, progress));
            return facts->statistics(*wanted.facts.front(), rows);
        },
        [this, field = column.field](Result<ColumnStatistics> found) mutable {
            if (!found) {
                m_context.notices().error(found.error());
                return;
            }
            if (field.type == FieldType::Real && std::holds_alternative<std::int64_t>(found->sum))
                field.type = FieldType::Integer;
            take(field, *found);
        });
}

bool ColumnSums::all_chosen() const
{
    const LedgerTableModel& model = m_table.model();
    const RowSet& rows = model.request().query;
    return model.complete() && m_table.view().selected_count() == model.rowCount() && !rows.ids &&
           !rows.in_force && rows.search.empty() && rows.condition.isEmpty();
}

void ColumnSums::take(const FieldDef& field, const ColumnStatistics& found)
{
    m_column = qt(heading(field));
    const auto number = [this](const QString& name, std::int64_t count) {
        m_parts.push_back({name, count_text(count), QString::number(count)});
    };
    const auto value = [&](const QString& name, const Value& what) {
        if (!is_empty(what))
            m_parts.push_back({name, qt(show_field(field, what)), qt(export_field(field, what))});
    };
    number(tr("given"), found.given());
    number(tr("different"), found.distinct);
    number(tr("blank"), found.empty);
    if (adds_up(field)) {
        value(tr("sum"), found.sum);
        if (found.mean) {
            const QString mean = mean_text(field, *found.mean);
            m_parts.push_back({tr("mean"), mean, mean});
        }
    }
    if (has_ends(field)) {
        value(tr("least"), found.least);
        value(tr("greatest"), found.greatest);
    }
    Q_EMIT changed();
}

QString ColumnSums::text() const
{
    if (m_parts.empty())
        return {};
    QStringList parts;
    for (const Part& part : m_parts)
        parts << QStringLiteral("%1 %2").arg(part.name, part.shown);
    return tr("%1: %2").arg(m_column, parts.join(QStringLiteral(" · ")));
}

void ColumnSums::copy() const
{
    if (m_parts.empty())
        return;
    QString lines = m_column;
    for (const Part& part : m_parts)
        lines += QStringLiteral("\n%1\t%2").arg(part.name, part.exact);
    QGuiApplication::clipboard()->setText(lines);
    m_context.notices().success(tr("Copied: %1").arg(text()));
}

} // namespace lx::ui
