#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui/presentation/instructor_table_model.h"
#include "ui/presentation/jobs.h"
#include "ui/presentation/unserved_table_model.h"
#include "ui/presentation/visit_table_model.h"
#include "ui/widgets/page.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QMenu;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace lx::ui {

class Evaluations;
class InstructorSettingsPanel;
class TextLabel;
class TurningSplitter;

/// 指导员: load against the limit and the year's marks of everyone in force, below them the units
/// of the chosen one month by month, beside them the units without anyone. Units are sent someone
/// by key or drag, visits of a month entered together, a leaver's units handed on; each is an
/// event.
class InstructorsPage : public Page
{
    Q_OBJECT
public:
    explicit InstructorsPage(AppContext& context, QWidget* parent = nullptr);
    void refresh(const Changes& changes) override;
    void find() override;
    void focus_first() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build_actions();
    QWidget* build_tools();
    QTableView* build_board();
    QTableView* build_visits();
    QWidget* build_unserved();
    void fill_print_menu(QMenu& menu);
    /// Where the rooms stand one above the other, only one of the two beside the board is shown:
    /// there is room for no more.
    void arrange(Qt::Orientation rooms);
    /// Makes the board on a worker where what is shown is not of the newest evaluation.
    void make();
    void show(ShownBoardPtr board);
    void show_chosen();
    void narrow();
    void tell();
    /// Warns beside the units what the chosen ones would make of the instructor's load.
    void tell_load();

    [[nodiscard]] const InstructorRow* current() const;
    [[nodiscard]] std::vector<std::int64_t> chosen_instructors() const;
    [[nodiscard]] std::vector<std::int64_t> chosen_units() const; ///< without anyone
    /// Of the instructor; `now`: only those he is still sent to.
    [[nodiscard]] std::vector<std::int64_t> chosen_visited(bool now) const;
    /// Of the visits that are entered: the last of the chosen month, else of the year; today at
    /// the latest.
    [[nodiscard]] Date visits_day() const;
    /// Forms of events.
    void assign(std::int64_t instructor, std::vector<std::int64_t> units);
    void assign_chosen();
    void take_away();
    void record_visits();
    void begin(const char* event, const char* field);
    void show_settings();
    void save_settings();

    Evaluations& m_evaluations;
    InstructorTableModel* m_model = nullptr;
    VisitTableModel* m_visits = nullptr;
    UnservedTableModel* m_unserved = nullptr;
    QTableView* m_board_view = nullptr;
    QTableView* m_visit_view = nullptr;
    QTableView* m_unserved_view = nullptr;
    TurningSplitter* m_sides = nullptr; ///< the board, the units without anyone
    QWidget* m_unserved_room = nullptr;
    QComboBox* m_year = nullptr;
    QComboBox* m_below = nullptr; ///< which of the two
    QLineEdit* m_words = nullptr;
    QCheckBox* m_holes = nullptr;
    QLineEdit* m_unit_words = nullptr;
    QStackedWidget* m_rooms = nullptr; ///< the board, or its settings
    InstructorSettingsPanel* m_settings = nullptr;
    TextLabel* m_sums = nullptr;
    TextLabel* m_unserved_title = nullptr;
    TextLabel* m_load = nullptr;
    QPushButton* m_assign = nullptr;
    QPushButton* m_record = nullptr;
    QPushButton* m_more = nullptr;
    JobSlot m_making;
    bool m_stale = false; ///< the settings changed since the board was made
};

} // namespace lx::ui
