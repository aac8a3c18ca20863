#include "core/store/rescue.h"

#include <sqlite3.h>

#include "core/store/companions.h"
#include "core/store/database.h"
#include "core/store/file_copy.h"
#include "core/store/raw_handle.h"
#include "core/store/statement.h"
#include "core/store/upkeep.h"

namespace lx {

namespace {

Result<bool> has_action(sqlite3* handle, const ChainEnd& wanted)
{
    if (wanted.id == 0)
        return true;
    LX_ASSIGN(Statement select,
              Statement::prepare(handle, "SELECT 1 FROM action WHERE id = ? AND hash = ?"));
    select.bind(1, wanted.id);
    select.bind(2, std::string_view(wanted.hash));
    return select.step();
}

Error gone(const std::string& path, std::string detail)
{
    return {ErrorKind::Database,
            "“" + file_name(path) +
                "”没有存成：打开着的台账文件被别的程序整个改写，原来的内容已经读不出来；"
                "请从最近的备份恢复。",
            std::move(detail)};
}

Result<> check(const FreshFile& copy, const ChainEnd& newest, const Catalog& catalog,
               Progress& progress)
{
    const auto database = Database::open_for_upkeep(copy.temporary());
    if (!database)
        return fail(gone(copy.path(), database.error().message + " " + database.error().detail));
    const auto known = has_action((*database)->handle(), newest);
    if (!known || !*known)
        return fail(gone(copy.path(), "newest action " + std::to_string(newest.id)));
    LX_ASSIGN(const auto items, verify(**database, catalog, progress));
    for (const VerifyItem& item : items)
        if (!item.passed && item.kind == VerifyKind::Damage)
            return fail(gone(copy.path(), item.check));
    return {};
}

} // namespace

Result<FreshFile> copy_what_is_seen(Database& database, const std::string& to, Progress& progress)
{
    LX_ASSIGN(FreshFile fresh, FreshFile::begin(to, FreshFile::Over::Nothing, companion_room));
    auto copied = copy_pages_into(database.handle(), fresh.temporary(), progress);
    if (!copied && copied.error().kind == ErrorKind::Cancelled)
        return fail(ErrorKind::Cancelled, "已取消，没有另存。");
    if (!copied && copied.error().kind == ErrorKind::Database)
        return fail(gone(to, copied.error().detail));
    LX_TRY(copied);
    return fresh;
}

Result<> publish_checked(FreshFile copy, const ChainEnd& newest, const Catalog& catalog,
                         Progress& progress)
{
    LX_TRY(check(copy, newest, catalog, progress));
    LX_TRY(clear_companions(copy.path()));
    return copy.publish();
}

} // namespace lx
