#pragma once

#include <QFrame>

#include "core/base/date.h"

class QComboBox;
class QDateEdit;
class QLineEdit;

namespace lx::ui {

class TextLabel;

/// Asks for the day and the reason rows end with, above the table.
class EndPanel : public QFrame
{
    Q_OBJECT
public:
    explicit EndPanel(QWidget* parent = nullptr);
    /// `reasons`: choices; empty = free text.
    void ask(const QString& what, Date day, const QStringList& reasons);

Q_SIGNALS:
    void ended(const QString& iso_day, const QString& reason);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    TextLabel* m_what = nullptr;
    QDateEdit* m_day = nullptr;
    QComboBox* m_choice = nullptr;
    QLineEdit* m_text = nullptr;
};

} // namespace lx::ui
