#pragma once

#include <QFrame>

#include "core/base/date.h"
#include "core/report/report_xlsx.h"

class QCheckBox;
class QDateEdit;
class QLineEdit;
class QPushButton;

namespace lx::ui {

class AppContext;
class TextLabel;

/// Asks below a quarter for what a step of it needs: what is kept by closing, or what is in its
/// way; why it is opened again and until when; the day it was handed up.
class QuarterPanel : public QFrame
{
    Q_OBJECT
public:
    explicit QuarterPanel(AppContext& context, QWidget* parent = nullptr);

    void ask_close(const Period& period, const ReportSigners& signers);
    void ask_reopen(const Period& period);
    void ask_hand_up(const Period& period);
    /// A closing is under way, or over.
    void set_busy(bool busy);

Q_SIGNALS:
    void close_wanted();
    void reopened(const QString& reason, lx::Date until, bool returned);
    void handed_up(lx::Date day);
    /// Somebody goes to what is in the way.
    void blocking_wanted();
    /// The clerk is done with it, or gave it up.
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Asks
    {
        Close,
        Reopen,
        HandUp
    };
    QWidget* build_reopening();
    QWidget* build_handing_up();
    void begin(Asks asks, const QString& title, const QString& words);
    void check();
    /// The words have all their lines, whatever else wants room.
    void fit_words();
    void done();
    void leave();

    AppContext& m_context;
    Asks m_asks = Asks::Close;
    bool m_busy = false;
    bool m_blocked = false;
    TextLabel* m_title = nullptr;
    TextLabel* m_words = nullptr;
    QPushButton* m_go_there = nullptr;
    QPushButton* m_done = nullptr;
    QWidget* m_reopening = nullptr;
    QLineEdit* m_reason = nullptr;
    QDateEdit* m_until = nullptr;
    QCheckBox* m_returned = nullptr;
    QWidget* m_handing_up = nullptr;
    QDateEdit* m_day = nullptr;
};

} // namespace lx::ui
