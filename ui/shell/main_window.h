#pragma once

#include <map>

#include <QMainWindow>

#include "ui/document/app_context.h"
#include "ui/shell/page_entry.h"
#include "ui/widgets/page.h"

class QMenu;
class QStackedWidget;

namespace lx::ui {

class EventMenu;
class FileActions;
class FileRepair;
class FileRescue;
class HelpPanel;
class History;
class Navigation;
class NoticeArea;
class StatusLine;
struct Theme;
class TopBar;
class Trail;
class WaitCover;
class WelcomePage;

/// The frame: bar on top, navigation at the left, the page, messages above it, the status line.
/// Knows pages only as Page.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(AppContext& context, std::vector<PageEntry> pages, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] FileActions& files() { return *m_files; }
    [[nodiscard]] const std::vector<PageEntry>& pages() const { return m_entries; }
    /// Shows a page (made when first shown); nullptr where there is none of that id.
    Page* show_page(const QString& id);
    /// Goes to a place; false where there is no such page, or it has no such place.
    bool go(const Place& place);
    /// To the place before; false where there is none.
    bool go_back();
    [[nodiscard]] Page* current_page() const { return m_current; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build_navigation();
    void build_menus();
    void build_file_menu();
    void build_view_menu();
    void build_help_menu();
    void fill_recent();
    void document_changed();
    void show_title();
    void cover();
    void tell_pages(const Page::Changes& changes);
    void go_forward();
    /// `step` pages further down the list, round at its ends.
    void turn_page(int step);
    bool show_place(const Place& place);
    [[nodiscard]] bool may_close();
    void apply_look();

    AppContext& m_context;
    std::vector<PageEntry> m_entries;
    std::map<QString, Page*> m_pages;
    Page* m_current = nullptr;
    FileActions* m_files = nullptr;
    History* m_history = nullptr;
    Trail* m_trail = nullptr;
    HelpPanel* m_help = nullptr;
    TopBar* m_top = nullptr;
    Navigation* m_navigation = nullptr;
    QStackedWidget* m_stack = nullptr;
    WelcomePage* m_welcome = nullptr;
    NoticeArea* m_notices = nullptr;
    StatusLine* m_status = nullptr;
    WaitCover* m_cover = nullptr;
    FileRepair* m_repair = nullptr;
    FileRescue* m_rescue = nullptr;
    bool m_job_covers = false; ///< a job lies over the window
    QMenu* m_recent = nullptr;
    EventMenu* m_events = nullptr;
    std::vector<QAction*> m_document_actions; ///< only with an open file
};

/// Puts palette, fonts and style sheet of a theme on the whole application.
void apply_theme(const Theme& theme);

} // namespace lx::ui
