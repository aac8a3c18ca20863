#pragma once

#include <QStyledItemDelegate>

namespace lx::ui {

/// Rows of TodoModel in a tree: the text and what stands below it over as many lines as they need;
/// of a share a bar, with its target as a line where it has one.
class TodoDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace lx::ui
