#include "ui/rules/handling_panel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

HandlingPanel::HandlingPanel(QWidget* parent) : QFrame(parent)
{
    set_role(this, "panel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(1), 6, Theme::grid(1), 6);
    column->setSpacing(6);
    auto* head = new QHBoxLayout;
    m_what = new TextLabel(this);
    set_role(m_what, "strong");
    auto* close = new QPushButton(tr("Close"), this);
    close->setAccessibleName(tr("Close without doing it"));
    set_quiet(close);
    m_done = new QPushButton(this);
    set_primary(m_done);
    head->addWidget(m_what, 1);
    head->addWidget(close);
    head->addWidget(m_done);

    m_explaining = new QWidget(this);
    auto* lines = new QVBoxLayout(m_explaining);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(6);
    auto* words = new QHBoxLayout;
    words->setSpacing(Theme::grid(1));
    m_reason = new QLineEdit(m_explaining);
    m_reason->setPlaceholderText(tr("Why it can stay so for now"));
    m_reason->setAccessibleName(tr("Reason of the explanation"));
    m_reason->setMaxLength(500);
    m_by = new QLineEdit(m_explaining);
    m_by->setPlaceholderText(tr("Accepted by"));
    m_by->setAccessibleName(tr("Accepted by"));
    m_limited = new QCheckBox(tr("until"), m_explaining);
    m_limited->setAccessibleName(tr("The explanation has a last day"));
    m_until = day_edit(m_explaining, tr("Last day of the explanation"));
    lines->addWidget(m_reason);
    words->addWidget(m_by, 1);
    words->addWidget(m_limited);
    words->addWidget(m_until);
    lines->addLayout(words);

    m_supervising = new QWidget(this);
    auto* days = new QHBoxLayout(m_supervising);
    days->setContentsMargins(0, 0, 0, 0);
    days->setSpacing(Theme::grid(1));
    auto* issued = new TextLabel(tr("Issued"), m_supervising);
    m_issued = day_edit(m_supervising, tr("Day of issue"));
    auto* due = new TextLabel(tr("to be done by"), m_supervising);
    m_due = day_edit(m_supervising, tr("Last day of the supervision"));
    days->addWidget(issued);
    days->addWidget(m_issued);
    days->addWidget(due);
    days->addWidget(m_due);
    days->addStretch(1);

    column->addLayout(head);
    column->addWidget(m_explaining);
    column->addWidget(m_supervising);
    connect(m_limited, &QCheckBox::toggled, m_until, &QWidget::setEnabled);
    const auto check = [this] {
        m_done->setEnabled(m_explanation ? !m_reason->text().trimmed().isEmpty() &&
                                               !m_by->text().trimmed().isEmpty()
                                         : m_issued->date() <= m_due->date());
    };
    connect(m_reason, &QLineEdit::textChanged, this, check);
    connect(m_by, &QLineEdit::textChanged, this, check);
    connect(m_issued, &QDateEdit::dateChanged, this, check);
    connect(m_due, &QDateEdit::dateChanged, this, check);
    connect(m_done, &QPushButton::clicked, this, &HandlingPanel::done);
    connect(close, &QPushButton::clicked, this, &HandlingPanel::leave);
    hide();
}

void HandlingPanel::begin(const QString& what, bool explanation)
{
    m_explanation = explanation;
    m_what->setText(what);
    m_explaining->setVisible(explanation);
    m_supervising->setVisible(!explanation);
    m_done->setText(explanation ? tr("&Keep the explanation") : tr("&Issue"));
    m_done->setAccessibleName(explanation ? tr("Keep the explanation")
                                          : tr("Issue the supervision"));
    show();
}

void HandlingPanel::ask_explanation(const QString& what, const ExceptionText& before)
{
    begin(what, true);
    m_date = before.date;
    m_reason->setText(qt(before.reason));
    m_by->setText(qt(before.accepted_by));
    m_limited->setChecked(before.until.has_value());
    m_until->setEnabled(before.until.has_value());
    m_until->setDate(qdate(before.until.value_or(before.date->add_days(90))));
    m_done->setEnabled(!before.reason.empty() && !before.accepted_by.empty());
    m_reason->setFocus();
}

void HandlingPanel::ask_supervision(const QString& what, Date issued, Date due)
{
    begin(what, false);
    m_issued->setDate(qdate(issued));
    m_due->setDate(qdate(due));
    m_done->setEnabled(true);
    m_due->setFocus();
}

void HandlingPanel::leave()
{
    hide();
    Q_EMIT left();
}

void HandlingPanel::done()
{
    leave();
    if (!m_explanation) {
        Q_EMIT supervised(date_of(m_issued->date()), date_of(m_due->date()));
        return;
    }
    ExceptionText text;
    text.reason = utf8_of(m_reason->text().trimmed());
    text.accepted_by = utf8_of(m_by->text().trimmed());
    text.date = m_date;
    if (m_limited->isChecked())
        text.until = date_of(m_until->date());
    Q_EMIT explained(text);
}

void HandlingPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
             m_done->isEnabled())
        done();
    else
        QFrame::keyPressEvent(event);
}

} // namespace lx::ui
