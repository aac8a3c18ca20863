#include "ui/shell/notice_area.h"

#include <algorithm>
#include <vector>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QCursor>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

constexpr int shown_at_most = 3;
constexpr int stays_ms = 8000;
constexpr int act_ms = 4000;        ///< more for each way on it offers, to be read and reached
constexpr int card_characters = 32; ///< width of a card
constexpr int around_pointer = 24;  ///< pixels kept free on each side of it

struct Look
{
    const char* name;
    const char* icon;
};

Look look_of(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::Success:
        return {"success", "success"};
    case NoticeKind::Warning:
        return {"warning", "warning"};
    case NoticeKind::Error:
        return {"error", "error"};
    case NoticeKind::Info:
        break;
    }
    return {"info", "info"};
}

QColor color_of(NoticeKind kind)
{
    const Theme& theme = Theme::current();
    switch (kind) {
    case NoticeKind::Success:
        return theme.ok;
    case NoticeKind::Warning:
        return theme.warn;
    case NoticeKind::Error:
        return theme.bad;
    case NoticeKind::Info:
        break;
    }
    return theme.text_soft;
}

/// What a card had better not cover, and how much that would matter for each pixel.
struct Obstacle
{
    QRect place;
    qint64 weight;
};

qint64 weight_of(const QWidget* widget)
{
    if (qobject_cast<const QLineEdit*>(widget->parentWidget()) != nullptr)
        return 0; // its signs are part of a line
    if (qobject_cast<const QAbstractButton*>(widget) != nullptr)
        return 100'000;
    if (qobject_cast<const QLineEdit*>(widget) != nullptr ||
        qobject_cast<const QComboBox*>(widget) != nullptr ||
        qobject_cast<const QAbstractSpinBox*>(widget) != nullptr ||
        qobject_cast<const QPlainTextEdit*>(widget) != nullptr)
        return 100;
    if (dynamic_cast<const TextLabel*>(widget) != nullptr)
        return 4;
    return qobject_cast<const QAbstractItemView*>(widget) != nullptr ? 1 : 0;
}

std::vector<Obstacle> obstacles(const QWidget& page, const QWidget& cards)
{
    const QPoint pointer = page.mapFromGlobal(QCursor::pos());
    std::vector<Obstacle> found{
        {QRect(pointer, QSize(1, 1))
             .adjusted(-around_pointer, -around_pointer, around_pointer, around_pointer),
         1'000'000}};
    for (const QWidget* widget : page.findChildren<QWidget*>()) {
        const qint64 weight = widget->isVisible() ? weight_of(widget) : 0;
        if (weight > 0 && !cards.isAncestorOf(widget)) // as much of it as is scrolled into view
            found.push_back({widget->visibleRegion().boundingRect().translated(
                                 widget->mapTo(&page, QPoint(0, 0))),
                             weight});
    }
    return found;
}

qint64 covered(const QRect& place, const std::vector<Obstacle>& obstacles)
{
    qint64 sum = 0;
    for (const Obstacle& one : obstacles) {
        const QRect both = place & one.place;
        if (!both.isEmpty())
            sum += one.weight * both.width() * both.height();
    }
    return sum;
}

} // namespace

NoticeArea::NoticeArea(Notices& notices, QWidget* parent) : QWidget(parent)
{
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    setAccessibleName(tr("Messages"));
    connect(&notices, &Notices::posted, this, &NoticeArea::show_notice);
    parent->installEventFilter(this);
    hide();
}

void NoticeArea::clear()
{
    qDeleteAll(findChildren<QWidget*>(QStringLiteral("notice")));
    find_place();
}

bool NoticeArea::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize)
        find_place();
    return QWidget::eventFilter(watched, event);
}

