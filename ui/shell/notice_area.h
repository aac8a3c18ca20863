#pragma once

#include <QWidget>

#include "ui/document/notices.h"

class QVBoxLayout;

namespace lx::ui {

/// Shows news above the page, newest on top, at most three at once. A plain confirmation takes the
/// place of the one before. Plain news goes by itself after
/// a while (not while the pointer or the keyboard is on it); warnings and errors stay until closed.
class NoticeArea : public QWidget
{
    Q_OBJECT
public:
    NoticeArea(Notices& notices, QWidget* parent = nullptr);
    /// Takes everything away (another file was opened).
    void clear();

private:
    void show_notice(const Notice& notice);

    QVBoxLayout* m_layout = nullptr;
};

} // namespace lx::ui
