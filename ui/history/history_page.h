#pragma once

#include <vector>

#include "core/store/action_list.h"
#include "core/store/writer.h"
#include "ui/presentation/history_text.h"
#include "ui/presentation/jobs.h"
#include "ui/widgets/page.h"

class QComboBox;
class QDateEdit;
class QLineEdit;
class QPushButton;
class QTableView;

namespace lx::ui {

class TextLabel;
class TextTableModel;

/// 历史: everything that was done in the file, newest first, and what each action changed. An
/// action or one row of it is taken back here, at any time; rows changed since are told, and stay
/// as they are where the others are wanted all the same. The log is read in pages as one goes down.
class HistoryPage : public Page
{
    Q_OBJECT
public:
    explicit HistoryPage(AppContext& context, QWidget* parent = nullptr);
    void refresh(const Changes& changes) override;
    bool show_place(const Place& place) override;
    [[nodiscard]] Place here() const override;
    void find() override;
    void focus_first() override;

private:
    void build_filters();
    QWidget* build_actions(QWidget* parent);
    QWidget* build_changes(QWidget* parent);
    void fill_ledgers();
    void fill_users(const std::vector<std::string>& users);
    [[nodiscard]] ActionFilter filter();
    /// Reads from the newest on, at least as many as are shown.
    void reload();
    void read_more();
    void take(std::vector<Action> actions, bool anew);
    [[nodiscard]] const Action* chosen() const;
    void choose();
    /// False where it is not among those read.
    bool choose_action(std::int64_t id);
    void read_changes();
    void show_steps(std::vector<HistoryStep> steps);
    [[nodiscard]] const HistoryStep* chosen_step() const;
    void open_row();
    void take_back(bool skip);
    void take_back_row();
    void show_conflicts(const UndoReport& report, bool whole_action);
    void update_actions();
    void tell();

    std::vector<Action> m_actions;
    bool m_all = false; ///< there are no older ones
    std::vector<HistoryStep> m_steps;
    std::vector<std::size_t> m_lines; ///< the step each line of the table is of
    std::int64_t m_steps_read = 0;    ///< changes of the log; not all of them are shown
    bool m_all_steps = false;
    std::int64_t m_shown = 0;  ///< action whose changes are shown
    std::int64_t m_wanted = 0; ///< action to go to once it is there
    JobSlot m_reading;
    JobSlot m_reading_steps;
    WorkSlot m_write;
    QLineEdit* m_words = nullptr;
    QComboBox* m_ledger = nullptr;
    QComboBox* m_user = nullptr;
    QComboBox* m_when = nullptr;
    QDateEdit* m_day = nullptr;
    QPushButton* m_undo = nullptr;
    TextTableModel* m_model = nullptr;
    QTableView* m_list = nullptr;
    TextLabel* m_title = nullptr;
    TextTableModel* m_step_model = nullptr;
    QTableView* m_changes = nullptr;
    QPushButton* m_open = nullptr;
    QPushButton* m_undo_row = nullptr;
    TextLabel* m_trouble = nullptr;
    QPushButton* m_skip = nullptr;
    TextTableModel* m_conflict_model = nullptr;
    QTableView* m_conflicts = nullptr;
    QWidget* m_conflict_box = nullptr;
};

} // namespace lx::ui
