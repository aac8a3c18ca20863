#pragma once

#include "core/report/jump.h"
#include "ui/widgets/keep_panel.h"

class QDoubleSpinBox;
class QSpinBox;

namespace lx::ui {

class AppContext;

/// How far a figure may move from one quarter to the next before somebody is asked why: the file's
/// limits, changed here. Escape leaves them as they are.
class JumpLimitsPanel : public KeepPanel
{
    Q_OBJECT
public:
    explicit JumpLimitsPanel(AppContext& context, QWidget* parent = nullptr);

    /// Shows the limits the file has now.
    void edit();

protected:
    bool keep() override;

private:
    QWidget* build_fields();
    void show_limits(const JumpLimits& limits);
    [[nodiscard]] JumpLimits limits() const;

    AppContext& m_context;
    QDoubleSpinBox* m_relative = nullptr; ///< per cent
    QSpinBox* m_absolute = nullptr;
    QSpinBox* m_periods = nullptr;
    QDoubleSpinBox* m_spreads = nullptr;
};

} // namespace lx::ui
