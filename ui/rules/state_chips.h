#pragma once

#include <vector>

#include <QWidget>

#include "core/rules/evaluation.h"

class QPushButton;

namespace lx::ui {

/// How many subjects of a rule are in which state; pressed chips choose the states listed below.
class StateChips : public QWidget
{
    Q_OBJECT
public:
    explicit StateChips(QWidget* parent = nullptr);
    void show(const StateCounts& counts);
    /// The pressed ones; empty when none is: everything.
    [[nodiscard]] std::vector<State> chosen() const;
    void choose(const std::vector<State>& states);

Q_SIGNALS:
    void changed();

private:
    struct Chip
    {
        State state;
        QPushButton* button;
    };
    std::vector<Chip> m_chips;
};

} // namespace lx::ui
