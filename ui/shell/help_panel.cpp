#include "ui/shell/help_panel.h"

#include <algorithm>

#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPointer>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/base/object_reader.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

constexpr int width_ems = 24;

/// What a file of resources/help says.
struct Help
{
    struct Key
    {
        std::string keys;
        std::string does;
    };
    std::string title;
    std::string about;
    std::vector<Key> keys;
};

Result<Help> read_help(const std::string& page)
{
    const std::string file = "help/" + page + ".json";
    LX_ASSIGN(ObjectReader in, ObjectReader::resource(file));
    Help help;
    in.text("title", help.title, true);
    in.text("about", help.about, true);
    in.objects("keys", true, [&](ObjectReader& each) {
        Help::Key& key = help.keys.emplace_back();
        each.text("keys", key.keys, true);
        each.text("does", key.does, true);
    });
    LX_TRY(in.end(file));
    return help;
}

void add_help(QVBoxLayout* column, const std::string& page, QWidget* parent)
{
    const auto help = read_help(page);
    auto* title = new TextLabel(help ? qt(help->title) : QString(), parent);
    set_role(title, "strong");
    auto* about = new TextLabel(qt(help ? help->about : help.error().message), parent);
    about->setWordWrap(true);
    column->addWidget(title);
    column->addWidget(about);
    if (!help)
        return;
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(Theme::grid(2));
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const Help::Key& key : help->keys) {
        auto* keys = new TextLabel(qt(key.keys), parent);
        auto* does = new TextLabel(qt(key.does), parent);
        set_role(does, "soft");
        does->setWordWrap(true);
        grid->addWidget(keys, row, 0, Qt::AlignTop);
        grid->addWidget(does, row++, 1);
    }
    column->addLayout(grid);
    column->addSpacing(Theme::grid(2));
}

} // namespace

HelpPanel::HelpPanel(QWidget* over) : QFrame(over), m_over(over)
{
    set_role(this, "panel");
    setAccessibleName(tr("Help"));
    setFocusPolicy(Qt::StrongFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(2), Theme::grid(1), Theme::grid(1), Theme::grid(2));
    auto* head = new QHBoxLayout;
    auto* title = new TextLabel(tr("Help"), this);
    set_role(title, "title");
    auto* close = new QToolButton(this);
    close->setIcon(icon(QStringLiteral("close")));
    close->setAccessibleName(tr("Close help"));
    set_tip(close, tr("Close (Esc)"));
    head->addWidget(title, 1);
    head->addWidget(close);
    column->addLayout(head);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_scroll, 1);
    connect(close, &QToolButton::clicked, this, &HelpPanel::leave);
    over->installEventFilter(this);
    hide();
}

void HelpPanel::toggle(const QString& page)
{
    if (isVisible()) {
        leave();
        return;
    }
    m_before = QApplication::focusWidget();
    fill(page);
    place();
    show();
    raise();
    setFocus();
}

void HelpPanel::fill(const QString& page)
{
    auto* text = new QWidget(m_scroll);
    text->setProperty("plain", true);
    auto* column = new QVBoxLayout(text);
    column->setContentsMargins(0, 0, Theme::grid(1), 0);
    add_help(column, utf8_of(page), text);
    add_help(column, "window", text);
    column->addStretch(1);
    m_scroll->setWidget(text);
}

void HelpPanel::leave()
{
    const QPointer<QWidget> before = m_before;
    m_before = nullptr;
    hide();
    if (before != nullptr && before->isVisible())
        before->setFocus();
}

void HelpPanel::place()
{
    const int wide = std::min(characters(this, width_ems), m_over->width());
    setGeometry(m_over->width() - wide, 0, wide, m_over->height());
}

void HelpPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else
        QFrame::keyPressEvent(event);
}

bool HelpPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_over && event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

} // namespace lx::ui
