#include "ui/shell/main_window.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QMouseEvent>
#include <QScreen>
#include <QStackedWidget>
#include <QToolTip>
#include <QVBoxLayout>

#include "ui/document/closed_news.h"
#include "ui/document/glyphs_in_use.h"
#include "ui/document/notices.h"
#include "ui/document/user_settings.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/shown_text.h"
#include "ui/presentation/theme.h"
#include "ui/shell/file_actions.h"
#include "ui/shell/file_repair.h"
#include "ui/shell/file_rescue.h"
#include "ui/shell/help_panel.h"
#include "ui/shell/history.h"
#include "ui/shell/navigation.h"
#include "ui/shell/notice_area.h"
#include "ui/shell/status_line.h"
#include "ui/shell/top_bar.h"
#include "ui/shell/trail.h"
#include "ui/shell/wait_cover.h"
#include "ui/shell/welcome_page.h"
#include "ui/widgets/event_menu.h"
#include "ui/widgets/labels.h"

namespace lx::ui {

namespace {

const QString window_state = QStringLiteral("window");

/// Pages of which one is shown: the heights lines of the others would wrap to don't make the window
/// higher.
class PageStack final : public QStackedWidget
{
public:
    using QStackedWidget::QStackedWidget;
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }
};

} // namespace

void apply_theme(const Theme& theme)
{
    Theme::set_current(theme);
    QApplication::setPalette(theme.palette());
    QApplication::setFont(text_font(theme));
    QToolTip::setFont(small_font(theme));
    QToolTip::setPalette(theme.palette());
    qApp->setStyleSheet(theme.style_sheet());
}

MainWindow::MainWindow(AppContext& context, std::vector<PageEntry> pages, QWidget* parent)
    : QMainWindow(parent), m_context(context), m_entries(std::move(pages))
{
    setWindowIcon(QIcon(QStringLiteral(":/icons/liangxin.svg")));
    m_files = new FileActions(context, this);
    m_repair = new FileRepair(context, *m_files, this);
    m_history = new History(context, this);
    m_trail = new Trail(this);
    new ClosedNews(context, this);
    m_top = new TopBar(context, this);
    m_top->set_history_actions(m_history->undo_action(), m_history->redo_action());
    setMenuWidget(m_top);

    auto* middle = new QWidget(this);
    auto* across = new QHBoxLayout(middle);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(0);
    build_navigation();
    across->addWidget(m_navigation);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_stack = new PageStack(middle);
    m_welcome = new WelcomePage(context, *m_files, m_stack);
    m_stack->addWidget(m_welcome);
    column->addWidget(m_stack, 1);
    m_notices = new NoticeArea(context.notices(), m_stack);
    connect(m_stack, &QStackedWidget::currentChanged, m_notices, &NoticeArea::find_place,
            Qt::QueuedConnection); // once the page is laid out
    across->addLayout(column, 1);

    auto* whole = new QWidget(this);
    auto* rows = new QVBoxLayout(whole);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    m_status = new StatusLine(context, whole);
    connect(m_status, &StatusLine::page_text_clicked, this, [this] {
        if (m_current != nullptr)
            m_current->status_clicked();
    });
    rows->addWidget(middle, 1);
    rows->addWidget(m_status);
    setCentralWidget(whole);
    m_cover = new WaitCover(this);
    m_rescue = new FileRescue(context, *m_cover, this);
    build_menus();

    connect(&context, &AppContext::leaving, this,
            [this](bool& allowed) { allowed = allowed && may_close(); });
    connect(&context, &AppContext::document_changed, this, &MainWindow::document_changed);
    connect(&context, &AppContext::as_of_changed, this, [this] { tell_pages({.as_of = true}); });
    connect(&context, &AppContext::policies_changed, this,
            [this] { tell_pages({.policies = true}); });
    follow_glyphs(context);
    connect(&context, &AppContext::data_changed, this,
            [this](const DataChange& change) { tell_pages({.data = {change}}); });
    connect(&context, &AppContext::place_wanted, this, &MainWindow::go);
    connect(&context, &AppContext::back_wanted, this, [this](bool& went) { went = go_back(); });
    connect(&context, &AppContext::path_changed, this, [this] {
        show_title();
        tell_pages({.moved = true});
    });
    connect(&context.jobs(), &Jobs::changed, this, &MainWindow::cover);
    connect(&context.settings(), &UserSettings::look_changed, this, &MainWindow::apply_look);

    qApp->installEventFilter(this);
    if (!restoreGeometry(context.settings().state(window_state))) {
        const QSize frame(16, 48); // its title bar and edges, which are not known yet
        resize(QSize(1366, 768).boundedTo(screen()->availableSize() - frame));
    }
    document_changed();
}

