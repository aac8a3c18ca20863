#include <filesystem>

#include "core/base/file_calls.h"
#include "core/store/attachments.h"
#include "core/store/database.h"
#include "core/store/ledger_table.h"
#include "core/store/statement.h"
#include "core/store/verify_rows.h"

namespace lx {

Result<VerifyItem> verify_attachments(Database& database, const Catalog& catalog,
                                      Progress& progress)
{
    VerifyItem item{"附件", VerifyKind::Data, true, true};
    for (const LedgerDef& def : catalog.ledgers())
        for (const FieldDef& field : def.fields) {
            if (!holds_files(field))
                continue;
            LX_ASSIGN(Statement select,
                      Statement::prepare(database.handle(), "SELECT id, " + quote_name(field.key) +
                                                                " FROM " + quote_name(def.code) +
                                                                " WHERE " + quote_name(field.key) +
                                                                " IS NOT NULL"));
            while (true) {
                LX_ASSIGN(const bool row, select.step());
                if (!row)
                    break;
                if (progress.cancelled())
                    return fail(ErrorKind::Cancelled, "已取消校验。");
                for (const std::string& line : attachments_in(select.text(1))) {
                    std::error_code error;
                    if (is_attachment_path(line) &&
                        !std::filesystem::exists(
                            native_path(attachment_path(database.path(), line)), error))
                        add_finding(item,
                                    def.name + "的附件“" + attachment_name(line) + "”不在了（" +
                                        line + "），请把附件文件夹放回台账文件旁边，或者重新添加。",
                                    def.code, select.integer(0));
                }
            }
        }
    return item;
}

} // namespace lx
