#pragma once

#include <QStyledItemDelegate>

namespace lx::ui {

class AppContext;
class FieldEditor;

/// Cells of a ledger table: a tooltip with the whole text where it is cut, and the field's own
/// editor.
class LedgerDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    LedgerDelegate(AppContext& context, QObject* parent);

    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model,
                      const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    AppContext& m_context;
    // While Enter commits: an entry that is refused leaves the editor open, the reason beside it.
    FieldEditor* m_beside = nullptr;
    mutable const FieldEditor* m_refused = nullptr;
};

} // namespace lx::ui
