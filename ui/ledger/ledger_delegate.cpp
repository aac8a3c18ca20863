#include "ui/ledger/ledger_delegate.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/ledger/ledger_view.h"
#include "ui/presentation/format.h"
#include "ui/presentation/ledger_table_model.h"
#include "ui/presentation/shown_text.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/field_editor.h"

namespace lx::ui {

LedgerDelegate::LedgerDelegate(AppContext& context, QObject* parent)
    : QStyledItemDelegate(parent), m_context(context)
{}

void LedgerDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    // The table frames the current cell itself; a dotted line inside a row is noise.
    option->state &= ~QStyle::State_HasFocus;
}

bool LedgerDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
                               const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QStyleOptionViewItem full = option;
    initStyleOption(&full, index);
    const int room = view->visualRect(index).width() - 8;
    if (QFontMetrics(full.font).horizontalAdvance(full.text) > room)
        QToolTip::showText(event->globalPos(), tip_text(full.text), view);
    else
        QToolTip::hideText();
    return true;
}

namespace {

/// The reason below the editor, whose edge turns red; none takes both away.
void tell_beside(FieldEditor& editor, const QString& reason)
{
    editor.set_state(reason.isEmpty() ? FieldEditor::State::Fine : FieldEditor::State::Error);
    QToolTip::showText(editor.mapToGlobal(QPoint(0, editor.height())), tip_text(reason), &editor);
}

} // namespace

QWidget* LedgerDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                      const QModelIndex& index) const
{
    const auto* model = qobject_cast<const LedgerTableModel*>(index.model());
    // The catalogue's, which outlives the editor; derived columns, which come after, have none.
    const FieldDef& field = model->def()->fields[static_cast<std::size_t>(index.column())];
    FieldEditor* editor = FieldEditor::make(m_context, model->catalog(), field, parent);
    editor->setAutoFillBackground(true);
    if (const ShownRow* row = model->row(model->id_at(index.row()));
        row != nullptr && !field.narrowed_by.empty())
        editor->narrow(qt(text_of(row->record.at(*model->def(), field.narrowed_by))));
    connect(editor, &FieldEditor::changed, editor,
            [editor] { tell_beside(*editor, editor->entry().error); });
    auto* self = const_cast<LedgerDelegate*>(this);
    connect(editor, &FieldEditor::next, self, [self, editor] {
        if (!editor->entry().error.isEmpty())
            return; // stays open, its edge red, the reason below it
        self->m_refused = nullptr;
        self->m_beside = editor;
        Q_EMIT self->commitData(editor);
        self->m_beside = nullptr;
        if (self->m_refused == editor)
            return;
        Q_EMIT self->closeEditor(editor);
        Q_EMIT self->entered();
    });
    if (QWidget* inside = editor->focusProxy())
        inside->installEventFilter(self);
    return editor;
}

bool LedgerDelegate::eventFilter(QObject* watched, QEvent* event)
{
    if (qobject_cast<FieldEditor*>(watched) != nullptr)
        return QStyledItemDelegate::eventFilter(watched, event);
    // What has the keyboard inside an editor: Ctrl+Enter is the table's before it is anybody's.
    const bool asked = event->type() == QEvent::ShortcutOverride;
    if (!asked && event->type() != QEvent::KeyPress)
        return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    const auto* view = qobject_cast<LedgerView*>(parent());
    if (!enter || (key->modifiers() & ~Qt::KeypadModifier) != Qt::ControlModifier ||
        view == nullptr || view->selected_count() < 2)
        return false;
    event->accept();
    return asked || fill_from(watched);
}

bool LedgerDelegate::fill_from(QObject* inside)
{
    FieldEditor* editor = nullptr;
    for (QObject* at = inside; at != nullptr && editor == nullptr; at = at->parent())
        editor = qobject_cast<FieldEditor*>(at);
    const auto* view = qobject_cast<LedgerView*>(parent());
    const auto* model = qobject_cast<const LedgerTableModel*>(view->model());
    if (editor == nullptr || model == nullptr)
        return true;
    const Entry entry = editor->entry();
    if (!entry.error.isEmpty()) {
        tell_beside(*editor, entry.error);
        return true;
    }
    const int field = model->def()->index_of(editor->field().key);
    Q_EMIT closeEditor(editor);
    Q_EMIT fill_wanted(field, entry.value);
    return true;
}

void LedgerDelegate::setEditorData(QWidget* widget, const QModelIndex& index) const
{
    auto* editor = qobject_cast<FieldEditor*>(widget);
    const auto* model = qobject_cast<const LedgerTableModel*>(index.model());
    if (editor == nullptr || editor->property("filled").toBool())
        return; // a refresh of the row does not overwrite what is being typed
    editor->setProperty("filled", true);
    if (const ShownRow* row = model->row(model->id_at(index.row()))) {
        const auto at = static_cast<std::size_t>(index.column());
        editor->set_value(row->record.values[at], row->texts[at]);
    }
    editor->select_all(); // what is composed without the keyboard being here replaces it
}

void LedgerDelegate::setModelData(QWidget* widget, QAbstractItemModel* model,
                                  const QModelIndex& index) const
{
    auto* editor = qobject_cast<FieldEditor*>(widget);
    if (editor == nullptr)
        return;
    const Entry entry = editor->entry();
    if (!entry.error.isEmpty()) {
        m_context.notices().warning(tr("Not changed: %1").arg(entry.error));
        return;
    }
    if (model->setData(index, QVariant::fromValue(entry.value), Qt::EditRole))
        return;
    const Error& why = qobject_cast<const LedgerTableModel*>(model)->refusal();
    if (m_beside != editor || why.kind != ErrorKind::Refused) {
        m_context.notices().error(why);
        return;
    }
    m_refused = editor;
    tell_beside(*m_beside, qt(why.message));
}

void LedgerDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                          const QModelIndex&) const
{
    // Room to read what is typed even in a narrow column.
    QRect rect = option.rect;
    rect.setWidth(std::max(rect.width(), std::min(editor->sizeHint().width(), 280)));
    editor->setGeometry(rect);
}

} // namespace lx::ui
