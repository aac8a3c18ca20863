#include "ui/shell/wait_cover.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

constexpr int moment_ms = 350;
constexpr int bar_steps = 1000; // a total may be larger than a bar can hold

} // namespace

WaitCover::WaitCover(QWidget* window) : QWidget(window)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Please wait"));
    auto* around = new QVBoxLayout(this);
    auto* panel = new QFrame(this);
    set_role(panel, "panel");
    panel->setFixedWidth(Theme::grid(56));
    m_panel = panel;
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(Theme::grid(3), Theme::grid(2), Theme::grid(3), Theme::grid(2));
    column->setSpacing(Theme::grid(1));
    m_title = new TextLabel(panel);
    m_title->setWordWrap(true);
    set_role(m_title, "strong");
    m_what = new TextLabel(panel);
    set_role(m_what, "soft");
    m_bar = new QProgressBar(panel);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_cancel = new QPushButton(tr("Cancel"), panel);
    m_cancel->setAccessibleName(tr("Cancel this work"));
    column->addWidget(m_title);
    column->addWidget(m_bar);
    column->addWidget(m_what);
    column->addWidget(m_cancel, 0, Qt::AlignRight);
    around->addWidget(panel, 0, Qt::AlignCenter);
    connect(m_cancel, &QPushButton::clicked, this, &WaitCover::cancel);
    m_moment.setSingleShot(true);
    m_moment.setInterval(moment_ms);
    connect(&m_moment, &QTimer::timeout, this, [this] {
        m_panel->show();
        m_cancel->setFocus();
        update();
    });
    window->installEventFilter(this);
    hide();
}

void WaitCover::tell(const Words& words, std::function<void()> cancel)
{
    m_run = std::move(cancel);
    if (!isVisible()) {
        m_before = window()->focusWidget();
        m_panel->hide();
        m_cancel->setEnabled(true);
        setGeometry(parentWidget()->rect());
        raise();
        show();
        setFocus();
        m_moment.start();
    }
    m_title->setText(words.title);
    m_what->setText(words.total > 0
                        ? QStringLiteral("%1　%2 / %3")
                              .arg(words.what, count_text(words.done), count_text(words.total))
                        : words.what);
    m_bar->setRange(0, words.total > 0 ? bar_steps : 0);
    if (words.total > 0)
        m_bar->setValue(
            static_cast<int>(static_cast<double>(bar_steps) * static_cast<double>(words.done) /
                             static_cast<double>(words.total)));
}

void WaitCover::lift()
{
    m_moment.stop();
    m_run = {};
    if (!isVisible())
        return;
    hide();
    if (m_before != nullptr && m_before->isVisible())
        m_before->setFocus();
}

void WaitCover::cancel()
{
    m_cancel->setEnabled(false);
    if (m_run)
        m_run();
}

bool WaitCover::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
        if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape && m_cancel->isEnabled())
            cancel();
        event->accept();
        return true;
    case QEvent::ShortcutOverride: // no menu, no button below is reached by its key
    case QEvent::KeyRelease:
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
    case QEvent::Wheel:
    case QEvent::ContextMenu:
    case QEvent::DragEnter:
        event->accept();
        return true;
    default:
        return QWidget::event(event);
    }
}

bool WaitCover::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && watched == parentWidget())
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

bool WaitCover::focusNextPrevChild(bool)
{
    return true; // the keyboard stays here
}

void WaitCover::paintEvent(QPaintEvent*)
{
    if (!m_panel->isVisible())
        return;
    QColor veil = Theme::current().canvas;
    veil.setAlpha(190);
    QPainter(this).fillRect(rect(), veil);
}

} // namespace lx::ui
