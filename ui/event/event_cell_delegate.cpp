#include "ui/event/event_cell_delegate.h"

#include <algorithm>

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPersistentModelIndex>
#include <QToolTip>

#include "ui/presentation/shown_text.h"

namespace lx::ui {

namespace {

constexpr int room_to_type = 280; ///< pixels an editor takes even in a narrow column

void tell_beside(FieldEditor& editor, const QString& reason)
{
    editor.set_state(reason.isEmpty() ? FieldEditor::State::Fine : FieldEditor::State::Error);
    QToolTip::showText(editor.mapToGlobal(QPoint(0, editor.height())), tip_text(reason), &editor);
}

FieldEditor* editor_around(QObject* inside)
{
    for (QObject* at = inside; at != nullptr; at = at->parent())
        if (auto* editor = qobject_cast<FieldEditor*>(at))
            return editor;
    return nullptr;
}

EventRowsModel* model_of(const QModelIndex& index)
{
    return const_cast<EventRowsModel*>(qobject_cast<const EventRowsModel*>(index.model()));
}

} // namespace

EventCellDelegate::EventCellDelegate(AppContext& context, const Catalog& catalog, QObject* parent)
    : RowDelegate(parent), m_context(context), m_catalog(catalog)
{}

QWidget* EventCellDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                         const QModelIndex& index) const
{
    EventRowsModel* model = model_of(index);
    const EventField& column = model->column(index.column());
    FieldEditor* editor =
        FieldEditor::make(m_context, m_catalog, column.field, parent, column.choices.get());
    editor->setAutoFillBackground(true);
    const QPersistentModelIndex at(index);
    const EventRowsModel::Cell before = model->cell(index);
    connect(editor, &FieldEditor::changed, model, [editor, model, at] {
        const Entry entry = editor->entry();
        tell_beside(*editor, entry.error);
        if (at.isValid())
            model->enter(at, entry, editor->typed());
    });
    auto* self = const_cast<EventCellDelegate*>(this);
    connect(editor, &FieldEditor::next, self,
            [self, editor] { self->leave(*editor, CellStep::Down); });
    // Named for what Escape does; nobody else knows what stood there.
    auto* back = new QAction(editor);
    back->setObjectName(QStringLiteral("put-back"));
    connect(back, &QAction::triggered, model, [model, at, before] {
        if (at.isValid())
            model->put_back(at, before);
    });
    if (QWidget* inside = editor->focusProxy())
        inside->installEventFilter(self);
    return editor;
}

void EventCellDelegate::setEditorData(QWidget* widget, const QModelIndex& index) const
{
    auto* editor = qobject_cast<FieldEditor*>(widget);
    if (editor == nullptr || editor->property("filled").toBool())
        return; // what is being typed stays
    editor->setProperty("filled", true);
    const EventRowsModel::Cell cell = model_of(index)->cell(index);
    editor->set_value(cell.value, cell.text);
    if (auto* line = qobject_cast<QLineEdit*>(editor->focusProxy());
        line != nullptr && !cell.error.isEmpty())
        line->insert(cell.text); // as if it were typed once more
    editor->select_all();
}

void EventCellDelegate::setModelData(QWidget*, QAbstractItemModel*, const QModelIndex&) const
{
    // It stands there since it was typed.
}

void EventCellDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                             const QModelIndex&) const
{
    QRect rect = option.rect;
    rect.setWidth(std::max(rect.width(), std::min(editor->sizeHint().width(), room_to_type)));
    const QRect room = editor->parentWidget()->rect(); // never beyond the table
    rect.setHeight(
        std::min(std::max(rect.height(), editor->minimumSizeHint().height()), room.height()));
    rect.moveRight(std::min(rect.right(), std::max(room.right(), option.rect.right())));
    rect.moveBottom(std::min(rect.bottom(), room.bottom()));
    editor->setGeometry(rect);
}

bool EventCellDelegate::eventFilter(QObject* watched, QEvent* event)
{
    if (qobject_cast<FieldEditor*>(watched) != nullptr)
        return RowDelegate::eventFilter(watched, event);
    FieldEditor* editor = editor_around(watched);
    if (editor == nullptr)
        return false;
    if (event->type() == QEvent::FocusOut) {
        const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
        const auto* view = qobject_cast<QWidget*>(parent());
        const QWidget* now = QApplication::focusWidget();
        const bool away = now != nullptr && now != view && !view->isAncestorOf(now);
        if (away && reason != Qt::PopupFocusReason && editor->entry().error.isEmpty())
            Q_EMIT closeEditor(editor);
        return false;
    }
    const bool asked = event->type() == QEvent::ShortcutOverride;
    if (!asked && event->type() != QEvent::KeyPress)
        return false;
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key != Qt::Key_Escape && key != Qt::Key_Tab && key != Qt::Key_Backtab)
        return false;
    event->accept();
    if (asked)
        return true;
    if (key == Qt::Key_Escape) {
        editor->findChild<QAction*>(QStringLiteral("put-back"))->trigger();
        Q_EMIT closeEditor(editor, RevertModelCache);
    } else {
        leave(*editor, key == Qt::Key_Tab ? CellStep::Right : CellStep::Left);
    }
    return true;
}

void EventCellDelegate::leave(FieldEditor& editor, CellStep step)
{
    const QString wrong = editor.entry().error;
    tell_beside(editor, wrong);
    if (!wrong.isEmpty())
        return;
    Q_EMIT closeEditor(&editor);
    Q_EMIT left(step);
}

} // namespace lx::ui
