#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "ui/presentation/jobs.h"
#include "ui/presentation/life_table_model.h"
#include "ui/widgets/page.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QTableView;

namespace lx::ui {

class Evaluations;
class PlanView;
class TextLabel;

/// 组织生活: what every organization held in the months of a year, beside what the policies ask of
/// it. A cell opens its activities; one without any is filled in from there, for one organization
/// or many. In a second part what they plan for the year.
class LifePage : public Page
{
    Q_OBJECT
public:
    explicit LifePage(AppContext& context, QWidget* parent = nullptr);
    void refresh(const Changes& changes) override;
    void find() override;
    void focus_first() override;
    bool show_place(const Place& place) override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show_part(int part);
    QWidget* build_tools();
    QTableView* build_table();
    void fill_kinds();
    /// Organizations that have others below them, of the year shown.
    void fill_committees();
    /// Counts the year on a worker where what is shown is not of the newest evaluation.
    void make();
    void narrow();
    void tell();
    /// What the cell holds: its activities, or a form for one where there are none.
    void open_cell(const QModelIndex& index);
    /// The form for the organizations of the chosen cells, in the month of the one in hand.
    void record();
    /// The same with what the last activity of one of them before that month was.
    void repeat();
    [[nodiscard]] std::set<std::size_t> chosen_orgs() const;
    void enter(const std::set<std::size_t>& orgs, std::map<std::string, std::string> known);
    [[nodiscard]] std::string chosen_kind() const;
    /// The chosen kind, or the one of all that these lack in the month; "" = none, or several.
    [[nodiscard]] std::string kind_asked(const std::set<std::size_t>& orgs, int month) const;
    /// The day an activity of that month is entered with: today in the running one, else its last.
    [[nodiscard]] Date day_in(int month) const;

    Evaluations& m_evaluations;
    QTabBar* m_tabs = nullptr; ///< what was held, what is planned
    QStackedWidget* m_parts = nullptr;
    PlanView* m_plans = nullptr;
    LifeTableModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    QComboBox* m_year = nullptr;
    QComboBox* m_kind = nullptr;
    QComboBox* m_below = nullptr;
    QCheckBox* m_holes = nullptr;
    QLineEdit* m_words = nullptr;
    TextLabel* m_sums = nullptr;
    QPushButton* m_record = nullptr;
    QPushButton* m_repeat = nullptr;
    JobSlot m_making;
};

} // namespace lx::ui
