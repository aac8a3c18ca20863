#pragma once

#include <QStyledItemDelegate>

namespace lx::ui {

/// Choices of a look-up: the part of the text that matches what was typed stands in bold.
class MatchDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// Of an item: where the part begins and how long it is, in UTF-16 units.
    static constexpr int begin_role = Qt::UserRole + 101;
    static constexpr int length_role = Qt::UserRole + 102;

    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
};

} // namespace lx::ui
