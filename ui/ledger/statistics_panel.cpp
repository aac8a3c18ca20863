#include "ui/ledger/statistics_panel.h"

#include <algorithm>
#include <utility>

#include <QBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QTreeWidget>

#include "core/store/data_change.h"
#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/ledger/many_rows.h"
#include "ui/presentation/format.h"
#include "ui/presentation/ledger_rows.h"
#include "ui/widgets/field_editor.h"
#include "ui/widgets/labels.h"

namespace lx::ui {

namespace {

constexpr int list_rows = 6;
constexpr std::size_t values_shown = 1000;
constexpr int value_ems = 24; ///< of a value that are shown, in characters

/// The values as the table shows them.
Result<std::vector<std::string>> texts_of(Database& database, const Catalog& catalog,
                                          const LedgerDef& def, int field, bool masked,
                                          const std::vector<ValueCount>& values)
{
    std::vector<Record> records;
    for (const ValueCount& value : values) {
        records.emplace_back(def);
        records.back().values[static_cast<std::size_t>(field)] = value.value;
    }
    LedgerStore store(database, catalog);
    LX_ASSIGN(const auto rows, show_rows(store, catalog, def, std::move(records), masked));
    std::vector<std::string> texts;
    for (const ShownRow& row : rows)
        texts.push_back(utf8_of(row.texts[static_cast<std::size_t>(field)]));
    return texts;
}

QString shortened(const QString& text)
{
    return text.size() > value_ems ? text.left(value_ems) + QStringLiteral("…") : text;
}

} // namespace

StatisticsPanel::StatisticsPanel(AppContext& context, QWidget* parent)
    : ListPanel(tr("&Show its rows"), tr("Values of the column"),
                {tr("Value"), tr("Rows"), tr("Share")}, list_rows, parent),
      m_context(context), m_reading(context.jobs()), m_opening(context.jobs()),
      m_write(context.jobs())
{
    m_line = new QHBoxLayout;
    m_from = new TextLabel(this);
    m_from->setWordWrap(true);
    m_from->setAlignment(Qt::AlignRight | Qt::AlignVCenter); // beside what it is about
    title()->setWordWrap(true);
    m_change = new QPushButton(tr("&Change them all"), this);
    m_line->addWidget(m_from, 1);
    m_line->addWidget(m_change);
    static_cast<QBoxLayout*>(layout())->addLayout(m_line);
    connect(act(), &QPushButton::clicked, this, &StatisticsPanel::open_rows);
    connect(list(), &QTreeWidget::itemActivated, this, &StatisticsPanel::open_rows);
    connect(list(), &QTreeWidget::itemSelectionChanged, this, &StatisticsPanel::preview);
    connect(m_change, &QPushButton::clicked, this, &StatisticsPanel::change);
    connect(this, &ListPanel::closed, this, [this] { m_reading.stop(); });
}

void StatisticsPanel::show_column(TableScope scope)
{
    // What looks into the old columns goes before they do.
    m_reading.stop();
    m_shown = {};
    list()->clear();
    delete std::exchange(m_editor, nullptr);
    m_became.reset();
    m_scope = std::move(scope);
    m_editor = FieldEditor::make(m_context, *m_scope.catalog, m_scope.field(), this);
    m_line->insertWidget(1, m_editor, 1);
    m_entered = false;
    connect(m_editor, &FieldEditor::changed, this, [this] {
        m_entered = true;
        preview();
    });
    connect(m_editor, &FieldEditor::next, this, &StatisticsPanel::change);
    title()->setText(tr("Values of “%1”").arg(qt(m_scope.field().name)));
    show();
    preview();
    list()->setFocus();
    read();
}

void StatisticsPanel::apply(const DataChange& change)
{
    if (isVisible() && m_scope.def != nullptr && change.touches(m_scope.def->code))
        read();
}

void StatisticsPanel::read()
{
    m_reading.start<Shown>(
        JobKind::Long, tr("Counting the values"),
        [path = m_context.path8(), scope = m_scope](JobProgress& progress) -> Result<Shown> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            Shown shown;
            LX_ASSIGN(shown.found, column_statistics(*database, *scope.def, scope.column,
                                                     &scope.rows, values_shown, progress));
            LX_ASSIGN(shown.texts, texts_of(*database, *scope.catalog, *scope.def, scope.column,
                                            scope.masked, shown.found.values));
            return shown;
        },
        [this](Result<Shown> shown) {
            if (shown)
                take(std::move(*shown));
            else
                m_context.notices().error(shown.error());
        });
}

