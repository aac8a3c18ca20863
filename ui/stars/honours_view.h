#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QWidget>

#include "core/stars/star_honours.h"
#include "ui/presentation/jobs.h"

class QComboBox;
class QPushButton;
class QTableView;

namespace lx::ui {

class AppContext;
class TextLabel;
class TextTableModel;

/// 荣誉评选 of a year (双强六好, 示范点): who comes to an honour by the scheme that leads to it,
/// what the others lack, who was honoured before, and the numbers that the policies ask for. Those
/// chosen are entered in the ledger of honours.
class HonoursView : public QWidget
{
    Q_OBJECT
public:
    HonoursView(AppContext& context, QWidget* parent);
    /// `anew`: another file or day.
    void refresh(bool anew);
    /// Makes what was put off while it wasn't seen.
    void show_again();
    /// Action of the page's header.
    [[nodiscard]] QPushButton* enter_button() const { return m_enter; }

private:
    /// An honour with the scheme that leads to it.
    struct Round
    {
        std::string scheme;
        std::string title; ///< of the scheme
        bool example = false;
        std::string honour;
    };
    /// What a worker brings, and what is seen.
    struct Shown
    {
        std::vector<Round> rounds;
        std::size_t round = 0;                        ///< the one shown
        std::shared_ptr<const StarProposal> proposal; ///< null: there is a fault, or no round
        std::vector<HonourCheck> checks;              ///< by its organizations
        std::optional<Error> fault;

        [[nodiscard]] const StarScheme::Honour* honour() const;
    };

    QWidget* build_tools();
    QWidget* build_tables();
    void make();
    void show(std::shared_ptr<const Shown> shown);
    /// Places of all organizations: those that lack least first, of these those with most points.
    [[nodiscard]] std::vector<std::size_t> nearest_first() const;
    /// Fills the table with those that are to be seen.
    void fill();
    void fill_goals();
    /// Which may be entered: the chosen lines that are proposed, else all that are.
    [[nodiscard]] std::vector<std::size_t> to_enter() const;
    void enter();
    [[nodiscard]] std::string level() const;

    AppContext& m_context;
    std::shared_ptr<const Shown> m_shown;
    std::vector<std::size_t> m_listed; ///< places of those in the table, in its order
    bool m_stale = true;
    QComboBox* m_year = nullptr;
    QComboBox* m_round = nullptr;
    QComboBox* m_level = nullptr;
    QComboBox* m_only = nullptr;
    TextLabel* m_sums = nullptr;
    TextLabel* m_terms = nullptr;
    TextTableModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    TextTableModel* m_goals = nullptr;
    QTableView* m_goals_view = nullptr;
    TextLabel* m_goals_title = nullptr;
    std::vector<std::string> m_goal_ids; ///< by line
    QPushButton* m_enter = nullptr;
    JobSlot m_making;
    WorkSlot m_entering;
};

} // namespace lx::ui
