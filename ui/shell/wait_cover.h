#pragma once

#include <functional>

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QProgressBar;
class QPushButton;

namespace lx::ui {

class TextLabel;

/// Lies over the whole window while nothing else can be done in it: takes mouse and keyboard at
/// once, shows what is going on and 取消 after a moment (most files open faster than that).
class WaitCover : public QWidget
{
    Q_OBJECT
public:
    explicit WaitCover(QWidget* window);

    struct Words
    {
        QString title; ///< "Opening county.lxdb"
        QString what;  ///< what it is doing now
        std::int64_t done = 0;
        std::int64_t total = 0; ///< 0 = not known
    };
    /// Covers the window, or tells how far it is. `cancel` is what the button does.
    void tell(const Words& words, std::function<void()> cancel);
    /// The keyboard goes back to where it was.
    void lift();
    void cancel();

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* m_panel = nullptr;
    TextLabel* m_title = nullptr;
    TextLabel* m_what = nullptr;
    QProgressBar* m_bar = nullptr;
    QPushButton* m_cancel = nullptr;
    QTimer m_moment{this};
    std::function<void()> m_run;
    QPointer<QWidget> m_before; ///< had the keyboard
};

} // namespace lx::ui
