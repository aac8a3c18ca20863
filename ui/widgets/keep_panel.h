#pragma once

#include <QFrame>

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace lx::ui {

class TextLabel;

/// Some settings of the file, changed in place: what they are about, a way out and one that keeps
/// them, the fields below, and what is wrong with them. Enter keeps, Escape leaves.
class KeepPanel : public QFrame
{
    Q_OBJECT
public:
    /// `leaving`: what Cancel does, for screen readers.
    KeepPanel(const QString& title, const QString& leaving, const QString& keeping,
              QWidget* parent);

Q_SIGNALS:
    void left();
    void kept();

protected:
    /// Shown below the head.
    void add_fields(QWidget* fields);
    /// Between the two ways out.
    void add_choice(QPushButton* button);
    /// "" takes it away.
    void tell(const QString& fault);
    /// Says itself what is wrong; true where they were kept.
    virtual bool keep() = 0;
    void leave();
    void keyPressEvent(QKeyEvent* event) override;

private:
    void try_to_keep();

    QVBoxLayout* m_column = nullptr;
    QHBoxLayout* m_head = nullptr;
    TextLabel* m_fault = nullptr;
};

} // namespace lx::ui
