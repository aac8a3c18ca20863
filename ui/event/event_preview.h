#pragma once

#include <vector>

#include <QFrame>
#include <QStringList>

#include "ui/presentation/event_words.h"

class QVBoxLayout;

namespace lx::ui {

class LineLabel;

/// What an event is going to write, or why it can't yet: a place of its own, as high whatever it
/// has to say.
class EventPreview : public QFrame
{
    Q_OBJECT
public:
    explicit EventPreview(QWidget* parent = nullptr);
    /// `notes`: what to look at before, and what is left to be done after.
    void show_lines(const std::vector<EventLine>& lines, const QStringList& notes);
    /// What keeps it from being written.
    void show_refused(const QStringList& reasons);
    void say(const QString& words);

private:
    void begin(const QString& head);
    void add(const QString& text, const char* role);

    LineLabel* m_head = nullptr;
    QWidget* m_lines = nullptr;
    QVBoxLayout* m_column = nullptr;
};

} // namespace lx::ui
