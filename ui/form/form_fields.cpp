#include "ui/form/form_fields.h"

#include <algorithm>

#include "core/edit/edit_check.h"
#include "core/ledger/field_text.h"
#include "ui/document/app_context.h"
#include "ui/presentation/format.h"

namespace lx::ui {

FormFields::FormFields(AppContext& context, std::shared_ptr<const Catalog> catalog,
                       const LedgerDef& def, QWidget* parent)
    : FormGrid(parent), m_context(context), m_catalog(std::move(catalog)), m_def(def)
{
    for (const FieldDef& field : def.fields) {
        auto* cell = new FormCell(FieldEditor::make(context, *m_catalog, field, this), this);
        m_cells.push_back(cell);
        add(qt(field.group), cell);
        connect(&cell->editor(), &FieldEditor::changed, this, [this] {
            if (m_quiet)
                return;
            m_changed = true;
            check(false);
            Q_EMIT edited();
        });
        connect(&cell->editor(), &FieldEditor::finished, this, [this, cell] {
            if (m_quiet || !m_changed)
                return;
            cell->visited = true;
            check(false);
        });
        connect(&cell->editor(), &FieldEditor::next, this, [this, cell] {
            cell->visited = true;
            check(false);
            go_on(cell);
        });
    }
    setAccessibleName(qt(def.name));
    lay_out();
}

void FormFields::show_record(const Record& record, const std::vector<QString>& labels)
{
    m_refused.reset();
    m_quiet = true;
    m_id = record.id;
    m_stored = record;
    m_untouched.assign(m_cells.size(), {});
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        put(i, record, labels);
        m_cells[i]->visited = record.id != 0;
    }
    m_quiet = false;
    m_changed = false;
    check(false);
}

void FormFields::put(std::size_t field, const Record& record, const std::vector<QString>& labels)
{
    FieldEditor& editor = m_cells[field]->editor();
    // Choices are narrowed before their value is set, whatever the order of fields.
    const std::string& narrowed_by = m_def.fields[field].narrowed_by;
    if (!narrowed_by.empty())
        editor.narrow(qt(text_of(record.at(m_def, narrowed_by))));
    editor.set_value(record.values[field], field < labels.size() ? labels[field] : QString());
    m_untouched[field] = editor.entry().value;
}

QStringList FormFields::catch_up(const Record& stored, const std::vector<QString>& labels)
{
    QStringList both;
    m_quiet = true;
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        if (stored.values[i] == m_stored.values[i])
            continue;
        const Entry entry = m_cells[i]->editor().entry();
        if (entry.error.isEmpty() && entry.value == m_untouched[i])
            put(i, stored, labels);
        else if (entry.value != stored.values[i])
            both << qt(m_def.fields[i].name);
    }
    m_quiet = false;
    m_stored = stored;
    check(false);
    return both;
}

std::vector<FieldEdit> FormFields::edits() const
{
    std::vector<FieldEdit> edits;
    for (std::size_t i = 0; i < m_untouched.size(); ++i) {
        if (m_last.record.values[i] != m_untouched[i])
            edits.push_back({static_cast<int>(i), m_last.record.values[i]});
    }
    return edits;
}

void FormFields::kept(std::int64_t id)
{
    for (const FieldEdit& edit : edits())
        m_stored.values[static_cast<std::size_t>(edit.field)] = edit.value;
    m_untouched = m_last.record.values;
    m_id = id;
    m_changed = false;
}

FormFields::Read FormFields::read(bool all)
{
    check(all);
    return m_last;
}

