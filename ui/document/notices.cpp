#include "ui/document/notices.h"

#include <QLoggingCategory>

#include "ui/presentation/format.h"

namespace lx::ui {

void Notices::error(const Error& error)
{
    if (!error.detail.empty())
        qWarning("%s [%s]", error.message.c_str(), error.detail.c_str());
    if (m_watch && m_watch(error))
        return;
    post({error.kind == ErrorKind::Cancelled ? NoticeKind::Info : NoticeKind::Error,
          qt(error.message)});
}

} // namespace lx::ui
