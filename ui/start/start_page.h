#pragma once

#include <memory>
#include <vector>

#include "core/coverage/overview.h"
#include "ui/presentation/jobs.h"
#include "ui/widgets/page.h"

class QCheckBox;
class QPushButton;
class QStackedWidget;

namespace lx {
struct County;
struct CountyFigures;
} // namespace lx

namespace lx::ui {

class Card;
class CardRow;
class CoverageChart;
class Evaluations;
class FocusView;
class QuarterLine;
class ScopeLine;
class TodoPanel;

/// 首页: the county in eight figures, both coverages by area, and what is to be done.
class StartPage : public Page
{
    Q_OBJECT
public:
    explicit StartPage(AppContext& context, QWidget* parent = nullptr);
    void refresh(const Changes& changes) override;
    void focus_first() override;
    /// A part is a list of few by its id.
    bool show_place(const Place& place) override;

private:
    void build_cards();
    QWidget* build_empty();
    void update_result();
    void open_list(const QString& id);
    void show_figures(const County& done);
    void clear_figures();
    /// Below every card what the whole population has there, instead of its own words.
    void show_beside(const CountyFigures& all);
    void open_rows(OverviewRows which, const QString& title);
    /// A card and the list it opens.
    Card* add_card(const QString& title, OverviewRows which, const QString& list_title);

    Evaluations& m_evaluations;
    JobSlot m_rows;
    std::shared_ptr<const County> m_shown;
    QStackedWidget* m_stack = nullptr; ///< one of: all of it, what to do first, one list
    QWidget* m_full = nullptr;
    QWidget* m_empty = nullptr;
    FocusView* m_list = nullptr;
    ScopeLine* m_scope = nullptr; ///< while figures are of a scope
    QuarterLine* m_quarter = nullptr;
    CardRow* m_cards = nullptr;
    Card* m_units = nullptr;
    Card* m_with_members = nullptr;
    Card* m_unbuilt = nullptr;
    Card* m_built = nullptr;
    Card* m_org_rate = nullptr;
    Card* m_work_rate = nullptr;
    Card* m_members = nullptr;
    Card* m_instructors = nullptr;
    TodoPanel* m_todo = nullptr;
    CoverageChart* m_chart = nullptr;
    QPushButton* m_again = nullptr;
};

} // namespace lx::ui
