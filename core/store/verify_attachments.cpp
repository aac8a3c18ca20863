#include <filesystem>

#include "core/base/file_calls.h"
#include "core/store/attachments.h"
#include "core/store/database.h"
#include "core/store/verify_rows.h"

namespace lx {

Result<VerifyItem> verify_attachments(Database& database, const Catalog& catalog,
                                      Progress& progress)
{
    VerifyItem item{"附件", VerifyKind::Data, true, true};
    LX_ASSIGN(const auto named, attachments_named(database, catalog, progress));
    for (const NamedAttachment& one : named) {
        std::error_code error;
        if (!std::filesystem::exists(native_path(attachment_path(database.path(), one.line)),
                                     error))
            add_finding(item,
                        one.ledger->name + "的附件“" + attachment_name(one.line) + "”不在了（" +
                            one.line + "），请把附件文件夹放回台账文件旁边，或者重新添加。",
                        one.ledger->code, one.row);
    }
    return item;
}

} // namespace lx
