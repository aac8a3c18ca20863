#include "ui/ledger/end_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

#include "ui/presentation/theme.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/either.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

EndPanel::EndPanel(QWidget* parent) : QFrame(parent)
{
    set_role(this, "panel");
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(Theme::grid(1), 4, Theme::grid(1), 4);
    line->setSpacing(Theme::grid(1));
    m_what = new TextLabel(this);
    set_role(m_what, "strong");
    auto* on = new TextLabel(tr("on"), this);
    m_day = day_edit(this, tr("Day it ends"));
    auto* because = new TextLabel(tr("reason"), this);
    m_choice = new QComboBox(this);
    m_choice->setAccessibleName(tr("Reason"));
    m_text = new QLineEdit(this);
    m_text->setAccessibleName(tr("Reason"));
    m_text->setPlaceholderText(tr("kept in the remarks"));
    auto* end = new QPushButton(tr("End"), this);
    auto* close = new QPushButton(tr("Close"), this);
    set_quiet(close);
    line->addWidget(m_what);
    line->addWidget(on);
    line->addWidget(m_day);
    line->addWidget(because);
    line->addWidget(m_choice);
    line->addWidget(m_text, 1);
    line->addStretch(1);
    line->addWidget(end);
    line->addWidget(close);
    connect(end, &QPushButton::clicked, this, [this] {
        const QString reason =
            m_choice->isVisible() ? m_choice->currentText() : m_text->text().trimmed();
        hide();
        Q_EMIT ended(m_day->date().toString(Qt::ISODate), reason);
    });
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void EndPanel::ask(const QString& what, Date day, const QStringList& reasons)
{
    m_what->setText(what);
    m_day->setDate(QDate(day.year(), day.month(), day.day()));
    m_choice->clear();
    m_choice->addItems(reasons);
    show_either(!reasons.isEmpty(), m_choice, m_text);
    m_text->clear();
    show();
    m_day->setFocus();
}

void EndPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

} // namespace lx::ui
