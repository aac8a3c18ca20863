#include "ui/widgets/keep_panel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

KeepPanel::KeepPanel(const QString& title, const QString& leaving, const QString& keeping,
                     QWidget* parent)
    : QFrame(parent)
{
    set_role(this, "panel");
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(Theme::grid(1) + 4, Theme::grid(1), Theme::grid(1),
                                 Theme::grid(1));
    m_column->setSpacing(4);
    m_head = new QHBoxLayout;
    m_head->setSpacing(Theme::grid(1));
    auto* about = new TextLabel(title, this);
    about->setWordWrap(true);
    set_role(about, "strong");
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAccessibleName(leaving);
    set_quiet(cancel);
    auto* keep_button = new QPushButton(keeping, this);
    m_head->addWidget(about, 1);
    m_head->addWidget(cancel);
    m_head->addWidget(keep_button);
    m_column->addLayout(m_head);
    m_fault = new TextLabel(this);
    set_role(m_fault, "error");
    m_fault->setWordWrap(true);
    m_fault->hide();
    m_column->addWidget(m_fault);
    connect(cancel, &QPushButton::clicked, this, &KeepPanel::leave);
    connect(keep_button, &QPushButton::clicked, this, &KeepPanel::try_to_keep);
    hide();
}

void KeepPanel::add_fields(QWidget* fields)
{
    m_column->insertWidget(1, fields);
}

void KeepPanel::add_choice(QPushButton* button)
{
    m_head->insertWidget(m_head->count() - 1, button);
}

void KeepPanel::tell(const QString& fault)
{
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
}

void KeepPanel::leave()
{
    hide();
    Q_EMIT left();
}

void KeepPanel::try_to_keep()
{
    if (!keep())
        return;
    leave();
    Q_EMIT kept();
}

void KeepPanel::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        leave();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        try_to_keep();
        return;
    default:
        QFrame::keyPressEvent(event);
    }
}

} // namespace lx::ui
