#include "ui/shell/notice_area.h"

#include <QAccessible>
#include <QFrame>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

constexpr int shown_at_most = 3;
constexpr int stays_ms = 8000;

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

} // namespace

NoticeArea::NoticeArea(Notices& notices, QWidget* parent) : QWidget(parent)
{
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    setAccessibleName(tr("Messages"));
    connect(&notices, &Notices::posted, this, &NoticeArea::show_notice);
}

void NoticeArea::clear()
{
    qDeleteAll(findChildren<QWidget*>(QStringLiteral("notice")));
}

void NoticeArea::show_notice(const Notice& notice)
{
    const Look look = look_of(notice.kind);
    // One confirmation takes the place of the last: entering row after row doesn't push the page
    // down.
    const bool passing = notice.kind == NoticeKind::Success && notice.action.isEmpty();
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
    around->setContentsMargins(Theme::grid(2), 4, Theme::grid(2), 4);
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
    line->addWidget(text, 1);
    if (!notice.action.isEmpty()) {
        auto* button = new QPushButton(notice.action, frame);
        set_quiet(button);
        connect(button, &QPushButton::clicked, whole, [whole, run = notice.run] {
            whole->deleteLater();
            whole->setProperty("place", QString()); // what comes of it may be the same news
            if (run)
                run();
        });
        line->addWidget(button, 0, Qt::AlignTop);
    }
    auto* close = new QToolButton(frame);
    close->setIcon(icon(QStringLiteral("close")));
    close->setAccessibleName(tr("Close message"));
    set_tip(close, tr("Close"));
    connect(close, &QToolButton::clicked, whole, &QObject::deleteLater);
    line->addWidget(close, 0, Qt::AlignTop);
    m_layout->insertWidget(0, whole);
    while (m_layout->count() > shown_at_most)
        delete m_layout->itemAt(m_layout->count() - 1)->widget();

    if (notice.kind == NoticeKind::Info || notice.kind == NoticeKind::Success) {
        auto* timer = new QTimer(whole);
        timer->setInterval(stays_ms);
        connect(timer, &QTimer::timeout, whole, [whole] {
            if (!whole->underMouse() && !whole->isAncestorOf(whole->window()->focusWidget()))
                whole->deleteLater();
        });
        timer->start();
    }
    QAccessibleEvent alert(frame, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace lx::ui
