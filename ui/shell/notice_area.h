#pragma once

#include <QWidget>

#include "ui/document/notices.h"

class QVBoxLayout;

namespace lx::ui {

/// Shows news as cards that float over its parent, newest on top, at most three at once: nothing
/// below moves. They stand where they cover least, never a button where another place is free, and
/// never under the pointer. A plain confirmation takes the place of the one before. Plain news goes
/// by itself after a while (not while the pointer or the keyboard is on it); warnings and errors
/// stay until closed.
class NoticeArea : public QWidget
{
    Q_OBJECT
public:
    NoticeArea(Notices& notices, QWidget* parent = nullptr);
    /// Takes everything away (another file was opened).
    void clear();
    /// Looks for a free place again: what lies below is another page now.
    void find_place();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show_notice(const Notice& notice);

    QVBoxLayout* m_layout = nullptr;
};

} // namespace lx::ui
