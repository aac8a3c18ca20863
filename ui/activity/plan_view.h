#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <QWidget>

#include "ui/presentation/jobs.h"
#include "ui/presentation/plan_table_model.h"
#include "ui/presentation/text_table_model.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QTableView;

namespace lx::ui {

class AppContext;
class Evaluations;
class TextLabel;

/// 年度计划: what organizations intend to hold in the months of a year, against what they held;
/// below it the lines of the chosen cells. Lines are entered for many organizations at once, taken
/// over from a former year or another's plan, printed.
class PlanView : public QWidget
{
    Q_OBJECT
public:
    explicit PlanView(AppContext& context, QWidget* parent = nullptr);

    /// For the page's header; the page shows them while this is seen.
    [[nodiscard]] QPushButton* plan_button() const { return m_plan; }
    [[nodiscard]] QPushButton* more_button() const { return m_more; }

    void refresh(bool other_day);
    void find();

Q_SIGNALS:
    void told(const QString& subtitle, const QString& status);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build_actions();
    QWidget* build_tools();
    QWidget* build_tables();
    void fill_kinds();
    void fill_committees();
    void make();
    void narrow();
    /// The row of the first organization with a plan.
    [[nodiscard]] QModelIndex first_planned() const;
    void show_lines();
    void tell();
    /// The form for the organizations of the chosen cells (or of `orgs`).
    void plan();
    void plan_theme();
    void copy_last();
    void copy_pattern();
    void copy(std::vector<std::int64_t> orgs, std::optional<std::int64_t> pattern);
    void print_plans();
    void print_notices();
    void enter(std::vector<std::int64_t> orgs, std::map<std::string, std::string> known);
    [[nodiscard]] std::vector<std::int64_t> chosen_orgs() const;
    [[nodiscard]] int chosen_year() const;
    /// The month in hand: that of the current cell, else the running one.
    [[nodiscard]] int month_in_hand() const;
    [[nodiscard]] Date day_in(int month) const;

    AppContext& m_context;
    Evaluations& m_evaluations;
    PlanTableModel* m_model = nullptr;
    TextTableModel* m_lines = nullptr;
    QTableView* m_view = nullptr;
    QTableView* m_line_view = nullptr;
    QComboBox* m_year = nullptr;
    QComboBox* m_kind = nullptr;
    QComboBox* m_below = nullptr;
    QComboBox* m_which = nullptr;
    QLineEdit* m_words = nullptr;
    TextLabel* m_sums = nullptr;
    QPushButton* m_plan = nullptr;
    QPushButton* m_more = nullptr;
    JobSlot m_making;
    WorkSlot m_copying;
};

} // namespace lx::ui
