#include "ui/widgets/form_cell.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/line_label.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

constexpr int label_ems = 8; ///< width of the names, in characters

} // namespace

FormCell::FormCell(FieldEditor* editor, QWidget* parent) : QWidget(parent), m_editor(editor)
{
    const FieldDef& field = editor->field();
    auto* across = new QHBoxLayout(this);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(Theme::grid(1));
    m_name = new TextLabel(this);
    m_name->setWordWrap(true);
    m_name->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_name->setFixedWidth((label_ems * 14 + 16) * Theme::current().text_px / 14);
    m_name->setMinimumHeight(Theme::current().control_px);
    m_name->setBuddy(editor);
    if (!field.hint.empty())
        set_tip(m_name, qt(field.hint));
    require(field.required);
    across->addWidget(m_name, 0, Qt::AlignTop);

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

void FormCell::require(bool required)
{
    m_name->setText(button_text(qt(heading(m_editor->field()))) +
                    (required ? QStringLiteral(" *") : QString()));
}

bool FormCell::wide() const
{
    const FieldType type = m_editor->field().type;
    return m_wide || type == FieldType::LongText || type == FieldType::RefList ||
           type == FieldType::GeoJson;
}

void FormCell::say(FieldEditor::State state, const QString& text)
{
    m_editor->set_state(state);
    if (text == m_message->text() &&
        m_message->property("state").toInt() == static_cast<int>(state))
        return;
    const Theme& theme = Theme::current();
    const bool error = state == FieldEditor::State::Error;
    const bool fine = state == FieldEditor::State::Fine;
    m_sign->setVisible(!fine);
    if (text.isEmpty() || fine)
        m_sign->clear();
    else
        m_sign->setPixmap(icon_pixmap(error ? QStringLiteral("error") : QStringLiteral("warning"),
                                      error ? theme.bad : theme.warn, theme.small_px,
                                      devicePixelRatioF()));
    set_role(m_message, error ? "error" : fine ? "soft" : "warning");
    m_message->setProperty("state", static_cast<int>(state));
    m_message->setText(text);
    restyle(m_message);
    m_editor->focusProxy()->setAccessibleDescription(text.isEmpty() ? qt(m_editor->field().hint)
                                                                    : text);
}

} // namespace lx::ui
