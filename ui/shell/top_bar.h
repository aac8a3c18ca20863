#pragma once

#include <vector>

#include <QWidget>

#include "ui/document/policy_list.h"

class QActionGroup;
class QDateEdit;
class QHBoxLayout;
class QMenu;
class QMenuBar;
class QPushButton;
class QToolButton;

namespace lx::ui {

class AppContext;

/// The bar above everything: menus at the left; 截止日期 with the quarter ends at one click;
/// 执行政策; 统计口径; undo and redo. Where it is narrow the days fold into a menu, then the words
/// before date, policies and scope go, then the scope: the menu 查看 has it, and pages name it.
class TopBar : public QWidget
{
    Q_OBJECT
public:
    explicit TopBar(AppContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QMenuBar* menu_bar() const { return m_menu_bar; }
    /// Shows undo and redo as buttons, too.
    void set_history_actions(QAction* undo, QAction* redo);
    /// Puts the keyboard into 截止日期.
    void focus_date();
    void open_policies();
    /// Its menu, below the scope's button or where the button would be.
    void open_scopes();
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    enum Fold
    {
        Whole,
        DaysInMenu,
        NoWords,
        NoScope
    };
    /// Width of everything that is shown folded so far, policies as narrow as they get.
    [[nodiscard]] int width_folded(Fold fold) const;
    [[nodiscard]] bool shown_folded(const QWidget* widget, Fold fold) const;
    void fold();
    void build_date(QHBoxLayout* layout);
    void build_policies(QHBoxLayout* layout);
    void build_scopes(QHBoxLayout* layout);
    void show_date();
    void list_policies();
    void show_policies();
    void list_scopes();
    void show_scope();

    AppContext& m_context;
    QMenuBar* m_menu_bar = nullptr;
    QDateEdit* m_date = nullptr;
    std::vector<std::pair<QPushButton*, qint32>> m_days; ///< quick buttons and their day
    QPushButton* m_day_menu = nullptr;                   ///< stands for them where it is narrow
    std::vector<QWidget*> m_words;                       ///< before date and policies
    QPushButton* m_policies = nullptr;
    QMenu* m_policy_menu = nullptr;
    QString m_policy_names; ///< short, of those chosen
    std::vector<PolicyChoice> m_entries;
    QPushButton* m_scope = nullptr;
    QMenu* m_scope_menu = nullptr;
    QActionGroup* m_scope_group = nullptr; ///< one of its actions is chosen
    QHBoxLayout* m_history = nullptr;
};

} // namespace lx::ui
