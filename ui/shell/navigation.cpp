#include "ui/shell/navigation.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/shell/page_entry.h"
#include "ui/widgets/labels.h"

namespace lx::ui {

namespace {

constexpr int bar = 3;       ///< width of the mark at the edge
constexpr int shortcuts = 9; ///< pages that Ctrl and a digit opens

/// Heights of a page's row and of a heading.
int row_height(bool close)
{
    const Theme& theme = Theme::current();
    return close ? theme.text_px + 12 : theme.control_px + 6;
}
int heading_height(bool close)
{
    return Theme::current().small_px + (close ? 12 : 20);
}

bool is_heading(const QModelIndex& index)
{
    return index.data(Qt::UserRole).toString().isEmpty();
}

class NavigationDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Theme& theme = Theme::current();
        if (is_heading(index)) {
            paint_heading(painter, option.rect, index.data().toString());
            return;
        }
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

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        return {0, is_heading(index) ? heading_height(m_close) : row_height(m_close)};
    }

    void set_close(bool close) { m_close = close; }

private:
    static void paint_heading(QPainter* painter, QRect rect, const QString& text)
    {
        const Theme& theme = Theme::current();
        painter->save();
        painter->setPen(theme.border);
        painter->drawLine(rect.left(), rect.top() + 4, rect.right(), rect.top() + 4);
        QFont font = small_font(theme);
        font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->setPen(theme.text_soft);
        painter->drawText(rect.adjusted(2 * bar + 8, 6, -4, 0), Qt::AlignLeft | Qt::AlignVCenter,
                          text);
        painter->restore();
    }

    bool m_close = false;
};

} // namespace

Navigation::Navigation(QWidget* parent) : QListWidget(parent)
{
    setObjectName(QStringLiteral("navigation"));
    setItemDelegate(new NavigationDelegate(this));
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
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

void Navigation::add(const PageEntry& entry)
{
    if (entry.group != m_group && !entry.group.isEmpty()) {
        auto* heading = new QListWidgetItem(entry.group, this);
        heading->setFlags(Qt::NoItemFlags);
        ++m_headings;
    }
    m_group = entry.group;
    auto* item = new QListWidgetItem(icon(entry.icon), entry.title, this);
    item->setData(Qt::UserRole, entry.id);
    if (++m_pages <= shortcuts)
        set_tip(item, tr("%1 (Ctrl+%2)").arg(entry.title).arg(m_pages));
    fit();
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
    fit();
}

void Navigation::fit()
{
    const int wanted = m_pages * row_height(false) + m_headings * heading_height(false);
    static_cast<NavigationDelegate*>(itemDelegate())->set_close(wanted > viewport()->height());
    scheduleDelayedItemsLayout();
}

void Navigation::resizeEvent(QResizeEvent* event)
{
    QListWidget::resizeEvent(event);
    fit();
}

} // namespace lx::ui
