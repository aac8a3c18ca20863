#pragma once

#include <vector>

#include <QWidget>

#include "ui/document/policy_list.h"

class QDateEdit;
class QHBoxLayout;
class QMenu;
class QMenuBar;
class QPushButton;
class QToolButton;

namespace lx::ui {

class AppContext;

/// The bar above everything: menus at the left; 截止日期 with the quarter ends at one click;
/// 执行政策; undo and redo. Where it is narrow the days fold into a menu, then the words before
/// date and policies go.
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
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    enum Fold
    {
        Whole,
        DaysInMenu,
        NoWords
    };
    /// Width of everything that is shown folded so far, policies as narrow as they get.
    [[nodiscard]] int width_folded(Fold fold) const;
    [[nodiscard]] bool shown_folded(const QWidget* widget, Fold fold) const;
    void fold();
    void build_date(QHBoxLayout* layout);
    void build_policies(QHBoxLayout* layout);
    void show_date();
    void list_policies();
    void show_policies();

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
    QHBoxLayout* m_history = nullptr;
};

} // namespace lx::ui
