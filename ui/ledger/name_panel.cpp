#include "ui/ledger/name_panel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

NamePanel::NamePanel(QWidget* parent) : QFrame(parent)
{
    set_role(this, "panel");
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(Theme::grid(1), 4, Theme::grid(1), 4);
    line->setSpacing(Theme::grid(1));
    m_what = new TextLabel(this);
    set_role(m_what, "strong");
    m_name = new QLineEdit(this);
    m_name->setMaxLength(40);
    auto* keep = new QPushButton(tr("Keep"), this);
    auto* close = new QPushButton(tr("Close"), this);
    set_quiet(close);
    line->addWidget(m_what);
    line->addWidget(m_name, 1);
    line->addWidget(keep);
    line->addWidget(close);
    connect(m_name, &QLineEdit::returnPressed, this, &NamePanel::take);
    connect(keep, &QPushButton::clicked, this, &NamePanel::take);
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void NamePanel::ask(const QString& what, const QString& proposed)
{
    m_what->setText(what);
    m_name->setAccessibleName(what);
    m_name->setText(proposed);
    m_name->selectAll();
    show();
    m_name->setFocus();
}

void NamePanel::take()
{
    if (const QString name = m_name->text().trimmed(); !name.isEmpty())
        Q_EMIT named(name);
    else
        m_name->setFocus();
}

void NamePanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

} // namespace lx::ui