void NoticeArea::find_place()
{
    const bool any = !findChildren<QWidget*>(QStringLiteral("notice")).isEmpty();
    setVisible(any);
    if (!any)
        return;
    const QSize room = parentWidget()->size();
    const int gap = Theme::grid(1);
    const int width = std::min(room.width() - 2 * gap, characters(this, card_characters));
    m_layout->activate();
    const int height = m_layout->totalHeightForWidth(width);
    const auto below = obstacles(*parentWidget(), *this);
    // The corners below come first; from there upwards.
    QRect best;
    qint64 least = 0;
    for (int y = room.height() - gap - height; y >= 0; y -= gap) {
        for (const int x : {room.width() - gap - width, gap, (room.width() - width) / 2}) {
            const QRect place(x, y, width, height);
            const qint64 covers = covered(place, below);
            if (best.isNull() || covers < least) {
                best = place;
                least = covers;
            }
        }
    }
    if (best.isNull())
        best = QRect(gap, 0, width, height);
    setGeometry(best);
    raise();
}

void NoticeArea::show_notice(const Notice& notice)
{
    const Look look = look_of(notice.kind);
    // One confirmation takes the place of the last: entering row after row doesn't cover the page.
    const bool passing = notice.kind == NoticeKind::Success && notice.acts.empty();
    const QString place = passing ? QStringLiteral("passing") : notice.place;
    if (!place.isEmpty()) {
        for (QWidget* old : findChildren<QWidget*>(QStringLiteral("notice"))) {
            if (old->property("place").toString() != place)
                continue;
            if (!passing && old->property("text").toString() == notice.text)
                return; // it stands there already
            delete old;
        }
    }
    auto* whole = new QWidget(this);
    whole->setProperty("place", place);
    whole->setProperty("text", notice.text);
    whole->setObjectName(QStringLiteral("notice"));
    auto* around = new QVBoxLayout(whole);
    around->setContentsMargins(0, 0, 0, 0);
    auto* frame = new QFrame(whole);
    around->addWidget(frame);
    frame->setProperty("notice", QLatin1String(look.name));
    frame->setAccessibleName(notice.text);
    auto* line = new QHBoxLayout(frame);
    line->setContentsMargins(Theme::grid(1), 4, 4, 4);
    line->setSpacing(Theme::grid(1));
    auto* sign = new TextLabel(frame);
    sign->setPixmap(icon_pixmap(QLatin1String(look.icon), color_of(notice.kind),
                                Theme::current().icon_px, devicePixelRatioF()));
    auto* text = new TextLabel(notice.text, frame);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line->addWidget(sign, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->addWidget(text);
    // Beside one button the text has room enough; several stand below it.
    FlowLayout* below = nullptr;
    if (notice.acts.size() > 1) {
        below = new FlowLayout(nullptr, 4);
        words->addLayout(below);
    }
    line->addLayout(words, 1);
    for (const Notice::Act& act : notice.acts) {
        auto* button = new QPushButton(act.text, frame);
        set_quiet(button);
        connect(button, &QPushButton::clicked, whole, [whole, run = act.run] {
            whole->deleteLater();
            whole->setProperty("place", QString()); // what comes of it may be the same news
            if (run)
                run();
        });
        if (below != nullptr)
            below->addWidget(button);
        else
            line->addWidget(button, 0, Qt::AlignTop);
    }
    auto* close = new QToolButton(frame);
    close->setIcon(icon(QStringLiteral("close")));
    close->setAccessibleName(tr("Close message"));
    set_tip(close, tr("Close"));
    connect(close, &QToolButton::clicked, whole, &QObject::deleteLater);
    line->addWidget(close, 0, Qt::AlignTop);
    m_layout->insertWidget(0, whole);
    whole->show(); // or it would count for nothing when the place is chosen
    while (m_layout->count() > shown_at_most)
        delete m_layout->itemAt(m_layout->count() - 1)->widget();
    connect(whole, &QObject::destroyed, this, &NoticeArea::find_place, Qt::QueuedConnection);

    if (notice.kind == NoticeKind::Info || notice.kind == NoticeKind::Success) {
        auto* timer = new QTimer(whole);
        timer->setInterval(stays_ms + act_ms * static_cast<int>(notice.acts.size()));
        connect(timer, &QTimer::timeout, whole, [whole] {
            // While the pointer is on any of them none goes: the others would move below it.
            if (!whole->parentWidget()->underMouse() &&
                !whole->isAncestorOf(whole->window()->focusWidget()))
                whole->deleteLater();
        });
        timer->start();
    }
    find_place();
    QAccessibleEvent alert(frame, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace lx::ui