MainWindow::~MainWindow()
{
    // Pages hold jobs and models of the context's file: they go before the context's signals do.
    m_context.disconnect(this);
}

void MainWindow::build_navigation()
{
    m_navigation = new Navigation(this);
    for (const PageEntry& entry : m_entries)
        m_navigation->add(entry);
    connect(m_navigation, &Navigation::chosen, this, [this](const QString& id) {
        if (m_context.has_document())
            go(Place::of_page(id));
    });
}

void MainWindow::build_menus()
{
    build_file_menu();
    QMenu* edit = m_top->menu_bar()->addMenu(tr("&Edit"));
    edit->addAction(m_history->undo_action());
    edit->addAction(m_history->redo_action());
    edit->addSeparator();
    m_events = new EventMenu(m_context, edit);
    edit->addMenu(m_events);
    m_document_actions.push_back(m_events->menuAction());
    const auto for_page = [&](QMenu* menu, const QString& icon_name, const QString& text,
                              const QKeySequence& key, void (Page::*what)()) {
        QAction* action = menu->addAction(icon(icon_name), text);
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, [this, what] {
            if (m_current != nullptr && m_context.has_document())
                (m_current->*what)();
        });
        m_document_actions.push_back(action);
    };
    for_page(edit, QStringLiteral("search"), tr("&Find"), QKeySequence::Find, &Page::find);
    for_page(edit, QStringLiteral("save"), tr("&Save this form"), QKeySequence::Save, &Page::save);
    for_page(edit, QStringLiteral("print"), tr("&Print what is shown…"), QKeySequence::Print,
             &Page::print);
    build_view_menu();
    build_help_menu();
    const auto turn = [this](Qt::KeyboardModifiers with, int step) {
        auto* action = new QAction(this);
        action->setShortcut(QKeyCombination(with, step > 0 ? Qt::Key_Tab : Qt::Key_Backtab));
        connect(action, &QAction::triggered, this, [this, step] { turn_page(step); });
        addAction(action);
    };
    turn(Qt::ControlModifier, 1);
    turn(Qt::ControlModifier | Qt::ShiftModifier, -1);

    // Ctrl+1 … Ctrl+9 go to the pages.
    int number = 0;
    for (const PageEntry& entry : m_entries) {
        if (!entry.numbered || number == 9)
            continue;
        auto* action = new QAction(this);
        action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + number++)));
        connect(action, &QAction::triggered, this, [this, id = entry.id] {
            if (m_context.has_document())
                go(Place::of_page(id));
        });
        addAction(action);
    }
}

