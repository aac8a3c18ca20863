#pragma once

#include <QStyledItemDelegate>

#include "core/ledger/value.h"

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

Q_SIGNALS:
    /// Ctrl+Enter in an editor while several rows are chosen: all of them are to hold this.
    void fill_wanted(int field, const lx::Value& value);
    /// Enter kept what was typed into the cell.
    void entered();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    bool fill_from(QObject* inside);

    AppContext& m_context;
    // While Enter commits: an entry that is refused leaves the editor open, the reason beside it.
    FieldEditor* m_beside = nullptr;
    mutable const FieldEditor* m_refused = nullptr;
};

} // namespace lx::ui
