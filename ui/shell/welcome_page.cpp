#include "ui/shell/welcome_page.h"

#include <QCommandLinkButton>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/document/app_context.h"
#include "ui/document/user_settings.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/shell/file_actions.h"
#include "ui/shell/new_file_form.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

constexpr int panel_width = 560;

/// One way to begin: icon, what it is, what it does.
class Choice final : public QPushButton
{
public:
    Choice(const QString& icon_name, const QString& title, const QString& text, QWidget* parent)
        : QPushButton(parent)
    {
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(Theme::grid(2), Theme::grid(1), Theme::grid(2), Theme::grid(1));
        layout->setSpacing(Theme::grid(2));
        auto* picture = new TextLabel(this);
        picture->setPixmap(icon_pixmap(icon_name, Theme::current().text_soft, Theme::grid(3),
                                       devicePixelRatioF()));
        auto* words = new QVBoxLayout;
        words->setSpacing(2);
        auto* head = new TextLabel(title, this);
        set_role(head, "strong");
        auto* soft = new TextLabel(text, this);
        set_role(soft, "soft");
        words->addWidget(head);
        words->addWidget(soft);
        layout->addWidget(picture);
        layout->addLayout(words, 1);
        for (TextLabel* label : {picture, head, soft})
            label->setAttribute(Qt::WA_TransparentForMouseEvents);
        setAccessibleName(title);
        setAccessibleDescription(text);
        setProperty("choice", true);
    }
};

} // namespace

WelcomePage::WelcomePage(AppContext& context, FileActions& files, QWidget* parent)
    : QWidget(parent), m_context(context), m_files(files)
{
    auto* whole = new QHBoxLayout(this);
    whole->addStretch(1);
    auto* column = new QVBoxLayout;
    column->addStretch(2);
    auto* head = new QHBoxLayout;
    head->setSpacing(Theme::grid(2));
    auto* sign = new TextLabel(this);
    QPixmap picture = QIcon(QStringLiteral(":/icons/liangxin.svg")).pixmap(Theme::grid(6));
    sign->setPixmap(picture);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    auto* title = new TextLabel(tr("Liangxin Ledger"), this);
    set_role(title, "title");
    auto* text = new TextLabel(tr("Party building ledgers of non-public enterprises and social "
                                  "organizations. Everything stays on this machine."),
                               this);
    set_role(text, "soft");
    text->setWordWrap(true);
    words->addWidget(title);
    words->addWidget(text);
    head->addWidget(sign, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    column->addLayout(head);
    column->addSpacing(Theme::grid(3));
    m_stack = new QStackedWidget(this);
    m_stack->setFixedWidth(panel_width);
    m_stack->addWidget(build_choices());
    m_new = new NewFileForm(context, files, this);
    connect(m_new, &NewFileForm::left, this, &WelcomePage::reset);
    m_stack->addWidget(m_new);
    column->addWidget(m_stack);
    column->addStretch(3);
    whole->addLayout(column);
    whole->addStretch(1);
    setAccessibleName(tr("Start"));
    reset();
}

QWidget* WelcomePage::build_choices()
{
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::grid(1));
    auto* sample =
        new Choice(QStringLiteral("sample"), tr("Open the sample"),
                   tr("A made-up county with 2,000 units: look around and try everything"), page);
    auto* fresh = new Choice(QStringLiteral("new"), tr("New ledger file"),
                             tr("Name your area and start with empty ledgers"), page);
    auto* import = new Choice(QStringLiteral("import"), tr("Import a register"),
                              tr("Start from the Excel list of units you have"), page);
    auto* open = new Choice(QStringLiteral("open"), tr("Open a ledger file…"),
                            tr("A file on this machine or a USB stick"), page);
    m_first = sample;
    for (Choice* choice : {sample, fresh, import, open})
        layout->addWidget(choice);
    connect(sample, &QPushButton::clicked, &m_files, &FileActions::open_sample);
    connect(fresh, &QPushButton::clicked, this, [this] { ask_new(); });
    connect(import, &QPushButton::clicked, this, [this] { ask_new(QStringLiteral("exchange")); });
    connect(open, &QPushButton::clicked, &m_files, &FileActions::open);
    layout->addSpacing(Theme::grid(1));
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(0);
    layout->addLayout(m_recent);
    layout->addStretch(1);
    return page;
}

void WelcomePage::reset()
{
    fill_recent();
    m_stack->setCurrentIndex(0);
    setFocusProxy(m_first);
    if (isVisible())
        m_first->setFocus();
}

void WelcomePage::ask_new(const QString& then)
{
    m_stack->setCurrentWidget(m_new);
    m_new->begin(then);
}

void WelcomePage::fill_recent()
{
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QStringList files = m_context.settings().recent_files();
    if (files.isEmpty())
        return;
    auto* head = new TextLabel(tr("Recent files"), this);
    set_role(head, "group");
    m_recent->addWidget(head);
    for (const QString& path : files.mid(0, 5)) {
        const QFileInfo info(path);
        auto* button = new QPushButton(this);
        set_quiet(button);
        button->setStyleSheet(QStringLiteral("text-align: left;"));
        const QString text = QStringLiteral("%1   %2").arg(info.fileName(), info.absolutePath());
        button->setText(fontMetrics().elidedText(button_text(text), Qt::ElideMiddle,
                                                 panel_width - Theme::grid(4)));
        set_tip(button, path);
        button->setAccessibleName(path);
        connect(button, &QPushButton::clicked, this, [this, path] { m_files.open_path(path); });
        m_recent->addWidget(button);
    }
}

} // namespace lx::ui
