#include "ui/ledger/ledger_list.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include "core/store/ledger_store.h"
#include "ui/document/app_context.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

constexpr int ledger_role = Qt::UserRole;
constexpr int count_role = Qt::UserRole + 1;

/// Name at the left, number of rows faint at the right; headings small.
class ListDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Theme& theme = Theme::current();
        painter->save();
        const bool heading = index.data(ledger_role).toString().isEmpty();
        QRect rect = option.rect;
        if (!heading && (option.state & QStyle::State_Selected)) {
            painter->fillRect(rect, theme.selection);
            if (option.state & QStyle::State_HasFocus) {
                painter->setPen(theme.focus);
                painter->drawRect(rect.adjusted(0, 0, -1, -1));
            }
        } else if (!heading && (option.state & QStyle::State_MouseOver)) {
            painter->fillRect(rect, theme.hover);
        }
        rect.adjust(heading ? 12 : 16, 0, -10, 0);
        if (heading) {
            QFont font = small_font(theme);
            font.setWeight(QFont::DemiBold);
            painter->setFont(font);
            painter->setPen(theme.text_soft);
            painter->drawText(rect.adjusted(0, 8, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                              index.data().toString());
        } else {
            const QVariant count = index.data(count_role);
            if (count.isValid()) {
                const QString number = number_text(count.toLongLong());
                painter->setFont(small_font(theme));
                painter->setPen(theme.text_soft);
                painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, number);
                rect.setRight(rect.right() -
                              QFontMetrics(small_font(theme)).horizontalAdvance(number) - 6);
            }
            painter->setFont(text_font(theme));
            painter->setPen(theme.text);
            painter->drawText(
                rect, Qt::AlignLeft | Qt::AlignVCenter,
                QFontMetrics(text_font(theme))
                    .elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
        }
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        const bool heading = index.data(ledger_role).toString().isEmpty();
        const int text = Theme::current().text_px;
        return {text * 11, heading ? text + 20 : text + 12};
    }
};

} // namespace

LedgerList::LedgerList(AppContext& context, QWidget* parent)
    : QListWidget(parent), m_context(context), m_counts(context.jobs())
{
    setItemDelegate(new ListDelegate(this));
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Ledgers"));
    connect(this, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item != nullptr && !item->data(ledger_role).toString().isEmpty())
            Q_EMIT chosen(item->data(ledger_role).toString());
    });
}

void LedgerList::fill()
{
    const QString kept = current();
    const QSignalBlocker quiet(this);
    clear();
    std::string group;
    const auto catalog = m_context.catalog();
    for (const LedgerDef& def : catalog->ledgers()) {
        if (def.group != group) {
            group = def.group;
            auto* heading = new QListWidgetItem(qt(group), this);
            heading->setFlags(Qt::NoItemFlags);
        }
        auto* item = new QListWidgetItem(qt(def.name), this);
        item->setData(ledger_role, qt(def.code));
    }
    select(kept);
    read_counts();
}

void LedgerList::read_counts()
{
    using Counts = std::vector<std::pair<std::string, std::int64_t>>;
    m_counts.start<Counts>(
        JobKind::Quick, {},
        [path = m_context.path8(),
         catalog = m_context.catalog()](JobProgress& progress) -> Result<Counts> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            LedgerStore store(*database, *catalog);
            Counts counts;
            for (const LedgerDef& def : catalog->ledgers()) {
                Query query;
                query.ledger = def.code;
                LX_ASSIGN(const auto count, store.count(query));
                counts.emplace_back(def.code, count);
            }
            return counts;
        },
        [this](Result<Counts> counts) {
            if (!counts)
                return; // a list of names is still one
            for (const auto& [ledger, count] : *counts)
                set_count(qt(ledger), count);
        });
}

QListWidgetItem* LedgerList::item_of(const QString& ledger) const
{
    for (int row = 0; row < count(); ++row) {
        if (item(row)->data(ledger_role).toString() == ledger)
            return item(row);
    }
    return nullptr;
}

void LedgerList::select(const QString& ledger)
{
    if (ledger.isEmpty())
        return;
    if (QListWidgetItem* item = item_of(ledger)) {
        const QSignalBlocker quiet(this);
        setCurrentItem(item);
        scrollToItem(item);
    }
}

void LedgerList::set_count(const QString& ledger, qint64 count)
{
    if (QListWidgetItem* item = item_of(ledger)) {
        item->setData(count_role, count);
        item->setData(Qt::AccessibleTextRole,
                      tr("%1, %2 rows").arg(item->text(), count_text(count)));
    }
}

QString LedgerList::current() const
{
    return currentItem() == nullptr ? QString() : currentItem()->data(ledger_role).toString();
}

} // namespace lx::ui
