#pragma once

#include <QFrame>

#include "core/base/date.h"
#include "core/edit/accept_findings.h"

class QCheckBox;
class QDateEdit;
class QLineEdit;
class QPushButton;

namespace lx::ui {

class TextLabel;

/// Asks below the findings for what is done about the chosen ones: the words of a 情况说明, or the
/// days of a 督办.
class HandlingPanel : public QFrame
{
    Q_OBJECT
public:
    explicit HandlingPanel(QWidget* parent = nullptr);

    /// `before`: what is said already, proposed again.
    void ask_explanation(const QString& what, const ExceptionText& before);
    void ask_supervision(const QString& what, Date issued, Date due);

Q_SIGNALS:
    void explained(const lx::ExceptionText& text);
    void supervised(lx::Date issued, lx::Date due);
    void opened(bool open);
    /// The clerk is done with it, or gave it up.
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent*) override { Q_EMIT opened(true); }
    void hideEvent(QHideEvent*) override { Q_EMIT opened(false); }

private:
    void begin(const QString& what, bool explanation);
    void done();
    void leave();

    bool m_explanation = true;
    TextLabel* m_what = nullptr;
    QWidget* m_explaining = nullptr;
    QLineEdit* m_reason = nullptr;
    QLineEdit* m_by = nullptr;
    QCheckBox* m_limited = nullptr;
    QDateEdit* m_until = nullptr;
    std::optional<Date> m_date; ///< of acceptance
    QWidget* m_supervising = nullptr;
    QDateEdit* m_issued = nullptr;
    QDateEdit* m_due = nullptr;
    QPushButton* m_done = nullptr;
};

} // namespace lx::ui
