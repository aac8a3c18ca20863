#include "ui/ledger/bulk_panel.h"

#include <utility>

#include <QBoxLayout>
#include <QCheckBox>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>

#include "ui/document/app_context.h"
#include "ui/ledger/many_rows.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/field_editor.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

constexpr int lines_in_sight = 4;
constexpr int field_ems = 18; ///< room for a field, in characters

} // namespace

BulkPanel::BulkPanel(AppContext& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_write(context.jobs())
{
    set_role(this, "panel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(1), 4, Theme::grid(1), Theme::grid(1));
    auto* line = new QHBoxLayout;
    m_title = new TextLabel(this);
    set_role(m_title, "strong");
    m_trouble = new TextLabel(this);
    set_role(m_trouble, "error");
    m_trouble->setWordWrap(true);
    m_apply = new QPushButton(tr("&Change the rows"), this);
    auto* close = new QPushButton(tr("Close"), this);
    set_quiet(close);
    line->addWidget(m_title);
    line->addWidget(m_trouble, 1);
    line->addWidget(m_apply);
    line->addWidget(close);
    column->addLayout(line);
    m_area = new QScrollArea(this);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setAccessibleName(tr("Fields to change"));
    column->addWidget(m_area);
    connect(m_apply, &QPushButton::clicked, this, &BulkPanel::apply);
    connect(close, &QPushButton::clicked, this, &BulkPanel::leave);
    hide();
}

void BulkPanel::ask(TableScope scope)
{
    // The editors look into the old columns and go before they do.
    m_lines.clear();
    delete m_area->takeWidget();
    m_scope = std::move(scope);
    show_title();
    build_lines();
    count_ticks();
    show();
    const Line& here = m_lines[static_cast<std::size_t>(m_scope.column)];
    m_area->ensureWidgetVisible(here.editor);
    here.editor->setFocus();
}

void BulkPanel::show_title()
{
    m_title->setText(tr("Change %1 rows: tick the fields")
                         .arg(count_text(static_cast<qint64>(m_scope.rows.size()))));
}

void BulkPanel::follow(const std::optional<TableScope>& scope)
{
    if (isHidden() || m_scope.def == nullptr || (scope && scope->def != m_scope.def))
        return;
    m_scope.rows = scope ? scope->rows : std::vector<std::int64_t>();
    show_title();
    count_ticks();
}

void BulkPanel::build_lines()
{
    auto* inside = new QWidget;
    auto* fields = new FlowLayout(inside, Theme::grid(1));
    for (const FieldDef& field : m_scope.def->fields) {
        Line line;
        auto* room = new QWidget(inside);
        fix_characters(room, field_ems);
        auto* both = new QVBoxLayout(room);
        both->setContentsMargins(0, 0, 0, 0);
        both->setSpacing(2);
        line.tick = new QCheckBox(button_text(qt(heading(field))), room);
        line.editor = FieldEditor::make(m_context, *m_scope.catalog, field, room);
        both->addWidget(line.tick);
        both->addWidget(line.editor);
        both->addStretch(1);
        fields->addWidget(room);
        connect(line.tick, &QCheckBox::toggled, this, &BulkPanel::count_ticks);
        connect(line.editor, &FieldEditor::changed, this, [this, line] {
            line.tick->setChecked(true);
            line.editor->set_state(FieldEditor::State::Fine);
            m_trouble->setText({});
            narrow(line);
        });
        connect(line.editor, &FieldEditor::next, this, [this, at = m_lines.size()] { go_on(at); });
        m_lines.push_back(line);
    }
    m_area->setWidget(inside);
    m_area->setFixedHeight(lines_in_sight * 2 * Theme::current().control_px);
}

void BulkPanel::go_on(std::size_t line)
{
    // In a text of several lines Enter is a new line, and what comes here is Ctrl+Enter.
    if (qobject_cast<QPlainTextEdit*>(m_lines[line].editor->focusProxy()) != nullptr) {
        apply();
        return;
    }
    QWidget* next = line + 1 < m_lines.size() ? static_cast<QWidget*>(m_lines[line + 1].editor)
                                              : static_cast<QWidget*>(m_apply);
    next->setFocus();
    if (next != m_apply)
        m_area->ensureWidgetVisible(next);
}

void BulkPanel::narrow(const Line& changed)
{
    const std::string& key = changed.editor->field().key;
    const QString group = qt(text_of(changed.editor->entry().value));
    for (const Line& line : m_lines)
        if (line.editor->field().narrowed_by == key)
            line.editor->narrow(group);
}

void BulkPanel::count_ticks()
{
    qsizetype ticks = 0;
    for (const Line& line : m_lines)
        ticks += line.tick->isChecked() ? 1 : 0;
    m_trouble->setText({});
    m_apply->setEnabled(ticks > 0 && !m_scope.rows.empty() && !m_context.read_only());
}

void BulkPanel::apply()
{
    if (m_context.read_only() || m_scope.rows.empty())
        return;
    std::vector<FieldEdit> edits;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Line& line = m_lines[i];
        if (!line.tick->isChecked())
            continue;
        Entry entry = line.editor->entry();
        if (!entry.error.isEmpty()) {
            line.editor->set_state(FieldEditor::State::Error);
            line.editor->setFocus();
            m_trouble->setText(tr("%1: %2").arg(qt(line.editor->field().name), entry.error));
            return;
        }
        edits.push_back({static_cast<int>(i), std::move(entry.value)});
    }
    if (edits.empty())
        return;
    change_fields(
        m_context, m_write, *m_scope.def, m_scope.rows, std::move(edits),
        [this, scope = m_scope, asked = QPointer(m_area->widget())](const ManyEdited& many) {
            if (many.changed > 0)
                Q_EMIT changed(scope);
            // Opened for other rows since, it stays.
            if (many.refused.empty() && !isHidden() && asked == m_area->widget())
                leave();
        });
}

void BulkPanel::leave()
{
    hide();
    Q_EMIT closed();
}

namespace {

bool is_ctrl_enter(const QKeyEvent& key)
{
    return (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter) &&
           (key.modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier;
}

} // namespace

bool BulkPanel::event(QEvent* event)
{
    // In here Ctrl+Enter is not the table's.
    if (event->type() == QEvent::ShortcutOverride &&
        is_ctrl_enter(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

void BulkPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else if (is_ctrl_enter(*event))
        apply();
    else
        QFrame::keyPressEvent(event);
}

} // namespace lx::ui
