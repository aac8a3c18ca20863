#pragma once

#include <QWidget>

#include "core/assess/round.h"
#include "core/assess/scheme.h"

class QComboBox;
class QPushButton;
class QSpinBox;

namespace lx::ui {

class AppContext;
class OrgTicks;
class ReferenceEditor;
class TextLabel;

/// What a round is begun with: the year, who assesses, the scheme, who is assessed.
class NewRoundForm : public QWidget
{
    Q_OBJECT
public:
    NewRoundForm(AppContext& context, QWidget* parent);
    /// Begins anew; `assessor` is proposed (0 = none).
    void begin(int year, std::int64_t assessor);
    void focus_first();

Q_SIGNALS:
    void begun(const lx::RoundId& id);
    void left();

private:
    void build_fields();
    void read_schemes();
    void look();
    /// The round that is being begun, by who assesses.
    [[nodiscard]] RoundId round_id(std::int64_t assessor) const;
    void write();

    AppContext& m_context;
    QWidget* m_room = nullptr;
    QSpinBox* m_year = nullptr;
    ReferenceEditor* m_assessor = nullptr; ///< made anew with the definitions
    QComboBox* m_scheme = nullptr;
    TextLabel* m_note = nullptr;
    OrgTicks* m_orgs = nullptr;
    QPushButton* m_begin = nullptr;
    AssessSchemes m_schemes;
};

} // namespace lx::ui
