#include "ui/widgets/field_editor.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QStyle>

#include "core/store/attachments.h"
#include "ui/presentation/format.h"
#include "ui/widgets/choice_editor.h"
#include "ui/widgets/files_editor.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/reference_editor.h"
#include "ui/widgets/text_editor.h"

namespace lx::ui {

FieldEditor::FieldEditor(const FieldDef& field, QWidget* parent) : QWidget(parent), m_field(field)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
}

void FieldEditor::set_main(QWidget* widget)
{
    m_main = widget;
    setFocusProxy(widget);
    widget->installEventFilter(this);
    widget->setAccessibleName(qt(heading(m_field)));
    if (!m_field.hint.empty())
        widget->setAccessibleDescription(qt(m_field.hint));
}

void FieldEditor::set_state(State state)
{
    const char* name = state == State::Error ? "error" : state == State::Warning ? "warning" : "";
    if (m_main == nullptr || m_main->property("state").toString() == QLatin1String(name))
        return;
    m_main->setProperty("state", QLatin1String(name));
    restyle(m_main);
}

bool FieldEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_main) {
        if (event->type() == QEvent::FocusOut)
            Q_EMIT finished();
        if (event->type() == QEvent::KeyPress) {
            const auto* key = static_cast<QKeyEvent*>(event);
            const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
            // In a text of several lines Enter is a new line, Ctrl+Enter goes on.
            const bool many_lines = qobject_cast<QPlainTextEdit*>(m_main) != nullptr;
            if (enter &&
                (many_lines ? key->modifiers() == Qt::ControlModifier
                            : (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier)) {
                Q_EMIT next();
                return true;
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FieldEditor::inputMethodEvent(QInputMethodEvent* event)
{
    if (m_main != nullptr)
        QApplication::sendEvent(m_main, event);
}

QVariant FieldEditor::inputMethodQuery(Qt::InputMethodQuery query) const
{
    if (m_main == nullptr)
        return QWidget::inputMethodQuery(query);
    const QVariant told = m_main->inputMethodQuery(query);
    if (told.typeId() != QMetaType::QRect)
        return told;
    const QRect place = told.toRect();
    return QRect(m_main->mapTo(this, place.topLeft()), place.size());
}

FieldEditor* FieldEditor::make(AppContext& context, const Catalog& catalog, const FieldDef& field,
                               QWidget* parent, const Dictionary* choices)
{
    if (holds_files(field))
        return new FilesEditor(context, field, parent);
    switch (field.type) {
    case FieldType::Choice:
        return new ChoiceEditor(catalog, field, choices, parent);
    case FieldType::Bool:
        return new YesNoEditor(field, parent);
    case FieldType::Ref:
    case FieldType::RefOrText:
        return new ReferenceEditor(context, catalog, field, parent);
    case FieldType::RefList:
        return new ReferenceListEditor(context, catalog, field, parent);
    case FieldType::LongText:
    case FieldType::GeoJson:
        return new LongTextEditor(catalog, field, parent);
    case FieldType::Date:
        return new DateEditor(catalog, field, parent);
    default:
        return new LineEditor(catalog, field, parent);
    }
}

} // namespace lx::ui
