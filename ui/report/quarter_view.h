#pragma once

#include <functional>
#include <vector>

#include <QWidget>

#include "core/report/quarter/quarter_set.h"

class QComboBox;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace lx::ui {

class AppContext;
class HandedInView;
class QuarterChecksView;
class QuarterPanel;
class QuarterReportsView;
class QuarterSteps;
class QuarterWork;
class TextLabel;

/// 季度报送: how a quarter stands, its reports with what their checks say, who has handed in, and
/// what is done to it: checking, closing, opening again, handing up.
class QuarterView : public QWidget
{
    Q_OBJECT
public:
    /// `signers`: those below the reports, asked when they are needed.
    QuarterView(AppContext& context, std::function<ReportSigners()> signers,
                QWidget* parent = nullptr);

    /// The buttons of its page's header, the primary one last; the page shows them with the view.
    [[nodiscard]] const std::vector<QPushButton*>& actions() const { return m_actions; }
    /// Of the open file: `reports` are those it has.
    void set_reports(const std::vector<ReportDef>& reports);
    /// Shown or asked to be up to date.
    void refresh();
    /// A quarter by its code, "" = the current one; a part of it: checks, handed-in.
    void open(const QString& code, const QString& part);
    void save();
    [[nodiscard]] QString status() const;

Q_SIGNALS:
    /// A report of the quarter is to be shown.
    void report_wanted(const QString& id, const QString& period);
    void status_changed();

private:
    void build_actions();
    QWidget* build_head();
    QWidget* build_reports();
    void fill_periods();
    void show_quarter();
    void update_actions();
    [[nodiscard]] Period period() const;
    [[nodiscard]] QString state_words(const Quarter& quarter) const;
    [[nodiscard]] QString checking_words() const;
    void leave_panel();
    void go_on();
    void go_back();
    void close_quarter();
    void show_blocking();
    void export_reports(const std::set<std::string>& only);
    /// Tells what stood in the way; true where it was done.
    bool told(const Result<>& done);

    AppContext& m_context;
    QuarterWork& m_work;
    std::function<ReportSigners()> m_get_signers;
    std::vector<ReportDef> m_defs;
    std::vector<QPushButton*> m_actions;
    QPushButton* m_export = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_next = nullptr;
    QComboBox* m_period = nullptr;
    QuarterSteps* m_steps = nullptr;
    TextLabel* m_state = nullptr;
    QTabBar* m_tabs = nullptr;
    QStackedWidget* m_stack = nullptr;
    TextLabel* m_making = nullptr; ///< what is being made, or why it wasn't
    QPushButton* m_making_button = nullptr;
    QPushButton* m_export_chosen = nullptr;
    QuarterReportsView* m_reports = nullptr;
    QuarterChecksView* m_checks = nullptr;
    HandedInView* m_handed = nullptr;
    QuarterPanel* m_panel = nullptr;
    QString m_current; ///< code of the quarter last ended when the choice was filled
    bool m_closing = false;
};

} // namespace lx::ui
