#include "ui/event/event_table.h"

#include <algorithm>
#include <memory>

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/event/event_grid.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/pasted_table.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/line_label.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

EventTable::EventTable(AppContext& context, const Catalog& catalog, const EventDef& def,
                       const EventField& field, QWidget* parent)
    : FormPart(parent), m_context(context), m_def(def), m_field(field),
      m_rows(new EventRowsModel(context, catalog, field, this)), m_reading(context.jobs())
{
    setAccessibleName(qt(field.field.name));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, Theme::grid(1), 0, 0);
    column->setSpacing(4);
    build_head();
    m_grid = new EventGrid(context, catalog, *m_rows, this);
    column->addWidget(m_grid);
    m_message = new LineLabel(this);
    set_role(m_message, "soft");
    column->addWidget(m_message);
    connect(m_rows, &EventRowsModel::edited, this, &EventTable::edited);
    connect(m_rows, &QAbstractItemModel::dataChanged, this, &EventTable::say);
    connect(m_grid, &EventGrid::current_changed, this, &EventTable::say);
    connect(m_grid, &EventGrid::entered, this, [this] { Q_EMIT entered(this); });
    connect(m_grid, &EventGrid::ended, this, &EventTable::ended);
    connect(m_grid, &EventGrid::take_out_wanted, this, &EventTable::take_out);
    connect(m_grid, &EventGrid::paste_wanted, this, &EventTable::paste);
    for (QPushButton* button : {m_add, m_take_out}) // where there is no cell yet
        new QShortcut(
            QKeySequence::Paste, button, [this] { paste(); }, Qt::WidgetShortcut);
    say();
}

void EventTable::build_head()
{
    auto* head = new QHBoxLayout;
    head->setSpacing(Theme::grid(1));
    m_name = new TextLabel(this);
    set_role(m_name, "strong");
    m_add = new QPushButton(icon(QStringLiteral("add")), tr("Add a row"), this);
    m_add->setAccessibleName(tr("Add a row: %1").arg(qt(m_field.field.name)));
    m_take_out = new QPushButton(icon(QStringLiteral("close")), tr("Take rows out"), this);
    m_take_out->setAccessibleName(tr("Take rows out: %1").arg(qt(m_field.field.name)));
    set_tip(m_take_out, tr("Takes the chosen rows out of the table (Ctrl+Del)"));
    head->addWidget(m_name);
    head->addWidget(m_add);
    head->addWidget(m_take_out);
    head->addStretch(1);
    static_cast<QVBoxLayout*>(layout())->addLayout(head);
    connect(m_add, &QPushButton::clicked, this, &EventTable::add_row);
    connect(m_take_out, &QPushButton::clicked, this, &EventTable::take_out);
}

std::vector<QWidget*> EventTable::stops() const
{
    return {m_add, m_take_out, m_grid};
}

void EventTable::enter()
{
    if (m_rows->rowCount() == 0)
        m_add->setFocus(Qt::TabFocusReason);
    else
        m_grid->setFocus(Qt::TabFocusReason);
}

void EventTable::add_rows(int column, const std::vector<Value>& values)
{
    m_rows->add_rows(column, values);
    say();
}

void EventTable::add_row()
{
    m_rows->add_row();
    const QModelIndex first = m_rows->index(m_rows->rowCount() - 1, 0);
    m_grid->enter(first);
    m_grid->edit(first);
    say();
}

void EventTable::take_out()
{
    const std::set<int> rows = m_grid->chosen_rows();
    if (rows.empty())
        return;
    m_rows->take_out(rows);
    if (m_rows->rowCount() == 0)
        m_add->setFocus(Qt::OtherFocusReason);
    else
        m_grid->enter(m_rows->index(std::min(*rows.begin(), m_rows->rowCount() - 1), 0));
    say();
    Q_EMIT edited();
}

EventAnswer EventTable::read(bool& fine) const
{
    fine = fine && !m_reading.running();
    return m_rows->read(fine);
}

void EventTable::complete(const EventAnswer& answer)
{
    m_rows->complete(answer);
}

void EventTable::set_problems(const std::vector<EventIssue>& refused)
{
    m_problem.clear();
    for (const EventIssue& issue : refused)
        if (issue.place.field == m_field.key &&
            (issue.place.row < 0 || issue.place.row >= m_rows->rowCount()))
            m_problem = qt(issue.message);
    m_rows->set_problems(refused);
}

void EventTable::tell(bool all)
{
    m_told = m_told || all;
    if (all)
        m_rows->visit_all();
    say();
}

bool EventTable::in_trouble() const
{
    return m_rows->first_trouble().isValid();
}

