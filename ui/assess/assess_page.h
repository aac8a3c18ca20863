#pragma once

#include <array>
#include <optional>
#include <vector>

#include <QTimer>

#include "ui/assess/assess_part.h"
#include "ui/widgets/page.h"

class QComboBox;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace lx::ui {

class BallotsPart;
class NewRoundForm;
class TextTableModel;

/// 考核: a round of 述职评议考核 by its steps, each with what it still lacks.
class AssessPage : public Page
{
    Q_OBJECT
public:
    explicit AssessPage(AppContext& context, QWidget* parent = nullptr);
    void refresh(const Changes& changes) override;
    void focus_first() override;
    bool show_place(const Place& place) override;
    [[nodiscard]] Place here() const override;
    /// The step that is shown.
    void show_step(AssessStep step);

private:
    /// What is read of the file.
    struct Read
    {
        std::vector<RoundId> rounds;
        OrgNames assessors;
        ShownRoundPtr shown; ///< null where there is none
    };
    [[nodiscard]] static Result<Read> read_file(Database& database,
                                                const DefinitionsPtr& definitions,
                                                const std::optional<RoundId>& wanted);
    QWidget* build_steps();
    void read();
    void take(Read read);
    void show_steps();
    void begin_new();
    [[nodiscard]] AssessPart* part() const;

    JobSlot m_reading;
    /// Papers are keyed faster than the page needs to be read anew: it waits for a pause.
    QTimer m_pause;
    QComboBox* m_rounds = nullptr;
    QPushButton* m_new = nullptr;
    QStackedWidget* m_stack = nullptr; ///< nothing yet, the steps, a new round
    TextTableModel* m_step_model = nullptr;
    QTableView* m_steps = nullptr;
    QStackedWidget* m_parts = nullptr;
    BallotsPart* m_ballots = nullptr;
    NewRoundForm* m_form = nullptr;
    std::optional<RoundId> m_wanted;
    std::vector<RoundId> m_ids;
    ShownRoundPtr m_shown;
};

} // namespace lx::ui
