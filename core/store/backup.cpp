// Backup and restore (upkeep.h).

#include <filesystem>
#include <memory>
#include <system_error>

#include <sqlite3.h>

#include "core/base/file_calls.h"
#include "core/base/fresh_file.h"
#include "core/store/action_row.h"
#include "core/store/companions.h"
#include "core/store/database.h"
#include "core/store/file_copy.h"
#include "core/store/file_hold.h"
#include "core/store/migration.h"
#include "core/store/own_fields.h"
#include "core/store/raw_handle.h"
#include "core/store/schema_check.h"
#include "core/store/statement.h"
#include "core/store/transaction.h"
#include "core/store/upkeep.h"
#include "core/store/verify_rows.h"

namespace fs = std::filesystem;

namespace lx {

namespace {

bool same_file(const std::string& one, const std::string& other)
{
    std::error_code ignored;
    return fs::equivalent(native_path(one), native_path(other), ignored) ||
           fs::weakly_canonical(native_path(one), ignored) ==
               fs::weakly_canonical(native_path(other), ignored);
}

/// The backup is opened as a ledger file, which refuses strangers and newer ones, and checked
/// before any of its rows is read.
Result<> check_backup(Database& database, const std::string& file, Progress& progress)
{
    progress.report("检查备份文件", 0, 0);
    LX_ASSIGN(const SchemaFaults faults, check_schema(database.handle(), database.version()));
    if (!faults.foreign.empty())
        return fail(ErrorKind::Foreign, "备份文件“" + file_name(file) + "”里有不是本程序的东西（" +
                                            listed_names(faults.foreign) +
                                            "），没有恢复，请换一份备份。");
    LX_ASSIGN(const std::string trouble, integrity(database.handle()));
    if (!trouble.empty() || !faults.empty())
        return fail(ErrorKind::Database,
                    "备份文件“" + file_name(file) + "”已损坏，没有恢复，请换一份备份。",
                    trouble + listed_names(faults.missing_tables) +
                        listed_names(faults.missing_indexes));
    return {};
}

Result<> copy_backup(Database& database, const std::string& file, const std::string& to,
                     Progress& progress)
{
    LX_TRY(copy_into(database.handle(), to, progress));
    LX_ASSIGN(const RawHandle copy, open_raw(to, SQLITE_OPEN_READWRITE));
    LX_TRY(query_text(copy.get(), "PRAGMA journal_mode = MEMORY"));
    {
        LX_ASSIGN(Transaction transaction, Transaction::begin(copy.get()));
        LX_TRY(append_marker(copy.get(), "restore", "从备份“" + file_name(file) + "”恢复"));
        LX_TRY(transaction.commit());
    }
    return query_text(copy.get(), "PRAGMA journal_mode = DELETE").map([](const auto&) {});
}

std::string kept_path(const std::string& path)
{
    const std::string stamp = file_stamp();
    const fs::path whole = native_path(path);
    const std::string folder = utf8_path(whole.parent_path());
    const std::string end = utf8_path(whole.extension());
    const std::string kept =
        (folder.empty() ? folder : folder + "/") + utf8_path(whole.stem()) + "恢复前-" + stamp;
    std::string name = kept + end;
    for (int i = 2; fs::exists(native_path(name)); ++i)
        name = kept + "-" + std::to_string(i) + end;
    return name;
}

tl::unexpected<Error> not_kept(const std::string& path, const std::string& reason)
{
    return fail(ErrorKind::Io,
                "台账文件“" + file_name(path) +
                    "”保留不了原来的内容，没有恢复，请检查磁盘空间和文件夹权限。",
                reason);
}

/// The old file under a second name, while `path` stays there until the new one takes its place.
Result<> keep_old(const std::string& path, const std::string& kept)
{
    std::error_code error;
    fs::create_hard_link(native_path(path), native_path(kept), error);
    if (!error)
        return {};
    LX_ASSIGN(FreshFile copy, FreshFile::begin(kept, FreshFile::Over::Nothing));
    error.clear();
    fs::copy_file(native_path(path), native_path(copy.temporary()),
                  fs::copy_options::overwrite_existing, error);
    if (error)
        return not_kept(path, error.message());
    return copy.publish();
}

/// Makes room at `path`; gives the name under which the old file is kept, "" if there was none.
Result<std::string> make_room(const std::string& path)
{
    std::error_code error;
    std::string kept;
    if (fs::exists(native_path(path), error)) {
        kept = kept_path(path);
        LX_TRY(keep_old(path, kept));
    }
    // What its log holds has been brought into it; where it is too damaged for that, the log goes
    // with it.
    LX_ASSIGN(const auto left, clear_companions(path));
    for (const std::string& companion : left) {
        if (kept.empty())
            break;
        const std::string ending = companion.substr(path.size());
        fs::rename(native_path(companion), native_path(kept + ending.substr(0, ending.find('.'))),
                   error);
    }
    return kept;
}

/// Colleagues who could open the old file can open the new one.
void share_like(const std::string& path, const std::string& fresh)
{
    std::error_code error;
    const auto old = fs::status(native_path(path), error).permissions();
    if (error || !fs::exists(native_path(path), error))
        return;
    fs::permissions(native_path(fresh), old & (fs::perms::owner_all | fs::perms::group_all), error);
}

/// Looks at the restored file under its own name, as the next program will.
Result<> check_restored(const std::string& path, const ChainEnd& wanted)
{
    LX_ASSIGN(const auto database, Database::open_for_upkeep(path));
    LX_ASSIGN(const ChainEnd found, chain_end(database->handle()));
    if (found.id != wanted.id || found.hash != wanted.hash)
        return fail(ErrorKind::Database,
                    "恢复后的台账文件“" + file_name(path) +
                        "”与备份不一致，请不要使用它，换一个文件夹再恢复一次。",
                    std::to_string(found.id) + " for " + std::to_string(wanted.id));
    return {};
}

/// A copy made earlier: its last action is one of the ledger's.
bool is_earlier_copy(sqlite3* copy, sqlite3* ledger)
{
    const auto id = query_integer(copy, "PRAGMA application_id");
    const auto last = query_integer(copy, "SELECT coalesce(max(id), 0) FROM action");
    if (!id || *id != application_id || !last)
        return false;
    const std::string which =
        "SELECT coalesce((SELECT hash FROM action WHERE id = " + std::to_string(*last) + "), '')";
    const auto there = query_text(copy, which);
    const auto here = query_text(ledger, which);
    return there && here && *there == *here;
}

/// What keeps a copy of the ledger from being restored; "" where nothing does.
Result<std::string> trouble_of(Database& database)
{
    LX_ASSIGN(const SchemaFaults faults, check_schema(database.handle(), database.version()));
    if (!faults.foreign.empty())
        return "里有不是本程序的东西（" + listed_names(faults.foreign) + "）";
    if (!faults.missing_tables.empty())
        return "里缺少" + listed_names(faults.missing_tables);
    if (!faults.missing_indexes.empty())
        return "里缺少" + listed_names(faults.missing_indexes);
    return std::string();
}

/// What another program did to the ledger's content: the first thing found, "" where it is as the
/// change log leaves it.
Result<std::string> change_from_outside(Database& database, Progress& progress)
{
    const Catalog catalog = readable_catalog(database);
    std::vector<VerifyItem> items;
    LX_ASSIGN(items.emplace_back(), verify_chain(database.handle(), progress));
    LX_TRY(verify_replay(database, catalog, progress, items));
    for (const VerifyItem& item : items)
        if (!item.findings.empty())
            return item.findings.front().sentence;
    return std::string();
}

/// A copy may take the place of an earlier one of the same ledger that nobody has open, and only
/// where the ledger is sound: the earlier one may be the last good thing there is. Gives the hold
/// on the copy that is replaced; null where nothing is.
Result<std::unique_ptr<FileHold>> check_replaced(Database& database, const std::string& to,
                                                 const std::string& trouble, Progress& progress)
{
    std::error_code error;
    const auto size = fs::file_size(native_path(to), error);
    if (error || size == 0)
        return nullptr; // nothing there, or nothing in it; a folder is told of when it is written
    LX_ASSIGN(auto hold, FileHold::join(to));
    LX_TRY(hold->lock());
    const auto other = open_raw(to, SQLITE_OPEN_READWRITE);
    if (!other || !is_earlier_copy(other->get(), database.handle()))
        return fail(ErrorKind::Refused,
                    "已有文件“" + file_name(to) +
                        "”，它不是这个台账以前的备份，没有覆盖，请换一个文件名。");
    const std::string kept = "，没有覆盖以前的备份“" + file_name(to) +
                             "”；请用那份备份恢复，或者换一个文件名把现状另存一份。";
    const std::string name = "台账文件“" + file_name(database.path()) + "”";
    if (!trouble.empty())
        return fail(ErrorKind::Refused, name + trouble + kept);
    LX_ASSIGN(const std::string changed, change_from_outside(database, progress));
    if (!changed.empty())
        return fail(ErrorKind::Refused, name + "被别的程序改动过（" + changed + "）" + kept);
    return hold;
}

} // namespace

Result<std::string> backup(Database& database, const std::string& to, Progress& progress)
{
    if (same_file(database.path(), to))
        return fail(ErrorKind::Usage, "备份不能写到台账文件自己，请换一个文件名。");
    sqlite3* handle = database.handle();
    if (sqlite3_get_autocommit(handle) == 0)
        return fail(ErrorKind::Locked, "正在修改台账，请等这次修改完成后再备份。");
    LX_ASSIGN(const auto view, StillView::begin(handle)); // stands still while pages are copied
    LX_TRY(query_integer(handle, "SELECT count(*) FROM setting"));
    LX_ASSIGN(const std::string trouble, trouble_of(database));
    LX_ASSIGN(auto hold, check_replaced(database, to, trouble, progress));
    LX_TRY(copy_database(handle, to, progress));
    return trouble.empty() ? trouble
                           : "台账文件“" + file_name(database.path()) + "”" + trouble +
                                 "，这份备份恢复不了，只是把现状留了下来，以前的备份请保留。";
}

Result<std::string> restore(const std::string& backup_file, const std::string& path,
                            Progress& progress)
{
    if (same_file(backup_file, path))
        return fail(ErrorKind::Usage,
                    "备份文件就是台账文件自己，没有什么可恢复的，请另选备份文件。");
    std::error_code error;
    std::unique_ptr<FileHold> hold;
    if (fs::exists(native_path(path), error)) {
        LX_ASSIGN(hold, FileHold::join(path));
        LX_TRY(hold->lock());
    }
    LX_ASSIGN(FreshFile fresh, FreshFile::begin(path, FreshFile::Over::Earlier, companion_room));
    ChainEnd end;
    {
        LX_ASSIGN(const auto source, Database::open_for_upkeep(backup_file));
        LX_TRY(check_backup(*source, backup_file, progress));
        LX_TRY(copy_backup(*source, backup_file, fresh.temporary(), progress));
        LX_ASSIGN(const RawHandle copy, open_raw(fresh.temporary(), SQLITE_OPEN_READONLY));
        LX_ASSIGN(end, chain_end(copy.get()));
    }
    share_like(path, fresh.temporary());
    LX_ASSIGN(std::string kept, make_room(path));
    if (auto published = fresh.publish(); !published) {
        if (!kept.empty())
            fs::remove(native_path(kept), error); // the old one still stands under its own name
        return fail(std::move(published.error()));
    }
    hold.reset(); // of the file that is now the kept one
    LX_TRY(check_restored(path, end));
    return kept;
}

} // namespace lx
