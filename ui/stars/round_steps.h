#pragma once

#include <map>
#include <optional>

#include <QWidget>

#include "core/stars/star_proposal.h"

class QComboBox;
class QDateEdit;
class QPushButton;

namespace lx::ui {

class AppContext;
class TextLabel;

/// The steps of a round with their days; one of them is chosen, dated, dated anew or taken back.
class RoundSteps : public QWidget
{
    Q_OBJECT
public:
    RoundSteps(AppContext& context, QWidget* parent);
    /// nullptr = nothing. The next step that has no day is chosen, unless one is being looked at.
    void show_round(const StarProposal* proposal);

private:
    /// `entered`: organizations with a rating of the year in the ledger.
    void tell(std::int64_t entered);
    /// Shows the chosen step's day.
    void choose();
    [[nodiscard]] StarStep step() const;
    void write(std::optional<Date> day);

    AppContext& m_context;
    TextLabel* m_words = nullptr;
    QComboBox* m_step = nullptr;
    QDateEdit* m_day = nullptr;
    QPushButton* m_enter = nullptr;
    QPushButton* m_clear = nullptr;
    int m_year = 0; ///< of the round shown; 0 = none
    std::map<StarStep, Date> m_days;
};

} // namespace lx::ui
