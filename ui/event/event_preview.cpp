#include "ui/event/event_preview.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/presentation/theme.h"
#include "ui/widgets/line_label.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

EventPreview::EventPreview(QWidget* parent) : QFrame(parent)
{
    set_role(this, "panel");
    setAccessibleName(tr("What is going to be written"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(2), Theme::grid(1), Theme::grid(1), Theme::grid(1));
    column->setSpacing(4);
    m_head = new LineLabel(this);
    m_head->setAccessibleName(tr("State of the event"));
    set_role(m_head, "strong");
    column->addWidget(m_head);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("What is going to be written"));
    m_lines = new QWidget(scroll);
    m_column = new QVBoxLayout(m_lines);
    m_column->setContentsMargins(0, 0, Theme::grid(1), 0);
    m_column->setSpacing(2);
    m_column->addStretch(1);
    scroll->setWidget(m_lines);
    scroll->viewport()->setAutoFillBackground(false);
    m_lines->setAutoFillBackground(false);
    column->addWidget(scroll, 1);
}

void EventPreview::begin(const QString& head)
{
    m_head->setText(head);
    qDeleteAll(m_lines->findChildren<QWidget*>());
}

void EventPreview::add(const QString& text, const char* role)
{
    auto* label = new TextLabel(text, m_lines);
    label->setWordWrap(true);
    set_role(label, role);
    m_column->insertWidget(m_column->count() - 1, label);
}

void EventPreview::show_lines(const std::vector<EventLine>& lines, const QStringList& notes)
{
    begin(tr("Going to be written:"));
    for (const QString& note : notes)
        add(note, "warning");
    for (const EventLine& line : lines) {
        add(line.text, "");
        for (const QString& fields : line.fields)
            add(fields, "soft");
    }
}

void EventPreview::show_refused(const QStringList& reasons)
{
    begin(tr("It can't be written yet:"));
    for (const QString& reason : reasons)
        add(reason, "");
}

void EventPreview::say(const QString& words)
{
    begin(words);
}

} // namespace lx::ui
