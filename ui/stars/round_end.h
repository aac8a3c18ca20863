#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/stars/close_stars.h"
#include "ui/presentation/jobs.h"
#include "ui/widgets/keep_panel.h"

class QLineEdit;
class QPushButton;

namespace lx::ui {

class AppContext;
class TextLabel;

/// The end of a round of star rating: asked, and written as one action. Shown where something
/// stands in its way (a quota, a veto): what, and the reason it is ended for all the same.
class RoundEnd : public KeepPanel
{
    Q_OBJECT
public:
    using Shown = std::shared_ptr<const StarProposal>;
    RoundEnd(AppContext& context, QWidget* parent);

    /// The round as it stands now; null = none. What is told here follows it.
    void show_round(Shown proposal);
    /// Ends it, as far as the user wants. Precondition: there is a round.
    void begin();

Q_SIGNALS:
    /// Those over a quota are to be seen.
    void beyond_wanted();

protected:
    bool keep() override;

private:
    QWidget* build_fields();
    void tell_problems(const std::vector<std::string>& problems);
    /// False where the user would rather not.
    bool end(const std::string& despite);
    [[nodiscard]] QString question() const;
    void tell_end(const StarsClosed& done, Result<std::int64_t> action);

    AppContext& m_context;
    Shown m_proposal;
    TextLabel* m_problems = nullptr;
    QLineEdit* m_reason = nullptr;
    QPushButton* m_beyond = nullptr;
    WorkSlot m_closing;
};

} // namespace lx::ui