void MainWindow::build_file_menu()
{
    QMenu* file = m_top->menu_bar()->addMenu(tr("&File"));
    QAction* fresh = file->addAction(icon(QStringLiteral("new")), tr("&New…"));
    fresh->setShortcut(QKeySequence::New);
    connect(fresh, &QAction::triggered, this, [this] {
        m_files->close();
        if (!m_context.has_document())
            m_welcome->ask_new();
    });
    QAction* open = file->addAction(icon(QStringLiteral("open")), tr("&Open…"));
    open->setShortcut(QKeySequence::Open);
    connect(open, &QAction::triggered, m_files, &FileActions::open);
    m_recent = file->addMenu(tr("&Recent files"));
    connect(m_recent, &QMenu::aboutToShow, this, &MainWindow::fill_recent);
    QAction* sample = file->addAction(icon(QStringLiteral("sample")), tr("Open the sam&ple…"));
    connect(sample, &QAction::triggered, m_files, &FileActions::open_sample);
    file->addSeparator();
    QAction* copy = file->addAction(icon(QStringLiteral("save")), tr("Save a &copy…"));
    connect(copy, &QAction::triggered, m_files, &FileActions::save_copy);
    QAction* restore = file->addAction(icon(QStringLiteral("restore")), tr("Restore a &backup…"));
    connect(restore, &QAction::triggered, m_repair, &FileRepair::restore);
    QAction* close = file->addAction(tr("C&lose file"));
    connect(close, &QAction::triggered, m_files, &FileActions::close);
    m_document_actions.push_back(copy);
    m_document_actions.push_back(close);
    file->addSeparator();
    QAction* quit = file->addAction(tr("&Quit"));
    quit->setShortcut(QKeySequence::Quit);
    connect(quit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::build_view_menu()
{
    QMenu* view = m_top->menu_bar()->addMenu(tr("&View"));
    auto* themes = new QActionGroup(view);
    const auto add_theme = [&](const QString& text, ThemeKind kind) {
        QAction* action = view->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_context.settings().theme() == kind);
        themes->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, kind] { m_context.settings().set_theme(kind); });
    };
    add_theme(tr("&Light"), ThemeKind::Light);
    add_theme(tr("&Dark"), ThemeKind::Dark);
    view->addSeparator();
    for (QAction* step : {m_trail->back_action(), m_trail->forward_action()})
        view->addAction(step);
    connect(m_trail->back_action(), &QAction::triggered, this, &MainWindow::go_back);
    connect(m_trail->forward_action(), &QAction::triggered, this, &MainWindow::go_forward);
    view->addSeparator();
    QAction* large = view->addAction(tr("Large &type"));
    large->setCheckable(true);
    large->setChecked(m_context.settings().type_size() == TypeSize::Large);
    connect(large, &QAction::triggered, this, [this](bool on) {
        m_context.settings().set_type_size(on ? TypeSize::Large : TypeSize::Normal);
    });
    view->addSeparator();
    QAction* date = view->addAction(icon(QStringLiteral("calendar")), tr("Set the &as-of date"));
    date->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_D));
    connect(date, &QAction::triggered, m_top, &TopBar::focus_date);
    QAction* policies = view->addAction(icon(QStringLiteral("policy")), tr("Choose &policies"));
    connect(policies, &QAction::triggered, m_top, &TopBar::open_policies);
    m_document_actions.push_back(policies);
    QAction* scope = view->addAction(icon(QStringLiteral("filter")), tr("Choose the s&cope"));
    connect(scope, &QAction::triggered, m_top, &TopBar::open_scopes);
    m_document_actions.push_back(scope);
}

void MainWindow::build_help_menu()
{
    m_help = new HelpPanel(m_stack);
    QMenu* help = m_top->menu_bar()->addMenu(tr("Help"));
    QAction* page = help->addAction(icon(QStringLiteral("info")), tr("Help on this page"));
    page->setShortcut(QKeySequence(Qt::Key_F1));
    connect(page, &QAction::triggered, this, [this] {
        m_help->toggle(m_current != nullptr ? m_current->id() : QStringLiteral("begin"));
    });
}

void MainWindow::turn_page(int step)
{
    if (!m_context.has_document() || m_current == nullptr)
        return;
    const auto at = std::find_if(m_entries.begin(), m_entries.end(), [&](const PageEntry& entry) {
        return entry.id == m_current->id();
    });
    const auto count = static_cast<std::ptrdiff_t>(m_entries.size());
    const std::ptrdiff_t next = (at - m_entries.begin() + step + count) % count;
    go(Place::of_page(m_entries[static_cast<std::size_t>(next)].id));
}

void MainWindow::fill_recent()
{
    m_recent->clear();
    const QStringList files = m_context.settings().recent_files();
    for (const QString& path : files) {
        QAction* action = m_recent->addAction(button_text(QFileInfo(path).fileName()));
        set_tip(action, path);
        connect(action, &QAction::triggered, this, [this, path] { m_files->open_path(path); });
    }
    if (files.isEmpty())
        m_recent->addAction(tr("None yet"))->setEnabled(false);
}

void MainWindow::document_changed()
{
    const bool open = m_context.has_document();
    m_trail->clear();
    for (QAction* action : m_document_actions)
        action->setEnabled(open);
    m_events->offer_all();
    m_navigation->setVisible(open);
    if (open)
        m_notices->clear();
    show_title();
    for (auto& [id, page] : m_pages) {
        page->note({.document = true});
        if (!open)
            page->set_shown(false);
    }
    if (!open) {
        m_welcome->reset();
        m_stack->setCurrentWidget(m_welcome);
        m_welcome->setFocus();
        m_status->set_page_text({});
        m_current = nullptr;
    } else if (m_current == nullptr && !m_entries.empty()) {
        show_page(m_entries.front().id);
    }
}

void MainWindow::show_title()
{
    QString title = tr("Liangxin Ledger");
    if (m_context.has_document()) {
        const QString name = m_context.jurisdiction()
                                 ? qt(m_context.jurisdiction()->name)
                                 : QFileInfo(m_context.path()).completeBaseName();
        title = QStringLiteral("%1 – %2").arg(shown_text(name), title);
    }
    setWindowTitle(title);
}

