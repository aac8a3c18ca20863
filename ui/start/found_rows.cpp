#include "ui/start/found_rows.h"

#include "ui/document/app_context.h"
#include "ui/document/notices.h"

namespace lx::ui {

void open_found(AppContext& context, JobSlot& slot, const std::string& ledger, const QString& title,
                std::function<std::vector<std::int64_t>()> find)
{
    using Ids = std::vector<std::int64_t>;
    slot.start<Ids>(
        JobKind::Quick, {},
        [find = std::move(find)](JobProgress&) -> Result<Ids> { return find(); },
        [&context, ledger, title](Result<Ids> ids) {
            if (ids)
                context.go(Place::rows(ledger, std::move(*ids), title));
            else if (ids.error().kind != ErrorKind::Cancelled) // the file was closed meanwhile
                context.notices().error(ids.error());
        });
}

} // namespace lx::ui
