#include "ui/dossier/verdict.h"

#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/state_look.h"
#include "ui/presentation/theme.h"
#include "ui/presentation/verdict_html.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

Verdict::Verdict(QWidget* parent) : QFrame(parent)
{
    set_role(this, "panel");
    setAccessibleName(tr("What the policies say"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(2), Theme::grid(1), Theme::grid(2), Theme::grid(1));
    column->setSpacing(6);
    m_head = new MarkupLabel(this);
    m_head->setWordWrap(true);
    m_head->setAccessibleName(tr("Verdict"));
    column->addWidget(m_head);
    clear_lines();
}

void Verdict::clear_lines()
{
    delete m_lines;
    m_lines = new QWidget(this);
    m_lines->setProperty("plain", true);
    m_grid = new QGridLayout(m_lines);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(Theme::grid(1));
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
    layout()->addWidget(m_lines);
}

void Verdict::say(const QString& words)
{
    clear_lines();
    m_head->setText(escaped(words));
}

void Verdict::show_findings(const SubjectFindings& found, Date day)
{
    clear_lines();
    const QString verdict = verdict_html(found);
    m_head->setText(verdict.isEmpty() ? escaped(tr("The policies chosen ask nothing of it."))
                                      : verdict);
    int row = 0;
    for (const SubjectFindings::Line& line : found.lines)
        add_line(line, day, row++);
}

void Verdict::add_line(const SubjectFindings::Line& line, Date day, int row)
{
    const Theme& theme = Theme::current();
    const StateLook look = state_look(line.state, theme);
    auto* state = new MarkupLabel(m_lines);
    state->setText(QStringLiteral("<span style=\"color:%1\">%2</span> %3")
                       .arg(look.color.name(), look.sign, escaped(look.word)));
    auto* words = new MarkupLabel(m_lines);
    QString text =
        QStringLiteral("%1 <span style=\"color:%2\">（%3）</span>")
            .arg(escaped(qt(line.title)), theme.text_soft.name(), escaped(qt(line.basis)));
    const QString needed = qt(line.needed.empty() ? line.advice : line.needed);
    QStringList more;
    if (!needed.isEmpty())
        more << escaped(needed);
    if (line.deadline && *line.deadline < day && line.state == State::Unmet)
        more << QStringLiteral("<span style=\"color:%1\">%2</span>")
                    .arg(theme.bad.name(),
                         escaped(tr("overdue since %1").arg(date_text(*line.deadline))));
    else if (line.deadline)
        more << escaped(tr("by %1").arg(date_text(*line.deadline)));
    if (!line.explained.empty())
        more << QStringLiteral("<i>%1</i>")
                    .arg(escaped(tr("Explained: %1").arg(qt(line.explained))));
    if (!more.isEmpty())
        text += QStringLiteral("<br><span style=\"color:%1\">%2</span>")
                    .arg(theme.text_soft.name(), more.join(QStringLiteral(" · ")));
    words->setText(text);
    words->setWordWrap(true);
    words->setAccessibleName(QStringLiteral("%1：%2 %3").arg(look.word, qt(line.title), needed));
    auto* handle = new QPushButton(tr("Handle"), m_lines);
    set_quiet(handle);
    set_tip(handle, tr("Opens the rule: its reasons, to supervise or to explain"));
    handle->setAccessibleName(tr("Handle: %1").arg(qt(line.title)));
    connect(handle, &QPushButton::clicked, this,
            [this, rule = qt(line.rule)] { Q_EMIT rule_wanted(rule); });
    m_grid->addWidget(state, row, 0, Qt::AlignTop);
    m_grid->addWidget(words, row, 1);
    m_grid->addWidget(handle, row, 2, Qt::AlignTop);
}

} // namespace lx::ui
