#include "ui/widgets/handling_panel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/document/app_context.h"
#include "ui/document/user_settings.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/either.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

constexpr int days_to_rectify = 30;     ///< proposed
constexpr int days_of_explanation = 90; ///< proposed

/// A field behind its name, which stay together when a line is broken.
QWidget* behind(QWidget* parent, QWidget* name, QWidget* field)
{
    auto* both = new QWidget(parent);
    auto* line = new QHBoxLayout(both);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(Theme::grid(1));
    line->addWidget(name);
    line->addWidget(field);
    return both;
}

QLineEdit* name_edit(QWidget* parent, const QString& name)
{
    auto* edit = new QLineEdit(parent);
    edit->setAccessibleName(name);
    edit->setMaxLength(500);
    edit->setMinimumWidth(Theme::grid(16));
    return edit;
}

} // namespace

HandlingPanel::HandlingPanel(AppContext& context, Matter matter, QWidget* parent)
    : QFrame(parent), m_context(context), m_matter(matter)
{
    set_role(this, "panel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(1), 4, Theme::grid(1), 4);
    column->setSpacing(4);
    auto* head = new QHBoxLayout;
    m_what = new TextLabel(this);
    m_what->setWordWrap(true);
    set_role(m_what, "strong");
    auto* close = new QPushButton(tr("Close"), this);
    close->setAccessibleName(tr("Close without doing it"));
    set_quiet(close);
    m_done = new QPushButton(this);
    set_primary(m_done);
    head->addWidget(m_what, 1);
    head->addWidget(close);
    head->addWidget(m_done);
    column->addLayout(head);
    column->addWidget(build_explaining());
    column->addWidget(build_supervising());
    connect(m_done, &QPushButton::clicked, this, &HandlingPanel::done);
    connect(close, &QPushButton::clicked, this, &HandlingPanel::leave);
    hide();
}

QWidget* HandlingPanel::build_explaining()
{
    m_explaining = new QWidget(this);
    auto* lines = new QVBoxLayout(m_explaining);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(4);
    auto* words = new QHBoxLayout;
    words->setSpacing(Theme::grid(1));
    m_reason = name_edit(m_explaining, tr("Reason of the explanation"));
    m_reason->setPlaceholderText(tr("Why it can stay so for now"));
    m_by = name_edit(m_explaining, tr("Accepted by"));
    m_by->setPlaceholderText(tr("Accepted by"));
    m_limited = new QCheckBox(tr("until"), m_explaining);
    m_limited->setAccessibleName(tr("The explanation has a last day"));
    m_until = day_edit(m_explaining, tr("Last day of the explanation"));
    lines->addWidget(m_reason);
    words->addWidget(m_by, 1);
    words->addWidget(m_limited);
    words->addWidget(m_until);
    lines->addLayout(words);
    connect(m_limited, &QCheckBox::toggled, m_until, &QWidget::setEnabled);
    connect(m_limited, &QCheckBox::toggled, this, &HandlingPanel::check);
    connect(m_reason, &QLineEdit::textChanged, this, &HandlingPanel::check);
    connect(m_by, &QLineEdit::textChanged, this, &HandlingPanel::check);
    connect(m_until, &QDateEdit::dateChanged, this, &HandlingPanel::check);
    return m_explaining;
}

QWidget* HandlingPanel::build_supervising()
{
    m_supervising = new QWidget(this);
    auto* lines = new QVBoxLayout(m_supervising);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(4);
    auto* words = new QHBoxLayout;
    words->setSpacing(Theme::grid(1));
    m_demand = name_edit(m_supervising, tr("What is demanded"));
    m_demand->setPlaceholderText(tr("What is to be done"));
    words->addWidget(new TextLabel(tr("Demanded"), m_supervising));
    words->addWidget(m_demand, 1);
    lines->addLayout(words);
    auto* others = new QWidget(m_supervising);
    auto* line = new FlowLayout(others, Theme::grid(1));
    line->setContentsMargins(0, 0, 0, 0);
    lines->addWidget(others);
    m_person = name_edit(m_supervising, tr("Person in charge"));
    m_issued = day_edit(m_supervising, tr("Day of issue"));
    m_due = day_edit(m_supervising, tr("Last day of the supervision"));
    const auto add = [&](const QString& name, QWidget* field) {
        line->addWidget(behind(m_supervising, new TextLabel(name, m_supervising), field));
    };
    add(tr("Person in charge"), m_person);
    add(tr("Issued"), m_issued);
    add(tr("to be done by"), m_due);
    connect(m_person, &QLineEdit::textChanged, this, &HandlingPanel::check);
    connect(m_issued, &QDateEdit::dateChanged, this, &HandlingPanel::check);
    connect(m_due, &QDateEdit::dateChanged, this, &HandlingPanel::check);
    return m_supervising;
}

void HandlingPanel::begin(const QString& what, bool explanation)
{
    m_explanation = explanation;
    m_what->setText(what);
    show_either(explanation, m_explaining, m_supervising);
    if (m_matter == Matter::Finding) {
        m_done->setText(explanation ? tr("&Keep the explanation") : tr("&Issue"));
        m_done->setAccessibleName(explanation ? tr("Keep the explanation")
                                              : tr("Issue the supervision"));
    } else {
        m_done->setText(explanation ? tr("&Put off") : tr("&Assign"));
        m_done->setAccessibleName(explanation ? tr("Put off") : tr("Assign"));
    }
    check();
    show();
}

void HandlingPanel::ask_explanation(const QString& what)
{
    const Date today = m_context.as_of();
    change_explanation(what, {{},
                              utf8_of(m_context.settings().user_name()),
                              today,
                              today.add_days(days_of_explanation)});
}

void HandlingPanel::change_explanation(const QString& what, const ExceptionText& before)
{
    m_date = before.date.value_or(m_context.as_of());
    m_reason->setText(qt(before.reason));
    m_by->setText(qt(before.accepted_by));
    m_limited->setChecked(before.until.has_value());
    m_until->setEnabled(before.until.has_value());
    m_until->setDate(qdate(before.until.value_or(m_date->add_days(days_of_explanation))));
    begin(what, true);
    m_reason->setFocus();
}

void HandlingPanel::ask_supervision(const QString& what, std::optional<Date> due,
                                    const QString& demand)
{
    const Date today = m_context.as_of();
    m_demand->setText(demand);
    m_demand->setCursorPosition(0);
    m_person->clear();
    m_issued->setDate(qdate(today));
    m_due->setDate(qdate(due.value_or(today.add_days(days_to_rectify))));
    begin(what, false);
    if (m_matter == Matter::ListRow)
        m_person->setFocus();
    else
        m_due->setFocus();
}

void HandlingPanel::check()
{
    const auto given = [](const QLineEdit* edit) { return !edit->text().trimmed().isEmpty(); };
    if (m_explanation)
        m_done->setEnabled(
            given(m_reason) && given(m_by) &&
            (!m_limited->isChecked() || !m_date || m_until->date() >= qdate(*m_date)));
    else
        m_done->setEnabled((m_matter == Matter::Finding || given(m_person)) &&
                           m_issued->date() <= m_due->date());
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
        Q_EMIT supervised({date_of(m_issued->date()), date_of(m_due->date()),
                           utf8_of(m_person->text().trimmed()),
                           utf8_of(m_demand->text().trimmed())});
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
