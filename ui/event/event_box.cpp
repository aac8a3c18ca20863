#include "ui/event/event_box.h"

#include "core/store/ledger_store.h"
#include "ui/document/app_context.h"
#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

constexpr qsizetype hint_beside = 18; ///< characters that fit below one of two fields

} // namespace

EventBox::EventBox(AppContext& context, const Catalog& catalog, const EventField& field,
                   QWidget* parent)
    : QObject(parent), m_context(context), m_catalog(catalog), m_field(field),
      m_cell(new FormCell(
          FieldEditor::make(context, catalog, field.field, parent, field.choices.get()), parent))
{
    m_cell->require(field.required);
    if (qt(field.field.hint).size() > hint_beside)
        m_cell->widen();
    connect(&m_cell->editor(), &FieldEditor::changed, this, [this] {
        if (m_quiet)
            return;
        m_said = true;
        m_problem.clear(); // it was about what stood here
        tell(false);
        Q_EMIT edited();
    });
    connect(&m_cell->editor(), &FieldEditor::finished, this, [this] {
        m_cell->visited = m_cell->visited || m_said;
        tell(false);
    });
    connect(&m_cell->editor(), &FieldEditor::next, this, [this] {
        m_cell->visited = true;
        tell(false);
        Q_EMIT next();
    });
}

EventCell EventBox::read(bool& fine) const
{
    if (!m_said)
        return {};
    const Entry entry = m_cell->editor().entry();
    fine = fine && entry.error.isEmpty();
    return {entry.value, true};
}

void EventBox::enter(const Value& value)
{
    put(value);
    m_said = true;
}

void EventBox::complete(const Value& value)
{
    if (!m_said && m_cell->editor().entry().value != value)
        put(value);
}

void EventBox::put(const Value& value)
{
    m_quiet = true;
    QString label;
    const auto* id = std::get_if<std::int64_t>(&value);
    if (id != nullptr && leads_to_rows(m_field.field)) {
        LedgerStore store(m_context.database(), m_catalog);
        const auto labels = store.labels(*m_catalog.ledger(m_field.field.ledger), {*id});
        if (labels && labels->contains(*id))
            label = qt(labels->at(*id));
    }
    m_cell->editor().set_value(value, label);
    m_quiet = false;
}

void EventBox::tell(bool all)
{
    m_cell->visited = m_cell->visited || all;
    const Entry entry = m_cell->editor().entry();
    const bool only_missing = is_empty(entry.value) && !m_cell->visited;
    if (!m_cell->offered())
        m_cell->say(FieldEditor::State::Fine, {});
    else if (m_said && !entry.error.isEmpty())
        m_cell->say(FieldEditor::State::Error, entry.error);
    else if (!m_problem.isEmpty() && !only_missing)
        m_cell->say(FieldEditor::State::Error, m_problem);
    else if (!entry.warning.isEmpty())
        m_cell->say(FieldEditor::State::Warning, entry.warning);
    else
        m_cell->say(FieldEditor::State::Fine, qt(m_field.field.hint));
}

bool EventBox::in_trouble() const
{
    return m_cell->editor().focusProxy()->property("state").toString() == QLatin1String("error");
}

} // namespace lx::ui
