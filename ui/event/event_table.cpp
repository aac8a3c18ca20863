#include "ui/event/event_table.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/line_label.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

EventRow::EventRow(AppContext& context, const Catalog& catalog, const EventField& table,
                   QWidget* parent)
    : FormGrid(parent)
{
    for (const EventField& column : table.columns) {
        auto* box = new EventBox(context, catalog, column, this);
        m_boxes.push_back(box);
        add(QString(), box->cell());
        connect(box, &EventBox::edited, this, &EventRow::edited);
        connect(box, &EventBox::next, this, [this, box] { go_on(box->cell()); });
    }
    lay_out();
}

EventTable::EventTable(AppContext& context, const Catalog& catalog, const EventField& field,
                       QWidget* parent)
    : FormPart(parent), m_context(context), m_catalog(catalog), m_field(field)
{
    setAccessibleName(qt(field.field.name));
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, Theme::grid(1), 0, 0);
    m_column->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setSpacing(Theme::grid(1));
    auto* name = new TextLabel(qt(field.field.name), this);
    set_role(name, "strong");
    m_add = new QPushButton(icon(QStringLiteral("add")), tr("Add a row"), this);
    m_add->setAccessibleName(tr("Add a row: %1").arg(qt(field.field.name)));
    m_message = new LineLabel(this);
    head->addWidget(name);
    head->addWidget(m_add);
    head->addWidget(m_message, 1);
    m_column->addLayout(head);
    connect(m_add, &QPushButton::clicked, this, [this] {
        EventRow& row = add_row();
        row.focus_first();
        Q_EMIT entered(row.boxes().front()->cell());
        Q_EMIT edited();
    });
}

EventRow& EventTable::add_row()
{
    Row row;
    row.whole = new QWidget(this);
    auto* column = new QVBoxLayout(row.whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(Theme::grid(2), 0, 0, 0);
    head->setSpacing(Theme::grid(1));
    row.number = new TextLabel(row.whole);
    set_role(row.number, "group");
    row.take_out = new QToolButton(row.whole);
    row.take_out->setIcon(icon(QStringLiteral("close")));
    head->addWidget(row.number);
    head->addWidget(row.take_out);
    head->addStretch(1);
    column->addLayout(head);
    row.fields = new EventRow(m_context, m_catalog, m_field, row.whole);
    column->addWidget(row.fields);
    m_column->addWidget(row.whole);
    row.whole->show(); // now, so that it can have the keyboard
    connect(row.take_out, &QToolButton::clicked, this,
            [this, whole = row.whole] { take_out(whole); });
    connect(row.fields, &EventRow::edited, this, &EventTable::edited);
    connect(row.fields, &FormGrid::entered, this, &EventTable::entered);
    connect(row.fields, &FormGrid::ended, this, [this, whole = row.whole] {
        const auto at = std::find_if(m_rows.begin(), m_rows.end(),
                                     [&](const Row& one) { return one.whole == whole; });
        if (at == m_rows.end() || at + 1 == m_rows.end())
            Q_EMIT ended();
        else
            (at + 1)->fields->focus_cell((at + 1)->fields->boxes().front()->cell());
    });
    m_rows.push_back(row);
    number_rows();
    return *row.fields;
}

void EventTable::take_out(QWidget* whole)
{
    std::erase_if(m_rows, [&](const Row& row) { return row.whole == whole; });
    m_add->setFocus(Qt::OtherFocusReason);
    whole->hide();
    whole->deleteLater();
    number_rows();
    Q_EMIT edited();
}

void EventTable::number_rows()
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const QString number = count_text(static_cast<qint64>(i) + 1);
        m_rows[i].number->setText(tr("Row %1").arg(number));
        const QString out = tr("Take row %1 out").arg(number);
        m_rows[i].take_out->setAccessibleName(out);
        set_tip(m_rows[i].take_out, out);
    }
    Q_EMIT stops_changed();
}

std::vector<QWidget*> EventTable::stops() const
{
    std::vector<QWidget*> stops{m_add};
    for (const Row& row : m_rows) {
        stops.push_back(row.take_out);
        const auto fields = row.fields->stops();
        stops.insert(stops.end(), fields.begin(), fields.end());
    }
    return stops;
}

EventAnswer EventTable::read(bool& fine) const
{
    EventAnswer answer;
    answer.cell.said = !m_rows.empty();
    for (const Row& row : m_rows) {
        auto& cells = answer.rows.emplace_back();
        for (const EventBox* box : row.fields->boxes())
            cells.push_back(box->read(fine));
    }
    return answer;
}

void EventTable::complete(const EventAnswer& answer)
{
    for (std::size_t i = 0; i < std::min(m_rows.size(), answer.rows.size()); ++i)
        for (std::size_t column = 0; column < answer.rows[i].size(); ++column)
            m_rows[i].fields->boxes()[column]->complete(answer.rows[i][column].value);
}

void EventTable::set_problems(const std::vector<EventIssue>& refused)
{
    m_problem.clear();
    for (const Row& row : m_rows)
        for (EventBox* box : row.fields->boxes())
            box->set_problem({});
    for (const EventIssue& issue : refused) {
        if (issue.place.field != m_field.key)
            continue;
        const int column = std::max(0, index_in(m_field.columns, issue.place.column));
        const auto row = static_cast<std::size_t>(issue.place.row);
        if (issue.place.row < 0 || row >= m_rows.size())
            m_problem = qt(issue.message);
        else
            m_rows[row].fields->boxes()[static_cast<std::size_t>(column)]->set_problem(
                qt(issue.message));
    }
}

void EventTable::tell(bool all)
{
    for (const Row& row : m_rows)
        for (EventBox* box : row.fields->boxes())
            box->tell(all);
    const bool wrong = !m_problem.isEmpty() && (all || !m_rows.empty());
    set_role(m_message, wrong ? "error" : "soft");
    m_message->setText(wrong ? m_problem : qt(m_field.field.hint));
    restyle(m_message);
    m_add->setAccessibleDescription(m_message->text());
}

FormCell* EventTable::trouble() const
{
    for (const Row& row : m_rows)
        for (const EventBox* box : row.fields->boxes())
            if (box->in_trouble())
                return box->cell();
    return nullptr;
}

} // namespace lx::ui
