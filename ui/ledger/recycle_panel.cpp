#include "ui/ledger/recycle_panel.h"

#include <set>

#include <QPushButton>
#include <QTreeWidget>

#include "core/ledger/catalog.h"
#include "core/store/data_change.h"
#include "core/store/writer.h"
#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/shown_text.h"
#include "ui/widgets/labels.h"

namespace lx::ui {

namespace {

constexpr int rows_shown = 500;
constexpr int list_rows = 8;

/// What the row held, in the order of its fields, those that a person tells it by first.
QString content_of(const LedgerDef& def, const RowChange& row)
{
    QStringList parts;
    for (const FieldChange& change : row.fields) {
        const FieldDef* field = def.field(change.field);
        const auto* text = std::get_if<std::string>(&change.before);
        if (field == nullptr || text == nullptr || field->key == def.label || field->sensitive)
            continue;
        parts << QStringLiteral("%1 %2").arg(qt(field->name), qt(*text));
        if (parts.size() == 3)
            break;
    }
    return parts.join(QStringLiteral("，"));
}

} // namespace

RecyclePanel::RecyclePanel(AppContext& context, QWidget* parent)
    : ListPanel(tr("&Bring back"), tr("Recycle bin"),
                {tr("Name"), tr("Removed"), tr("By"), tr("Content")}, list_rows, parent),
      m_context(context), m_reading(context.jobs())
{
    set_tip(act(), tr("Brings the chosen rows back as they were"));
    list()->setSelectionMode(QAbstractItemView::ExtendedSelection);
    connect(list(), &QTreeWidget::itemSelectionChanged, this, [this] {
        act()->setEnabled(!m_context.read_only() && !list()->selectedItems().isEmpty());
    });
    connect(list(), &QTreeWidget::itemActivated, this, &RecyclePanel::restore);
    connect(act(), &QPushButton::clicked, this, &RecyclePanel::restore);
}

void RecyclePanel::show_bin(const LedgerDef& def)
{
    m_catalog = m_context.catalog(); // outlives the file's definitions
    m_def = m_catalog->ledger(def.code);
    list()->clear();
    m_rows.clear();
    act()->setEnabled(false);
    title()->setText(tr("Recycle bin of %1").arg(qt(def.name)));
    show();
    list()->setFocus();
    read();
}

void RecyclePanel::apply(const DataChange& change)
{
    if (isVisible() && m_def != nullptr && change.touches(m_def->code))
        read();
}

void RecyclePanel::read()
{
    m_reading.start<std::vector<RowChange>>(
        JobKind::Quick, {},
        [path = m_context.path8(),
         ledger = m_def->code](JobProgress& progress) -> Result<std::vector<RowChange>> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            return ChangeLog(*database).removed(ledger, rows_shown);
        },
        [this](Result<std::vector<RowChange>> rows) {
            if (rows)
                show_rows(std::move(*rows));
            else
                m_context.notices().error(rows.error());
        });
}

void RecyclePanel::show_rows(std::vector<RowChange> rows)
{
    std::set<std::int64_t> chosen; // what was chosen stays so, nothing else is
    for (QTreeWidgetItem* item : list()->selectedItems())
        chosen.insert(m_rows.at(static_cast<std::size_t>(list()->indexOfTopLevelItem(item))).id);
    m_rows = std::move(rows);
    list()->clear();
    for (const RowChange& row : m_rows) {
        QString when = qt(row.when).left(16);
        when.replace(QLatin1Char('T'), QLatin1Char(' '));
        auto* item =
            new QTreeWidgetItem(list(), {shown_text(qt(row.label)), when, shown_text(qt(row.user)),
                                         shown_text(content_of(*m_def, row))});
        item->setSelected(chosen.contains(row.id));
    }
    fit_columns();
    const auto count = static_cast<qint64>(m_rows.size());
    title()->setText(
        count == 0 ? tr("The recycle bin of %1 is empty").arg(qt(m_def->name))
        : count < rows_shown
            ? tr("Recycle bin of %1: %2 rows").arg(qt(m_def->name), count_text(count))
            : tr("Recycle bin of %1: the last %2 rows").arg(qt(m_def->name), count_text(count)));
    act()->setEnabled(!m_context.read_only() && !list()->selectedItems().isEmpty());
}

void RecyclePanel::restore()
{
    if (m_context.read_only())
        return;
    if (const auto may = m_context.may_write(); !may) {
        m_context.notices().error(may.error());
        return;
    }
    std::vector<std::int64_t> changes;
    const RowChange* first = nullptr;
    for (QTreeWidgetItem* item : list()->selectedItems()) {
        first = &m_rows.at(static_cast<std::size_t>(list()->indexOfTopLevelItem(item)));
        changes.push_back(first->id);
    }
    if (changes.empty())
        return;
    const std::int64_t row = first->row;
    const QString label = qt(first->label);
    const auto report =
        restore_rows(m_context.database(), *m_context.catalog(), m_context.actor(), changes);
    if (!report) {
        m_context.notices().error(report.error());
        return;
    }
    Q_EMIT restored(row); // the table asks for it when it hears of the change
    m_context.announce(report->action);
    m_context.notices().success(changes.size() == 1
                                    ? tr("“%1” is back.").arg(label)
                                    : tr("%1 rows are back.").arg(count_text(report->reverted)));
}

} // namespace lx::ui
