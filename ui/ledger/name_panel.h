#pragma once

#include <QFrame>

class QLineEdit;

namespace lx::ui {

class TextLabel;

/// Asks for a name above the table; stays until it is taken (hide) or closed (Escape too).
class NamePanel : public QFrame
{
    Q_OBJECT
public:
    explicit NamePanel(QWidget* parent = nullptr);
    /// `proposed` may be empty.
    void ask(const QString& what, const QString& proposed);

Q_SIGNALS:
    /// Never blank.
    void named(const QString& name);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void take();

    TextLabel* m_what = nullptr;
    QLineEdit* m_name = nullptr;
};

} // namespace lx::ui