void FormFields::check(bool all)
{
    // Choosing a value here may offer or narrow other fields.
    offer();

    Read read;
    read.record = Record(m_def);
    read.record.id = m_id;
    std::map<std::string, std::pair<FieldEditor::State, QString>> said;
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        Entry entry = m_cells[i]->editor().entry();
        if (!entry.error.isEmpty()) {
            said[m_def.fields[i].key] = {FieldEditor::State::Error, entry.error};
            read.fine = false;
            m_cells[i]->visited = true;
            continue;
        }
        if (!entry.warning.isEmpty())
            said[m_def.fields[i].key] = {FieldEditor::State::Warning, entry.warning};
        read.record.values[i] = std::move(entry.value);
    }
    const auto tell = [&](const RecordIssue& issue) {
        if (issue.field.empty()) {
            read.row_messages << qt(issue.message);
            return;
        }
        const auto state = issue.warning ? FieldEditor::State::Warning : FieldEditor::State::Error;
        auto& line = said[issue.field];
        if (line.second.isEmpty() || (line.first == FieldEditor::State::Warning && !issue.warning))
            line = {state, qt(issue.message)};
    };
    const EditCheck check =
        check_edit(*m_catalog, m_def, nullptr, read.record, m_context.clock().today());
    read.fine = read.fine && check.fine();
    std::for_each(check.problems.begin(), check.problems.end(), tell);
    std::for_each(check.warnings.begin(), check.warnings.end(), tell);
    if (m_refused && read.record.values[m_refused->field] == m_refused->value) {
        said[m_def.fields[m_refused->field].key] = {FieldEditor::State::Error, m_refused->reason};
        read.fine = false;
    }
    for (FormCell* cell : m_cells) {
        const auto it = said.find(cell->editor().field().key);
        if (all)
            cell->visited = true;
        if (it == said.end() || !cell->visited)
            cell->say(FieldEditor::State::Fine, {});
        else
            cell->say(it->second.first, it->second.second);
    }
    m_last = std::move(read);
    Q_EMIT checked();
}

QString FormFields::cut_message() const
{
    for (const FormCell* cell : m_cells) {
        if (cell->isAncestorOf(focusWidget()))
            return cell->cut_message();
    }
    return {};
}

void FormFields::offer()
{
    const bool was_quiet = std::exchange(m_quiet, true);
    const auto text_of_field = [&](const std::string& key) {
        return text_of(
            m_cells[static_cast<std::size_t>(m_def.index_of(key))]->editor().entry().value);
    };
    for (FormCell* cell : m_cells) {
        const FieldDef& field = cell->editor().field();
        if (!field.narrowed_by.empty())
            cell->editor().narrow(qt(text_of_field(field.narrowed_by)));
        if (field.only_when_field.empty())
            continue;
        const auto& values = field.only_when_values;
        const bool holds = std::find(values.begin(), values.end(),
                                     text_of_field(field.only_when_field)) != values.end();
        // A value that is there can always be changed: the check says what is odd about it.
        cell->offer(holds || !is_empty(cell->editor().entry().value));
    }
    m_quiet = was_quiet;
}

void FormFields::set_read_only(bool read_only)
{
    for (FormCell* cell : m_cells)
        cell->editor().set_read_only(read_only);
}

void FormFields::focus_field(const std::string& key)
{
    if (FieldEditor* wanted = editor(key)) {
        wanted->setFocus(Qt::OtherFocusReason);
        wanted->select_all();
        Q_EMIT entered(wanted->parentWidget());
    }
}

void FormFields::focus_trouble()
{
    for (FormCell* cell : m_cells) {
        if (cell->editor().focusProxy()->property("state").toString() == QLatin1String("error")) {
            focus_field(cell->editor().field().key);
            return;
        }
    }
}

bool FormFields::refuse(const RecordIssue& why)
{
    const int at = m_def.index_of(why.field);
    if (at < 0)
        return false;
    const auto field = static_cast<std::size_t>(at);
    m_refused = Refused{field, m_last.record.values[field], qt(why.message)};
    m_cells[field]->visited = true;
    check(true);
    return true;
}

FieldEditor* FormFields::editor(const std::string& key)
{
    const int at = m_def.index_of(key);
    return at < 0 ? nullptr : &m_cells[static_cast<std::size_t>(at)]->editor();
}

} // namespace lx::ui
