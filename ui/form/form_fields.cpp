#include "ui/form/form_fields.h"

#include <algorithm>

#include <QGridLayout>
#include <QHBoxLayout>
#include <QResizeEvent>
#include <QVBoxLayout>

#include "core/edit/edit_check.h"
#include "core/ledger/field_text.h"
#include "ui/document/app_context.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/line_label.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

constexpr int two_columns_from = 760; ///< width in pixels at the normal type size
constexpr int label_ems = 8;          ///< width of the labels, in characters

int scaled(int pixels)
{
    return pixels * Theme::current().text_px / 14;
}

} // namespace

FormCell::FormCell(FieldEditor* editor, QWidget* parent) : QWidget(parent), m_editor(editor)
{
    const FieldDef& field = editor->field();
    auto* across = new QHBoxLayout(this);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(Theme::grid(1));
    auto* label = new TextLabel(button_text(qt(heading(field))) +
                                    (field.required ? QStringLiteral(" *") : QString()),
                                this);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    label->setFixedWidth(scaled(label_ems * 14 + 16));
    label->setMinimumHeight(Theme::current().control_px);
    label->setBuddy(editor);
    if (!field.hint.empty())
        set_tip(label, qt(field.hint));
    across->addWidget(label, 0, Qt::AlignTop);

    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    editor->setParent(this);
    column->addWidget(editor);
    m_line = new QWidget(this);
    auto* line = new QHBoxLayout(m_line);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    m_sign = new TextLabel(m_line);
    m_message = new LineLabel(m_line);
    line->addWidget(m_sign);
    line->addWidget(m_message, 1);
    // Its height is kept while there is nothing to say: no field moves when there is.
    keep_measured(m_line, [line = m_line] {
        line->setFixedHeight(QFontMetrics(small_font(Theme::current())).height());
    });
    column->addWidget(m_line);
    across->addLayout(column, 1);
}

QString FormCell::cut_message() const
{
    return m_message->is_cut() ? m_message->text() : QString();
}

void FormCell::offer(bool offered)
{
    m_offered = offered;
    setEnabled(offered);
}

bool FormCell::wide() const
{
    const FieldType type = m_editor->field().type;
    return type == FieldType::LongText || type == FieldType::RefList || type == FieldType::GeoJson;
}

void FormCell::say(FieldEditor::State state, const QString& text)
{
    m_editor->set_state(state);
    if (text == m_message->text() &&
        m_message->property("state").toInt() == static_cast<int>(state))
        return;
    const Theme& theme = Theme::current();
    const bool error = state == FieldEditor::State::Error;
    if (text.isEmpty())
        m_sign->clear();
    else
        m_sign->setPixmap(icon_pixmap(error ? QStringLiteral("error") : QStringLiteral("warning"),
                                      error ? theme.bad : theme.warn, theme.small_px,
                                      devicePixelRatioF()));
    set_role(m_message, error ? "error" : "warning");
    m_message->setProperty("state", static_cast<int>(state));
    m_message->setText(text);
    restyle(m_message);
    m_editor->focusProxy()->setAccessibleDescription(text.isEmpty() ? qt(m_editor->field().hint)
                                                                    : text);
}

FormFields::FormFields(AppContext& context, std::shared_ptr<const Catalog> catalog,
                       const LedgerDef& def, QWidget* parent)
    : QWidget(parent), m_context(context), m_catalog(std::move(catalog)), m_def(def)
{
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(Theme::grid(2), 0, Theme::grid(3), Theme::grid(2));
    m_grid->setHorizontalSpacing(Theme::grid(3));
    m_grid->setVerticalSpacing(2);
    for (std::size_t i = 0; i < def.fields.size(); ++i) {
        const FieldDef& field = def.fields[i];
        auto* cell = new FormCell(FieldEditor::make(context, *m_catalog, field, this), this);
        m_cells.push_back(cell);
        const QString name = qt(field.group);
        auto group = std::find_if(m_groups.begin(), m_groups.end(),
                                  [&](const Group& one) { return one.heading->text() == name; });
        if (group == m_groups.end()) {
            auto* heading = new TextLabel(name, this);
            set_role(heading, "group");
            m_groups.push_back({heading, {}});
            group = m_groups.end() - 1;
        }
        group->cells.push_back(i);
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
        connect(&cell->editor(), &FieldEditor::next, this, [this, cell, i] {
            cell->visited = true;
            check(false);
            go_on(i);
        });
    }
    setAccessibleName(qt(def.name));
    arrange(1);
}

void FormFields::arrange(int columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    while (QLayoutItem* item = m_grid->takeAt(0))
        delete item;
    int row = 0;
    QWidget* before = nullptr;
    const auto chain = [&before](QWidget* widget) {
        if (before != nullptr)
            QWidget::setTabOrder(before, widget);
        before = widget;
    };
    for (const Group& group : m_groups) {
        int column = 0;
        const int heading_row = row++;
        for (const std::size_t i : group.cells) {
            FormCell* cell = m_cells[i];
            chain(cell->editor().focusProxy());
            if (columns == 1 || cell->wide()) {
                if (column != 0)
                    ++row;
                m_grid->addWidget(cell, row++, 0, 1, columns, Qt::AlignTop);
                column = 0;
            } else {
                m_grid->addWidget(cell, row, column, Qt::AlignTop);
                column = (column + 1) % columns;
                if (column == 0)
                    ++row;
            }
        }
        if (column != 0)
            ++row;
        m_grid->addWidget(group.heading, heading_row, 0, 1, columns, Qt::AlignBottom);
        m_grid->setRowMinimumHeight(heading_row, Theme::grid(4));
    }
    for (int column = 0; column < 2; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    m_grid->setRowStretch(row, 1);
}

void FormFields::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange(event->size().width() >= scaled(two_columns_from) ? 2 : 1);
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

void FormFields::go_on(std::size_t from)
{
    // In the order of the groups, as on screen.
    std::vector<std::size_t> order;
    for (const Group& group : m_groups)
        order.insert(order.end(), group.cells.begin(), group.cells.end());
    auto at = std::find(order.begin(), order.end(), from);
    for (++at; at != order.end(); ++at) {
        FormCell* cell = m_cells[*at];
        if (cell->offered()) {
            cell->editor().setFocus(Qt::TabFocusReason);
            cell->editor().select_all();
            Q_EMIT entered(cell);
            return;
        }
    }
    Q_EMIT ended();
}

void FormFields::set_read_only(bool read_only)
{
    for (FormCell* cell : m_cells)
        cell->editor().set_read_only(read_only);
}

void FormFields::focus_first()
{
    if (!m_cells.empty())
        m_cells.front()->editor().setFocus(Qt::OtherFocusReason);
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
