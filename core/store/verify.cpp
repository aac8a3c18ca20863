// The checks of `verify` on the database itself; those on the ledgers' content are in
// verify_rows.cpp.

#include <sqlite3.h>

#include "core/store/action_row.h"
#include "core/store/database.h"
#include "core/store/statement.h"
#include "core/store/transaction.h"
#include "core/store/upkeep.h"
#include "core/store/verify_rows.h"

namespace lx {

namespace {

constexpr int operations_between_looks = 100'000;

/// Lets a long statement notice that the user pressed 取消.
class CancelWatch
{
public:
    CancelWatch(sqlite3* handle, Progress& progress) : m_handle(handle)
    {
        sqlite3_progress_handler(
            handle, operations_between_looks,
            [](void* watched) { return static_cast<Progress*>(watched)->cancelled() ? 1 : 0; },
            &progress);
    }
    ~CancelWatch() { sqlite3_progress_handler(m_handle, 0, nullptr, nullptr); }
    CancelWatch(const CancelWatch&) = delete;
    CancelWatch& operator=(const CancelWatch&) = delete;

private:
    sqlite3* m_handle;
};

Result<VerifyItem> check_structure(sqlite3* handle)
{
    VerifyItem item{"文件结构", true, false, {}};
    LX_ASSIGN(Statement check, Statement::prepare(handle, "PRAGMA integrity_check(100)"));
    while (true) {
        auto row = check.step();
        if (!row && row.error().kind != ErrorKind::Database)
            return fail(std::move(row.error()));
        if (!row || (*row && check.text(0) != "ok")) {
            item.passed = false;
            add_finding(item, "文件内部结构损坏，请用最近的备份恢复（" +
                                  (row ? std::string(check.text(0)) : row.error().detail) + "）");
        }
        if (!row || !*row)
            return item;
    }
}

Result<VerifyItem> check_foreign_keys(sqlite3* handle, const Catalog& catalog)
{
    VerifyItem item{"行与行之间的引用", true, false, {}};
    LX_ASSIGN(Statement check, Statement::prepare(handle, "PRAGMA foreign_key_check"));
    while (true) {
        LX_ASSIGN(const bool row, check.step());
        if (!row)
            return item;
        const auto name = [&](int column) {
            const LedgerDef* def = catalog.ledger(check.text(column));
            return def != nullptr ? def->name : std::string(check.text(column));
        };
        add_finding(item, name(0) + "台账的第 " + std::to_string(check.integer(1)) +
                              " 号行引用了不存在的" + name(2) + "行，请重新选择");
        item.passed = false;
    }
}

/// Reads the changes of one action into its hash; tells where they are not what the action says.
Result<bool> add_changes(Statement& changes, std::int64_t first, const ActionRow& action,
                         ActionHash& hash)
{
    changes.reset();
    changes.bind(1, first);
    changes.bind(2, first + action.changes);
    std::int64_t expected = first;
    while (true) {
        LX_ASSIGN(const bool row, changes.step());
        if (!row)
            return expected == first + action.changes;
        if (changes.integer(0) != expected++ || changes.integer(1) != action.id)
            return false;
        hash.add(ChangeRow{changes.integer(0), changes.text(2), changes.integer(3), changes.text(4),
                           changes.text(5), changes.text(6)});
    }
}

Result<VerifyItem> check_chain(sqlite3* handle, Progress& progress)
{
    VerifyItem item{"修改记录的链条", true, false, {}};
    LX_ASSIGN(Statement actions,
              Statement::prepare(handle, "SELECT id, title, kind, actor, at, changes, target,"
                                         " first_change, hash FROM action ORDER BY id"));
    LX_ASSIGN(Statement changes,
              Statement::prepare(handle, "SELECT id, action, ledger, row_id, label, kind, fields"
                                         " FROM change WHERE id >= ? AND id < ? ORDER BY id"));
    LX_ASSIGN(const std::int64_t total, query_integer(handle, "SELECT max(id) FROM action"));
    std::string previous;
    std::int64_t expected = 1;
    std::int64_t counted = 0;
    while (true) {
        LX_ASSIGN(const bool row, actions.step());
        if (!row)
            break;
        ActionRow action;
        action.id = actions.integer(0);
        action.title = actions.text(1);
        action.kind = actions.text(2);
        action.actor = actions.text(3);
        action.at = actions.text(4);
        action.changes = actions.integer(5);
        if (!actions.is_null(6))
            action.target = actions.integer(6);
        if (action.id != expected)
            add_finding(item, "缺少编号 " + std::to_string(expected) + " 起的操作记录");
        expected = action.id + 1;
        ActionHash hash;
        LX_ASSIGN(const bool whole, add_changes(changes, actions.integer(7), action, hash));
        const std::string found = hash.finish(action, previous);
        if (!whole)
            add_finding(item, "操作“" + action.title + "”（" + action.at + "）的修改记录不全");
        else if (found != actions.text(8))
            add_finding(item, "操作“" + action.title + "”（" + action.at + "）的修改记录被改动过");
        previous = actions.text(8);
        counted += action.changes;
        progress.report("校验修改记录", action.id, total);
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消校验。");
    }
    LX_ASSIGN(const std::int64_t rows, query_integer(handle, "SELECT count(*) FROM change"));
    if (rows != counted)
        add_finding(item, "修改记录有 " + std::to_string(rows) + " 行，各次操作合计 " +
                              std::to_string(counted) + " 行");
    item.passed = item.findings.empty();
    return item;
}

} // namespace

void add_finding(VerifyItem& item, std::string sentence)
{
    constexpr std::size_t most = 100;
    if (item.findings.size() < most)
        item.findings.push_back(std::move(sentence));
}

Result<std::vector<VerifyItem>> verify(Database& database, const Catalog& catalog,
                                       Progress& progress)
{
    sqlite3* handle = database.handle();
    const CancelWatch watch(handle, progress);
    LX_ASSIGN(const auto view, StillView::begin(handle)); // others may go on writing meanwhile
    std::vector<VerifyItem> items;
    progress.report("检查文件结构", 0, 0);
    LX_ASSIGN(items.emplace_back(), check_structure(handle));
    if (!items.back().passed)
        return items; // what follows would read a damaged file
    progress.report("检查引用", 0, 0);
    LX_ASSIGN(items.emplace_back(), check_foreign_keys(handle, catalog));
    LX_TRY(verify_rows(database, catalog, progress, items));
    LX_ASSIGN(items.emplace_back(), check_chain(handle, progress));
    LX_ASSIGN(items.emplace_back(), verify_search(handle, catalog, progress));
    return items;
}

} // namespace lx
