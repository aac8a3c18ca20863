#pragma once

#include <optional>

#include <QFrame>

#include "core/base/date.h"
#include "core/edit/accept_findings.h"
#include "core/edit/supervise.h"
#include "ui/document/finding_actions.h"

class QCheckBox;
class QDateEdit;
class QLineEdit;
class QPushButton;

namespace lx::ui {

class AppContext;
class TextLabel;

/// Asks below a list for what is done about the chosen rows: the words of a 情况说明, or what a
/// 督办 demands, its days and who sees to it. A row of a list of few is always given to somebody.
class HandlingPanel : public QFrame
{
    Q_OBJECT
public:
    HandlingPanel(AppContext& context, Matter matter, QWidget* parent = nullptr);

    /// Proposes the as-of date, the user and the usual time.
    void ask_explanation(const QString& what);
    /// What is said already, proposed again.
    void change_explanation(const QString& what, const ExceptionText& before);
    /// `due`: last day of the finding's own; none = the usual time. `demand`: proposed words.
    void ask_supervision(const QString& what, std::optional<Date> due = {},
                         const QString& demand = {});

Q_SIGNALS:
    void explained(const lx::ExceptionText& text);
    void supervised(const lx::SupervisionOrder& order);
    void opened(bool open);
    /// The clerk is done with it, or gave it up.
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent*) override { Q_EMIT opened(true); }
    void hideEvent(QHideEvent*) override { Q_EMIT opened(false); }

private:
    QWidget* build_explaining();
    QWidget* build_supervising();
    void begin(const QString& what, bool explanation);
    void check();
    void done();
    void leave();

    AppContext& m_context;
    Matter m_matter;
    bool m_explanation = true;
    TextLabel* m_what = nullptr;
    QWidget* m_explaining = nullptr;
    QLineEdit* m_reason = nullptr;
    QLineEdit* m_by = nullptr;
    QCheckBox* m_limited = nullptr;
    QDateEdit* m_until = nullptr;
    std::optional<Date> m_date; ///< of acceptance
    QWidget* m_supervising = nullptr;
    QLineEdit* m_demand = nullptr;
    QLineEdit* m_person = nullptr;
    QDateEdit* m_issued = nullptr;
    QDateEdit* m_due = nullptr;
    QPushButton* m_done = nullptr;
};

} // namespace lx::ui
