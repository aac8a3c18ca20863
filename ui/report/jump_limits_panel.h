#pragma once

#include <QFrame>

#include "core/report/jump.h"

class QDoubleSpinBox;
class QSpinBox;

namespace lx::ui {

class AppContext;
class TextLabel;

/// How far a figure may move from one quarter to the next before somebody is asked why: the file's
/// limits, changed here. Escape leaves them as they are.
class JumpLimitsPanel : public QFrame
{
    Q_OBJECT
public:
    explicit JumpLimitsPanel(AppContext& context, QWidget* parent = nullptr);

    /// Shows the limits the file has now.
    void edit();

Q_SIGNALS:
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* build_fields();
    void show_limits(const JumpLimits& limits);
    [[nodiscard]] JumpLimits limits() const;
    void keep();
    void leave();
    void tell(const QString& fault);

    AppContext& m_context;
    QDoubleSpinBox* m_relative = nullptr; ///< per cent
    QSpinBox* m_absolute = nullptr;
    QSpinBox* m_periods = nullptr;
    QDoubleSpinBox* m_spreads = nullptr;
    TextLabel* m_fault = nullptr;
};

} // namespace lx::ui
