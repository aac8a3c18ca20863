#pragma once

#include <functional>

#include <QStyledItemDelegate>

class QComboBox;
class QTableView;

namespace lx::ui {

/// Draws and edits cells that are answered in their place (ui/presentation/choice_cell): a
/// drop-down looks like one and can be typed to search, a tick is set by a click anywhere in its
/// cell or the space bar. Other cells are drawn as ever.
class ChoiceDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                        const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model,
                      const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    void finish(QComboBox* box);
};

/// Makes a table whose lines are answered: cells wrap, a click opens a cell's choices, by keyboard
/// Enter, F2 and typing do. Precondition: the view has its model.
void dress_choice_table(QTableView* view);
/// Delete and the menu of a table take an answer back.
void add_take_back(QTableView* view, const QString& title,
                   std::function<void(const QModelIndex&)> take_back);
/// Keeps the rows of a table as high as their wrapped texts; long tables keep one height.
/// Precondition: the view has its model.
void fit_rows_to_texts(QTableView* view);
/// Somebody is writing in a cell.
[[nodiscard]] bool is_being_edited(const QTableView* view);

} // namespace lx::ui