void MainWindow::cover()
{
    const auto& shown = m_context.jobs().shown();
    const auto whole =
        std::find_if(shown.begin(), shown.end(), [](const Jobs::Shown& job) { return job.whole; });
    if (whole != shown.end()) {
        m_cover->tell({whole->title, whole->what, whole->done, whole->total},
                      [this, id = whole->id] { m_context.jobs().cancel(id); });
    } else if (m_job_covers) {
        m_cover->lift();
    }
    m_job_covers = whole != shown.end();
}

void MainWindow::tell_pages(const Page::Changes& changes)
{
    for (auto& [id, page] : m_pages)
        page->note(changes);
}

Page* MainWindow::show_page(const QString& id)
{
    const auto entry = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const PageEntry& one) { return one.id == id; });
    if (entry == m_entries.end() || !m_context.has_document())
        return nullptr;
    auto it = m_pages.find(id);
    const bool here = it != m_pages.end() && it->second == m_current;
    if (it == m_pages.end()) {
        Page* page = entry->make(m_context, m_stack);
        page->set_id(id);
        m_stack->addWidget(page);
        connect(page, &Page::status_changed, this, [this, page] {
            if (page == m_current)
                m_status->set_page_text(page->status());
        });
        it = m_pages.emplace(id, page).first;
    }
    Page* page = it->second;
    if (!here) {
        if (m_current != nullptr)
            m_current->set_shown(false);
        m_help->hide(); // it was about the other one
        m_current = page;
        m_stack->setCurrentWidget(page);
        m_navigation->mark(id);
        page->set_shown(true);
        m_status->set_page_text(page->status());
        if (!m_navigation->hasFocus())
            page->focus_first();
    }
    return page;
}

bool MainWindow::go_back()
{
    if (m_current == nullptr || m_trail->behind() == nullptr)
        return false;
    Place here = m_current->here();
    // A step that the user stays out of (something is unsaved) is not made.
    if (!show_place(Place(*m_trail->behind())))
        return false;
    m_trail->went_back(std::move(here));
    return true;
}

void MainWindow::go_forward()
{
    if (m_current == nullptr || m_trail->ahead() == nullptr)
        return;
    Place here = m_current->here();
    if (show_place(Place(*m_trail->ahead())))
        m_trail->went_forward(std::move(here));
}

bool MainWindow::go(const Place& place)
{
    Page* const before = m_current;
    std::optional<Place> here;
    if (before != nullptr && m_context.has_document())
        here = before->here();
    const bool shown = show_place(place);
    const bool as_it_is = std::holds_alternative<std::monostate>(place.what);
    if (here && (m_current != before || (shown && !as_it_is)))
        m_trail->leave(std::move(*here));
    return shown;
}

bool MainWindow::show_place(const Place& place)
{
    Page* page = show_page(place.page); // is there before it is told what to show
    if (page != nullptr)
        page->leave_print();
    return page != nullptr && page->show_place(place);
}

bool MainWindow::may_close()
{
    if (!m_context.has_document())
        return true;
    for (auto& [id, page] : m_pages) {
        if (!page->may_close()) {
            show_page(id);
            return false;
        }
    }
    return !m_context.lost() || m_rescue->may_leave();
}

void MainWindow::apply_look()
{
    const UserSettings& settings = m_context.settings();
    apply_theme(Theme::make(settings.theme(), settings.type_size()));
    m_navigation->apply_type();
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    // Coming back from another program, which may have moved the file.
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        m_context.check_place();
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    // Before whatever lies under the pointer takes it for a click of its own.
    const auto type = event->type();
    if (type == QEvent::MouseButtonPress || type == QEvent::MouseButtonRelease ||
        type == QEvent::MouseButtonDblClick) {
        const Qt::MouseButton button = static_cast<QMouseEvent*>(event)->button();
        const auto* widget = qobject_cast<QWidget*>(watched);
        if ((button == Qt::BackButton || button == Qt::ForwardButton) && widget != nullptr &&
            widget->window() == this) {
            if (type == QEvent::MouseButtonPress && !m_cover->isVisible())
                button == Qt::BackButton ? void(go_back()) : go_forward();
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_cover->isVisible()) { // first what is under way has to end
        m_cover->cancel();
        event->ignore();
        return;
    }
    if (!may_close()) {
        event->ignore();
        return;
    }
    m_context.settings().set_state(window_state, saveGeometry());
    event->accept();
}

} // namespace lx::ui
