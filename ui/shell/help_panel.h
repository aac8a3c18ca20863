#pragma once

#include <QFrame>
#include <QPointer>

class QScrollArea;

namespace lx::ui {

/// Help on a page (resources/help): what it is for and its keys, then those of the window. Lies
/// over the right side of what it belongs to; nothing moves.
class HelpPanel : public QFrame
{
    Q_OBJECT
public:
    /// `over`: what it covers a part of.
    explicit HelpPanel(QWidget* over);
    /// Shows the help on a page by its id, or hides it where it is shown already.
    void toggle(const QString& page);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill(const QString& page);
    void leave();
    void place();

    QWidget* m_over;
    QPointer<QWidget> m_before; ///< had the keyboard
    QScrollArea* m_scroll = nullptr;
};

} // namespace lx::ui
