#include "ui/report/report_list.h"

#include <QApplication>
#include <QPainter>
#include <QStyledItemDelegate>

#include "core/rows/look_up.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"

namespace lx::ui {

namespace {

constexpr int id_role = Qt::UserRole;

/// Long names wrap to two lines; headings are small.
class ReportDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Theme& theme = Theme::current();
        painter->save();
        const bool heading = index.data(id_role).toString().isEmpty();
        if (!heading && (option.state & QStyle::State_Selected)) {
            painter->fillRect(option.rect, theme.selection);
            if (option.state & QStyle::State_HasFocus) {
                painter->setPen(theme.focus);
                painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
            }
        } else if (!heading && (option.state & QStyle::State_MouseOver)) {
            painter->fillRect(option.rect, theme.hover);
        }
        if (heading) {
            QFont font = small_font(theme);
            font.setWeight(QFont::DemiBold);
            painter->setFont(font);
            painter->setPen(theme.text_soft);
            painter->drawText(option.rect.adjusted(12, 8, -8, 0), Qt::AlignLeft | Qt::AlignVCenter,
                              index.data().toString());
        } else {
            painter->setFont(text_font(theme));
            painter->setPen(theme.text);
            painter->drawText(option.rect.adjusted(16, 4, -8, -4),
                              Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWrapAnywhere,
                              index.data().toString());
        }
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::current();
        if (index.data(id_role).toString().isEmpty())
            return {100, theme.text_px + 20};
        const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
        const int width = view == nullptr ? 200 : view->viewport()->width();
        const QRect text =
            QFontMetrics(text_font(theme))
                .boundingRect(QRect(0, 0, std::max(40, width - 24), 1'000),
                              Qt::AlignLeft | Qt::TextWrapAnywhere, index.data().toString());
        return {100, text.height() + 12};
    }
};

} // namespace

ReportList::ReportList(QWidget* parent) : QListWidget(parent)
{
    setItemDelegate(new ReportDelegate(this));
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(QListView::Adjust);
    setAccessibleName(tr("Reports and printed sheets"));
    connect(this, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item != nullptr && !item->data(id_role).toString().isEmpty())
            Q_EMIT chosen(item->data(id_role).toString());
    });
}

void ReportList::resizeEvent(QResizeEvent* event)
{
    QListWidget::resizeEvent(event);
    scheduleDelayedItemsLayout(); // names wrap otherwise now
}

void ReportList::add_heading(const QString& text)
{
    auto* item = new QListWidgetItem(text, this);
    item->setFlags(Qt::NoItemFlags);
}

void ReportList::fill(const std::vector<ReportDef>& reports, const std::vector<SheetDef>& sheets,
                      const QString& current)
{
    const QSignalBlocker quiet(this);
    clear();
    add_heading(tr("Quarterly return"));
    auto* quarter = new QListWidgetItem(tr("Check, close and hand up"), this);
    quarter->setData(id_role, QLatin1String(quarter_id));
    add_heading(tr("Reports"));
    for (const ReportDef& report : reports) {
        auto* item = new QListWidgetItem(shown_text(qt(report.name)), this);
        item->setData(id_role, qt(report.id));
        set_tip(item, qt(report.name));
    }
    add_heading(tr("Printed sheets"));
    for (const SheetDef& sheet : sheets) {
        auto* item = new QListWidgetItem(shown_text(qt(sheet.name)), this);
        item->setData(id_role, qt(sheet.id));
        set_tip(item, qt(sheet.name));
    }
    choose(current);
}

bool ReportList::choose(const QString& id)
{
    for (int row = 0; row < count(); ++row) {
        if (item(row)->data(id_role).toString() == id) {
            setCurrentRow(row);
            return true;
        }
    }
    return false;
}

void ReportList::keyboardSearch(const QString& typed)
{
    if (!m_pause.isValid() || m_pause.elapsed() > QApplication::keyboardInputInterval())
        m_typed.clear();
    m_pause.start();
    m_typed += typed;
    int best = -1;
    NameFit fit = NameFit::Elsewhere;
    for (int row = 0; row < count(); ++row) {
        if (item(row)->data(id_role).toString().isEmpty())
            continue;
        const NameFit now = match_name(utf8_of(item(row)->text()), utf8_of(m_typed)).fit;
        if (now >= fit)
            continue;
        best = row;
        fit = now;
    }
    if (best >= 0)
        setCurrentRow(best);
}

QString ReportList::current() const
{
    return currentItem() == nullptr ? QString() : currentItem()->data(id_role).toString();
}

} // namespace lx::ui
