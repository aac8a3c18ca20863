#pragma once

#include <algorithm>

#include <QAbstractItemView>
#include <QStyledItemDelegate>

#include "ui/presentation/theme.h"

namespace lx::ui {

/// Rows of lists and trees as high as those of tables, without the dotted frame around the current
/// cell.
class RowDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override
    {
        QSize size = text_size(option, index);
        size.setHeight(Theme::current().row_px - 2);
        return size;
    }

protected:
    /// What the text takes, whatever the height of rows.
    [[nodiscard]] QSize text_size(const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const
    {
        return QStyledItemDelegate::sizeHint(option, index);
    }
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state &= ~QStyle::State_HasFocus;
    }
};

/// Rows of a list of names: at least as high as those of tables, higher where a name wraps.
class WrappingRowDelegate final : public RowDelegate
{
public:
    using RowDelegate::RowDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override
    {
        const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
        if (view == nullptr)
            return RowDelegate::sizeHint(option, index);
        QStyleOptionViewItem wrapped = option;
        wrapped.rect.setWidth(view->viewport()->width());
        QSize size = text_size(wrapped, index);
        size.setHeight(std::max(size.height() + 4, Theme::current().row_px - 2));
        return size;
    }
};

} // namespace lx::ui
