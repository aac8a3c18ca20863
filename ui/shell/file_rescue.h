#pragma once

#include <memory>

#include <QObject>

#include "core/base/fresh_file.h"
#include "ui/presentation/jobs.h"

namespace lx::ui {

class AppContext;
class WaitCover;

/// What the window does where the open file was moved, replaced, deleted or written over: it says
/// so, saves nothing any more, and saves what is open as a new file on which it goes on.
class FileRescue : public QObject
{
    Q_OBJECT
public:
    FileRescue(AppContext& context, WaitCover& cover, QObject* parent);

    /// Asks for a name and saves there. Nothing is written to the place the file had, unless it is
    /// free and the user chooses it.
    void save_as();
    /// Asked before the lost file is closed: what was saved last may be nowhere else.
    [[nodiscard]] bool may_leave();

private:
    void tell(const Error& why);
    void tell_again(const Error& why);
    void check(const std::shared_ptr<FreshFile>& copy, const QString& to);

    AppContext& m_context;
    WaitCover& m_cover;
    WorkSlot m_slot;
    Error m_why; ///< why saving stopped
};

} // namespace lx::ui
