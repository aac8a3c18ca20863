#include "ui/shell/navigation.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"

namespace lx::ui {

namespace {

constexpr int bar = 3; ///< width of the mark at the edge

class NavigationDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Theme& theme = Theme::current();
        const bool selected = option.state & QStyle::State_Selected;
        painter->save();
        QRect rect = option.rect;
        if (selected) {
            painter->fillRect(rect, theme.accent_soft);
            painter->fillRect(QRect(rect.topLeft(), QSize(bar, rect.height())), theme.accent_text);
        } else if (option.state & QStyle::State_MouseOver) {
            painter->fillRect(rect, theme.hover);
        }
        if (selected && (option.state & QStyle::State_HasFocus)) {
            painter->setPen(theme.focus);
            painter->drawRect(rect.adjusted(bar, 0, -1, -1));
        }
        rect.adjust(2 * bar + 8, 0, -4, 0);
        const QRect picture(rect.left(), rect.center().y() - theme.icon_px / 2 + 1, theme.icon_px,
                            theme.icon_px);
        qvariant_cast<QIcon>(index.data(Qt::DecorationRole))
            .paint(painter, picture, Qt::AlignCenter, selected ? QIcon::Selected : QIcon::Normal);
        QFont font = text_font(theme);
        if (selected)
            font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->setPen(selected ? theme.accent_text : theme.text);
        painter->drawText(rect.adjusted(theme.icon_px + 8, 0, 0, 0),
                          Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {0, Theme::current().control_px + 6};
    }
};

} // namespace

Navigation::Navigation(QWidget* parent) : QListWidget(parent)
{
    setObjectName(QStringLiteral("navigation"));
    setItemDelegate(new NavigationDelegate(this));
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Pages"));
    apply_type();
    connect(this, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item != nullptr)
            Q_EMIT chosen(item->data(Qt::UserRole).toString());
    });
}

void Navigation::add(const QString& id, const QString& title, const QString& icon_name)
{
    auto* item = new QListWidgetItem(icon(icon_name), title, this);
    item->setData(Qt::UserRole, id);
    if (count() < 10)
        set_tip(item, tr("%1 (Ctrl+%2)").arg(title).arg(count()));
}

void Navigation::mark(const QString& id)
{
    const QSignalBlocker quiet(this);
    for (int row = 0; row < count(); ++row) {
        if (item(row)->data(Qt::UserRole).toString() == id)
            setCurrentRow(row);
    }
}

void Navigation::apply_type()
{
    // Icon, four characters and the margins.
    const Theme& theme = Theme::current();
    setFixedWidth(theme.icon_px + 5 * theme.text_px + 32);
    scheduleDelayedItemsLayout();
}

} // namespace lx::ui
