#pragma once

#include <array>

#include <QWidget>

class QButtonGroup;
class QPushButton;

namespace lx::ui {

/// The steps of the import assistant, numbered; one can go to any of them (Alt with its number).
class StepBar : public QWidget
{
    Q_OBJECT
public:
    enum Step
    {
        Tables,
        Questions,
        Preview,
        Steps
    };
    explicit StepBar(QWidget* parent = nullptr);

    [[nodiscard]] Step step() const;
    void set_step(Step step);
    /// How many questions are open.
    void set_open_questions(int count);

Q_SIGNALS:
    /// Somebody went to another step.
    void chosen(int step);

private:
    QButtonGroup* m_group = nullptr;
    std::array<QPushButton*, Steps> m_buttons{};
};

} // namespace lx::ui
