#include "ui/document/leaving.h"

#include "ui/document/app_context.h"

namespace lx::ui {

Leaving::Leaving(AppContext& context) : QObject(&context) {}

Leaving& Leaving::of(AppContext& context)
{
    auto* found = context.findChild<Leaving*>(QString(), Qt::FindDirectChildrenOnly);
    if (found == nullptr)
        found = new Leaving(context);
    return *found;
}

bool Leaving::allowed()
{
    bool allowed = true;
    Q_EMIT asked(allowed);
    return allowed;
}

} // namespace lx::ui
