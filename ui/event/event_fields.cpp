#include "ui/event/event_fields.h"

#include <algorithm>
#include <cstdlib>

#include "ui/event/event_box.h"
#include "ui/event/event_table.h"
#include "ui/presentation/format.h"

namespace lx::ui {

EventFields::EventFields(AppContext& context, const Catalog& catalog, const EventDef& def,
                         QWidget* parent)
    : FormGrid(parent), m_def(def)
{
    setAccessibleName(qt(def.name));
    const auto changed = [this] {
        m_changed = true;
        Q_EMIT edited();
    };
    for (const EventField& field : def.fields) {
        Part& part = m_parts.emplace_back();
        const QString group = qt(field.field.group);
        if (field.is_table()) {
            part.table = new EventTable(context, catalog, def, field, this);
            add(group, part.table);
            connect(part.table, &EventTable::edited, this, changed);
            connect(part.table, &EventTable::entered, this, &FormGrid::entered);
            connect(part.table, &EventTable::ended, this,
                    [this, table = part.table] { go_on(table); });
            continue;
        }
        part.box = new EventBox(context, catalog, field, this);
        add(group, part.box->cell());
        connect(part.box, &EventBox::edited, this, changed);
        connect(part.box, &EventBox::next, this, [this, cell = part.box->cell()] { go_on(cell); });
    }
    lay_out();
}

void EventFields::start_from(const EventStart& start, const std::vector<std::int64_t>& rows)
{
    if (rows.empty())
        return;
    for (const auto& [field, value] : start.with)
        m_parts[field].box->enter(value);
    const Part& part = m_parts[start.field];
    if (part.table != nullptr) {
        part.table->add_rows(static_cast<int>(*start.column), {rows.begin(), rows.end()});
        return;
    }
    if (!start.several) {
        part.box->enter(rows.front());
        return;
    }
    QStringList ids;
    for (const std::int64_t row : rows)
        ids << QString::number(row);
    part.box->enter(utf8_of(ids.join(QLatin1Char(','))));
}

void EventFields::enter(std::string_view key, const Value& value)
{
    const auto at = static_cast<std::size_t>(m_def.index_of(key));
    const auto* text = std::get_if<std::string>(&value);
    const bool row = m_def.fields[at].field.type == FieldType::Ref && text != nullptr;
    m_parts[at].box->enter(row ? Value{static_cast<std::int64_t>(std::atoll(text->c_str()))}
                               : value);
}

EventFields::Read EventFields::read() const
{
    Read read;
    read.answers.as_asked = true;
    for (const Part& part : m_parts) {
        if (part.table != nullptr) {
            read.answers.fields.push_back(part.table->read(read.fine));
            continue;
        }
        // What isn't offered is left out: it keeps nobody from going on.
        bool fine = true;
        const EventCell cell = part.box->read(fine);
        read.fine = read.fine && (fine || !part.box->cell()->offered());
        read.answers.fields.push_back({cell, {}});
    }
    return read;
}

void EventFields::show_plan(const EventPlan& plan, bool all)
{
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const EventField& field = m_def.fields[i];
        const Part& part = m_parts[i];
        const bool known = i < plan.asked.size();
        if (part.table != nullptr) {
            part.table->setEnabled(!known || plan.asked[i].offered);
            part.table->complete(plan.answers.fields[i]);
            part.table->set_problems(plan.refused);
            part.table->tell(all);
            continue;
        }
        if (known) {
            part.box->cell()->offer(plan.asked[i].offered);
            part.box->cell()->require(plan.asked[i].needed);
            part.box->complete(plan.answers.fields[i].cell.value);
        }
        const auto issue =
            std::find_if(plan.refused.begin(), plan.refused.end(),
                         [&](const EventIssue& one) { return one.place.field == field.key; });
        part.box->set_problem(issue == plan.refused.end() ? QString() : qt(issue->message));
        part.box->tell(all);
    }
}

void EventFields::focus_first()
{
    for (const Part& part : m_parts) {
        if (part.table != nullptr)
            break; // the keyboard gets there by itself
        if (part.box->cell()->offered() && is_empty(part.box->cell()->editor().entry().value))
            return focus_cell(part.box->cell());
    }
    FormGrid::focus_first();
}

void EventFields::tell_all()
{
    for (const Part& part : m_parts)
        if (part.table != nullptr)
            part.table->tell(true);
        else
            part.box->tell(true);
}

void EventFields::focus_trouble()
{
    for (const Part& part : m_parts) {
        if (part.table != nullptr ? !part.table->in_trouble() : !part.box->in_trouble())
            continue;
        if (part.table != nullptr)
            part.table->focus_trouble();
        else
            focus_cell(part.box->cell());
        return;
    }
}

} // namespace lx::ui
