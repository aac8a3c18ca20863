#include "ui/ledger/recycle_panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "core/ledger/ledger_def.h"
#include "core/store/data_change.h"
#include "core/store/writer.h"
#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/shown_text.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/row_delegate.h"

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
    : QFrame(parent), m_context(context), m_reading(context.jobs())
{
    set_role(this, "panel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(1), 4, Theme::grid(1), Theme::grid(1));
    auto* line = new QHBoxLayout;
    m_title = new TextLabel(this);
    set_role(m_title, "strong");
    m_restore = new QPushButton(tr("&Bring back"), this);
    set_tip(m_restore, tr("Brings the chosen rows back as they were"));
    auto* close = new QPushButton(tr("Close"), this);
    set_quiet(close);
    line->addWidget(m_title, 1);
    line->addWidget(m_restore);
    line->addWidget(close);
    column->addLayout(line);
    m_list = new QTreeWidget(this);
    m_list->setRootIsDecorated(false);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setHeaderLabels({tr("Name"), tr("Removed"), tr("By"), tr("Content")});
    m_list->setAccessibleName(tr("Recycle bin"));
    m_list->setMinimumHeight((list_rows + 1) * Theme::current().row_px);
    m_list->header()->setStretchLastSection(true);
    column->addWidget(m_list, 1);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, [this] {
        m_restore->setEnabled(!m_context.read_only() && !m_list->selectedItems().isEmpty());
    });
    connect(m_list, &QTreeWidget::itemActivated, this, &RecyclePanel::restore);
    connect(m_restore, &QPushButton::clicked, this, &RecyclePanel::restore);
    connect(close, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    hide();
}

void RecyclePanel::show_bin(const LedgerDef& def)
{
    m_def = &def;
    m_list->clear();
    m_rows.clear();
    m_restore->setEnabled(false);
    m_title->setText(tr("Recycle bin of %1").arg(qt(def.name)));
    show();
    m_list->setFocus();
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
    m_rows = std::move(rows);
    m_list->clear();
    for (const RowChange& row : m_rows) {
        QString when = qt(row.when).left(16);
        when.replace(QLatin1Char('T'), QLatin1Char(' '));
        new QTreeWidgetItem(m_list, {shown_text(qt(row.label)), when, shown_text(qt(row.user)),
                                     shown_text(content_of(*m_def, row))});
    }
    for (int i = 0; i < 3; ++i)
        m_list->resizeColumnToContents(i);
    const auto count = static_cast<qint64>(m_rows.size());
    m_title->setText(
        count == 0 ? tr("The recycle bin of %1 is empty").arg(qt(m_def->name))
        : count < rows_shown
            ? tr("Recycle bin of %1: %2 rows").arg(qt(m_def->name), count_text(count))
            : tr("Recycle bin of %1: the last %2 rows").arg(qt(m_def->name), count_text(count)));
    if (count > 0)
        m_list->setCurrentItem(m_list->topLevelItem(0));
}

void RecyclePanel::restore()
{
    if (m_context.read_only())
        return;
    if (const auto may = m_context.may_write(); !may) {
        m_context.notices().error(may.error());
        return;
    }
    std::vector<RowChange> wanted;
    for (const QTreeWidgetItem* item : m_list->selectedItems())
        wanted.push_back(m_rows.at(static_cast<std::size_t>(
            m_list->indexOfTopLevelItem(const_cast<QTreeWidgetItem*>(item)))));
    std::int64_t last = 0;
    std::int64_t count = 0;
    for (const RowChange& row : wanted) {
        const auto report =
            restore_row(m_context.database(), *m_context.catalog(), m_context.actor(), row.id);
        if (!report) {
            m_context.notices().error(report.error());
            break;
        }
        m_context.announce(report->action);
        last = row.row;
        ++count;
    }
    if (count == 0)
        return;
    m_context.notices().success(count == 1 ? tr("“%1” is back.").arg(qt(wanted.front().label))
                                           : tr("%1 rows are back.").arg(count_text(count)));
    Q_EMIT restored(last);
}

void RecyclePanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        hide();
        Q_EMIT closed();
    } else {
        QFrame::keyPressEvent(event);
    }
}

} // namespace lx::ui