void StatisticsPanel::take(Shown shown)
{
    // Never on to a value nobody chose: the next Enter would change that one.
    const bool first = m_shown.found.rows == 0;
    const ValueCount* before = current();
    const std::optional<Value> at = before ? std::optional(before->value) : m_became;
    m_became.reset();
    const QSignalBlocker quiet(list());
    m_shown = std::move(shown);
    list()->clear();
    const ColumnStatistics& found = m_shown.found;
    for (std::size_t i = 0; i < found.values.size(); ++i) {
        const ValueCount& value = found.values[i];
        const QString text =
            is_empty(value.value) ? tr("(blank)") : shown_text(qt(m_shown.texts[i]));
        auto* line = new QTreeWidgetItem(
            list(), {text, count_text(value.rows), rate_text(value.rows, found.rows)});
        line->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        if (at && *at == value.value)
            list()->setCurrentItem(line);
    }
    if (first && list()->topLevelItemCount() > 0)
        list()->setCurrentItem(list()->topLevelItem(0));
    fit_columns(value_ems);
    const QString name = qt(m_scope.field().name);
    const QString rows = count_text(found.rows);
    title()->setText(
        found.distinct > std::ssize(found.values)
            ? tr("“%1” in %2 rows: %3 values, the most frequent of them; %4 rows blank")
                  .arg(name, rows, count_text(found.distinct), count_text(found.empty))
            : tr("“%1” in %2 rows: %3 values; %4 rows blank")
                  .arg(name, rows, count_text(found.distinct), count_text(found.empty)));
    preview();
}

const ValueCount* StatisticsPanel::current() const
{
    // An item can have the keyboard without being chosen.
    QTreeWidgetItem* item = list()->currentItem();
    const int at = item != nullptr && item->isSelected() ? list()->indexOfTopLevelItem(item) : -1;
    return at < 0 || at >= std::ssize(m_shown.found.values)
               ? nullptr
               : &m_shown.found.values[static_cast<std::size_t>(at)];
}

void StatisticsPanel::preview()
{
    const ValueCount* value = current();
    act()->setEnabled(value != nullptr);
    const Entry entry = m_editor->entry();
    m_editor->set_state(entry.error.isEmpty() ? FieldEditor::State::Fine
                                              : FieldEditor::State::Error);
    m_change->setEnabled(value != nullptr && m_entered && entry.error.isEmpty() &&
                         entry.value != value->value && !m_context.read_only());
    m_from->setText(value == nullptr ? tr("Choose a value to change it.")
                                     : tr("“%1” in %2 rows becomes:")
                                           .arg(shortened(list()->currentItem()->text(0)),
                                                count_text(value->rows)));
    if (!entry.error.isEmpty())
        m_from->setText(entry.error);
}

void StatisticsPanel::open_rows()
{
    const ValueCount* value = current();
    if (value == nullptr)
        return;
    using Ids = std::vector<std::int64_t>;
    m_opening.start<Ids>(
        JobKind::Quick, {},
        [path = m_context.path8(), scope = m_scope,
         wanted = value->value](JobProgress& progress) -> Result<Ids> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            return rows_with_value(*database, *scope.def, scope.column, wanted, &scope.rows);
        },
        [this, ledger = m_scope.def->code,
         title = QStringLiteral("%1 %2").arg(qt(m_scope.field().name),
                                             list()->currentItem()->text(0))](Result<Ids> ids) {
            if (ids)
                m_context.go(Place::rows(ledger, std::move(*ids), title));
            else
                m_context.notices().error(ids.error());
        });
}

void StatisticsPanel::change()
{
    const ValueCount* value = current();
    const Entry entry = m_editor->entry();
    if (value == nullptr || !m_change->isEnabled())
        return;
    change_value(m_context, m_write, *m_scope.def, m_scope.rows, m_scope.column, value->value,
                 entry.value,
                 [this, scope = m_scope, to = entry.value,
                  asked = QPointer(m_editor)](const ManyEdited& many) {
                     if (many.changed == 0)
                         return;
                     Q_EMIT changed(scope);
                     if (asked == m_editor) // no other column is shown since
                         changed_into(to);
                 });
}

void StatisticsPanel::changed_into(const Value& value)
{
    if (m_change->hasFocus() || m_editor->focusProxy()->hasFocus())
        list()->setFocus();
    m_editor->set_value({}, {});
    m_entered = false;
    m_became = value;
    list()->setCurrentItem(nullptr);
    preview();
}

} // namespace lx::ui