void EventTable::focus_trouble()
{
    m_grid->enter(m_rows->first_trouble());
}

void EventTable::say()
{
    const int rows = m_rows->rowCount();
    m_take_out->setEnabled(rows > 0);
    m_name->setText(rows == 0 ? qt(m_field.field.name)
                              : tr("%1 (%2 rows)").arg(qt(m_field.field.name), count_text(rows)));
    const char* role = "soft";
    QString words = qt(m_field.field.hint);
    const QModelIndex at = m_grid->currentIndex();
    if (rows == 0)
        words = (words.isEmpty() ? words : words + QLatin1Char(' ')) +
                tr("Add rows, or paste them from Excel or WPS with Ctrl+V.");
    if (!m_problem.isEmpty() && (m_told || rows > 0)) {
        role = "error";
        words = m_problem;
    } else if (at.isValid() && rows > 0) {
        const EventRowsModel::Cell& cell = m_rows->cell(at);
        const QString wrong = m_rows->trouble(at);
        role = !wrong.isEmpty() ? "error" : !cell.warning.isEmpty() ? "warning" : role;
        if (!wrong.isEmpty() || !cell.warning.isEmpty())
            words = wrong.isEmpty() ? cell.warning : wrong;
        else if (!cell.said && !cell.text.isEmpty())
            words = tr("Filled in from what was known so far: type to put another value.");
        else if (!m_rows->column(at.column()).field.hint.empty())
            words = qt(m_rows->column(at.column()).field.hint);
        // The row's name may have been scrolled away.
        const QString& name = m_rows->name_of(at.row());
        if (at.column() > 0 && !name.isEmpty())
            words = words.isEmpty() ? name : tr("%1: %2").arg(name, words);
    }
    set_role(m_message, role);
    m_message->setText(words);
    restyle(m_message);
    m_grid->setAccessibleDescription(words);
}

// ---- blocks from the clipboard

void EventTable::paste()
{
    const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
    if (copied == nullptr || m_reading.running())
        return;
    PasteSpot spot;
    spot.shown = m_rows->ids();
    for (const int row : m_grid->chosen_rows())
        spot.chosen.push_back(static_cast<std::size_t>(row));
    for (int column = 0; column < m_rows->columnCount(); ++column)
        spot.fields.push_back(column);
    spot.column = static_cast<std::size_t>(std::max(0, m_grid->currentIndex().column()));
    m_reading.start<PastedEventRows>(
        JobKind::Quick, tr("Looking at what is pasted"),
        [path = m_context.path8(), catalog = m_context.catalog(), events = m_context.events(),
         event = m_def.id, table = m_field.key, spot = std::move(spot),
         content = PastedContent{copied->html(), copied->text()}](
            JobProgress& progress) -> Result<PastedEventRows> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            const auto def = std::find_if(events->begin(), events->end(),
                                          [&](const EventDef& one) { return one.id == event; });
            return read_pasted_rows(*database, *catalog, *def, table, read_pasted(content), spot);
        },
        [this](Result<PastedEventRows> pasted) {
            if (pasted)
                take(*pasted);
            else
                m_context.notices().error(pasted.error());
        });
}

void EventTable::take(const PastedEventRows& pasted)
{
    std::vector<int> rows;
    int more = 0;
    for (const PastedEventRow& line : pasted.rows) {
        const int known = line.known_by >= 0 ? m_rows->row_with(line.known_by, line.known)
                          : line.id != 0     ? m_rows->row_of(line.id)
                                             : -1;
        rows.push_back(known >= 0 ? known : m_rows->rowCount() + more++);
    }
    m_rows->add_rows(0, std::vector<Value>(static_cast<std::size_t>(more)));
    std::size_t cells = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (const PastedEventCell& cell : pasted.rows[i].cells) {
            m_rows->enter(m_rows->index(rows[i], cell.column), {cell.value, qt(cell.problem), {}},
                          qt(cell.text));
            ++cells;
        }
    if (cells == 0) {
        m_context.notices().info(
            tr("There are no rows on the clipboard: copy them in Excel or WPS first."));
        return;
    }
    if (!pasted.left_out.empty()) {
        QStringList columns;
        for (const std::string& one : pasted.left_out)
            columns << qt(one);
        m_context.notices().warning(tr("Left out, there is no such column here: %1")
                                        .arg(columns.join(QStringLiteral("、"))));
    }
    if (!m_grid->currentIndex().isValid())
        m_grid->enter(m_rows->index(rows.front(), 0));
    say();
    Q_EMIT edited();
}

} // namespace lx::ui
