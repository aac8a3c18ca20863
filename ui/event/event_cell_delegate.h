#pragma once

#include "ui/event/event_rows_model.h"
#include "ui/widgets/row_delegate.h"

namespace lx::ui {

/// Where the keyboard goes from a cell.
enum class CellStep
{
    Stay,
    Right, ///< at the end of a row to the next one
    Left,
    Down
};

/// Cells of an asked table: the field's own editor. What is typed stands in the cell at once, so
/// that whatever is done next goes by it; Escape puts back what stood there.
class EventCellDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    /// Both must outlive it.
    EventCellDelegate(AppContext& context, const Catalog& catalog, QObject* parent);

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model,
                      const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

Q_SIGNALS:
    /// An editor was closed by the key that leads there.
    void left(lx::ui::CellStep step);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// Closes an editor whose text can be taken; else it stays, the reason below it.
    void leave(FieldEditor& editor, CellStep step);

    AppContext& m_context;
    const Catalog& m_catalog;
};

} // namespace lx::ui
