#pragma once

#include <array>

#include <QWidget>

#include "core/report/quarter/quarter.h"

namespace lx::ui {

class TextLabel;

/// 填报 → 校核 → 封账 → 上报: which of them are done, which is under way, by whom and when.
class QuarterSteps : public QWidget
{
    Q_OBJECT
public:
    explicit QuarterSteps(QWidget* parent = nullptr);
    void show_quarter(const Quarter& quarter, Date today);

private:
    struct Step
    {
        TextLabel* sign = nullptr;
        TextLabel* name = nullptr;
        TextLabel* when = nullptr;
    };
    static constexpr int count = 4;
    std::array<Step, count> m_steps{};
};

} // namespace lx::ui
