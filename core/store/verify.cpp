// The checks of `verify` on the database itself; those on the ledgers' content are in
// verify_rows.cpp.

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>

#include <sqlite3.h>

#include "core/base/text.h"
#include "core/ledger/mask.h"
#include "core/store/action_row.h"
#include "core/store/database.h"
#include "core/store/given_number.h"
#include "core/store/key_sql.h"
#include "core/store/ledger_table.h"
#include "core/store/migration.h"
#include "core/store/own_fields.h"
#include "core/store/schema_check.h"
#include "core/store/sqlite_error.h"
#include "core/store/statement.h"
#include "core/store/structure_words.h"
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

Result<VerifyItem> check_structure(sqlite3* handle, const Catalog& catalog)
{
    VerifyItem item{"文件结构", VerifyKind::Damage};
    LX_ASSIGN(Statement check, Statement::prepare(handle, "PRAGMA integrity_check(100)"));
    std::map<std::string, int> found; // one broken index is said for each of its rows
    while (true) {
        auto row = check.step();
        if (!row && row.error().kind != ErrorKind::Database)
            return fail(std::move(row.error()));
        if (!row || (*row && check.text(0) != "ok"))
            ++found[structure_words(catalog, row ? check.text(0) : std::string_view())];
        if (!row || !*row)
            break;
    }
    for (const auto& [sentence, times] : found)
        add_finding(item,
                    times == 1 ? sentence : sentence + "（" + std::to_string(times) + " 处）");
    return item;
}

Result<VerifyItem> check_foreign_keys(sqlite3* handle, const Catalog& catalog)
{
    VerifyItem item{"行与行之间的引用", VerifyKind::Damage};
    LX_ASSIGN(Statement check, Statement::prepare(handle, "PRAGMA foreign_key_check"));
    while (true) {
        LX_ASSIGN(const bool row, check.step());
        if (!row)
            return item;
        const bool ledger = catalog.ledger(check.text(0)) != nullptr;
        const auto name = [&](int column) { return table_words(catalog, check.text(column)); };
        add_finding(item,
                    name(0) + (ledger ? "台账的第 " : "的第 ") + std::to_string(check.integer(1)) +
                        " 号行引用了不存在的" + name(2) + "行",
                    ledger ? check.text(0) : std::string_view(), check.integer(1));
    }
}

/// Rows with the same natural key, by key; at most a hundred.
Result<std::vector<std::pair<std::string, std::int64_t>>>
doubled_keys(sqlite3* handle, const Catalog& catalog, const LedgerDef& def)
{
    std::vector<std::pair<std::string, std::int64_t>> twice;
    if (def.key_fields().empty())
        return twice;
    LX_ASSIGN(Statement select,
              Statement::prepare(handle, "SELECT " + key_sql(catalog, def, "t") +
                                             " AS k, count(*) AS n FROM " + quote_name(def.code) +
                                             " t GROUP BY k HAVING n > 1 LIMIT 100"));
    while (true) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return twice;
        twice.emplace_back(mask_key_parts(select.text(0)), select.integer(1));
    }
}

/// Reads the changes of one action into its hash; tells where they are not what the action says.
Result<bool> add_changes(Statement& changes, std::int64_t first, const ActionRow& action,
                         ActionHash& hash)
{
    if (first < 0 || first > greatest_number || action.changes < 0 ||
        action.changes > greatest_number)
        return false;
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

/// The end kept beside the log: without it a log whose last actions were cut off would look whole.
Result<> check_end(sqlite3* handle, std::int64_t last, const std::string& hash, VerifyItem& item)
{
    LX_ASSIGN(
        const std::int64_t has_head,
        query_integer(handle, "SELECT count(*) FROM sqlite_schema WHERE name = 'chain_head'"));
    if (has_head == 0)
        return {}; // of an older version
    LX_ASSIGN(Statement select, Statement::prepare(handle, "SELECT action, hash FROM chain_head"));
    LX_ASSIGN(const bool row, select.step());
    const std::int64_t head = row ? select.integer(0) : 0;
    if (head > last)
        add_finding(item, "修改记录的末尾被删掉了：最后一次应是第 " + std::to_string(head) +
                              " 号操作，现在只到第 " + std::to_string(last) + " 号");
    else if (head != last || (row && select.text(1) != hash))
        add_finding(item, "修改记录的末尾被改动过");
    return {};
}

/// Definitions that can't be read; each blocks itself alone.
Result<VerifyItem> check_own_fields(Database& database)
{
    VerifyItem item{"自定义字段的定义", VerifyKind::Data};
    std::vector<std::string> faults;
    LX_TRY(file_catalog(database, &faults));
    for (std::string& fault : faults)
        add_finding(item, std::move(fault));
    return item;
}

} // namespace

Result<VerifyItem> verify_chain(sqlite3* handle, Progress& progress)
{
    VerifyItem item{"修改记录的链条", VerifyKind::Outside};
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
        expected = std::min(action.id, greatest_number) + 1;
        ActionHash hash;
        LX_ASSIGN(const bool whole, add_changes(changes, actions.integer(7), action, hash));
        const std::string found = hash.finish(action, previous);
        if (!whole)
            add_finding(item, "操作“" + action.title + "”（" + action.at + "）的修改记录不全");
        else if (found != actions.text(8))
            add_finding(item, "操作“" + action.title + "”（" + action.at + "）的修改记录被改动过");
        previous = actions.text(8);
        counted += whole ? action.changes : 0; // else it is told above
        progress.report("校验修改记录", action.id, total);
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消校验。");
    }
    LX_ASSIGN(const std::int64_t rows, query_integer(handle, "SELECT count(*) FROM change"));
    if (rows != counted)
        add_finding(item, "修改记录有 " + std::to_string(rows) + " 行，各次操作合计 " +
                              std::to_string(counted) + " 行");
    LX_TRY(check_end(handle, expected - 1, previous, item));
    return item;
}

namespace {

/// Tables and indexes against those the version has. What others put there stays untouched.
Result<VerifyItem> check_tables(const SchemaFaults& faults)
{
    VerifyItem item{"表、索引与本程序的一致",
                    faults.foreign.empty() ? VerifyKind::Damage : VerifyKind::Foreign};
    for (const std::string& name : faults.foreign)
        add_finding(item, "文件里有不是本程序的东西：" + name);
    for (const std::string& name : faults.missing_tables)
        add_finding(item, "缺少" + name + "，其中的内容已经没有了");
    for (const std::string& name : faults.missing_indexes)
        add_finding(item, "缺少" + name + "，查找会变慢，也可能已经有重复的行");
    return item;
}

/// Keys that stand twice where an index that should forbid it is gone.
Result<VerifyItem> check_keys(Database& database, const Catalog& catalog)
{
    VerifyItem item{"每一行的编号不重复", VerifyKind::Damage};
    for (const LedgerDef& def : catalog.ledgers()) {
        LX_ASSIGN(const auto twice, doubled_keys(database.handle(), catalog, def));
        for (const auto& [key, count] : twice)
            add_finding(item, def.name + "“" + key + "”有 " + std::to_string(count) + " 行");
    }
    return item;
}

} // namespace

std::string verify_advice(VerifyKind kind)
{
    switch (kind) {
    case VerifyKind::Damage:
        return "文件有损坏，请用最近的备份恢复。";
    case VerifyKind::Foreign:
        return "文件里有不是本程序的东西，不要在里面继续录入：先把各台账导出成 Excel，"
               "再连同这个文件请教提供它的人或技术人员。";
    case VerifyKind::Outside:
        return "有内容被别的程序改动过，请对照纸质材料或最近的备份逐行核对；不能确定时用备份恢复。";
    case VerifyKind::Search:
        return "只影响查找，台账的内容是好的：重建检索索引即可（“维护”页的按钮，或命令行的 "
               "reindex）。";
    case VerifyKind::Data:
        break;
    }
    return "有些内容填得不对，请逐行更正。";
}

namespace {

constexpr std::size_t most_characters = 300;

/// What the file holds may be anything: broken bytes, control characters, a blob of megabytes.
std::string readable(std::string_view sentence)
{
    constexpr std::size_t widest = 4; // bytes a character
    std::u32string characters = code_points(sentence.substr(0, widest * most_characters));
    if (characters.size() > most_characters || sentence.size() > widest * most_characters) {
        characters.resize(std::min(characters.size(), most_characters));
        characters += U'…';
    }
    for (char32_t& c : characters)
        if (c < U' ' || c == 0x7F)
            c = U' ';
    return utf8(characters);
}

} // namespace

void add_finding(VerifyItem& item, std::string sentence, std::string_view ledger, std::int64_t row)
{
    item.passed = false;
    ++item.total;
    if (item.findings.size() < VerifyItem::most_findings)
        item.findings.push_back({readable(sentence), std::string(ledger), row});
}

namespace {

/// A check that can't go on in what it finds is itself a finding; the others still run.
Result<> take(std::vector<VerifyItem>& items, const char* check, VerifyKind kind,
              const std::function<Result<>(std::vector<VerifyItem>&)>& work)
{
    std::vector<VerifyItem> found;
    const auto done = work(found);
    if (!done && done.error().kind != ErrorKind::Database)
        return fail(done.error());
    std::move(found.begin(), found.end(), std::back_inserter(items));
    if (!done) {
        VerifyItem broken{check, kind};
        add_finding(broken, "查到一半查不下去：" + done.error().message);
        items.push_back(std::move(broken));
    }
    return {};
}

Result<> take(std::vector<VerifyItem>& items, const char* check, VerifyKind kind,
              const std::function<Result<VerifyItem>()>& work)
{
    return take(items, check, kind, [&](std::vector<VerifyItem>& found) -> Result<> {
        LX_ASSIGN(found.emplace_back(), work());
        return {};
    });
}

} // namespace

Result<std::vector<VerifyItem>> verify(Database& database, const Catalog& catalog,
                                       Progress& progress, std::optional<Date> today)
{
    sqlite3* handle = database.handle();
    const CancelWatch watch(handle, progress);
    LX_ASSIGN(const auto view, StillView::begin(handle)); // others may go on writing meanwhile
    std::vector<VerifyItem> items;
    progress.report("检查文件结构", 0, 0);
    LX_ASSIGN(items.emplace_back(), check_structure(handle, catalog));
    if (!items.back().passed)
        return items; // what follows would read a damaged file
    LX_ASSIGN(const SchemaFaults faults, check_schema(handle, database.version()));
    LX_ASSIGN(items.emplace_back(), check_tables(faults));
    if (!faults.swapped.empty() || !faults.missing_tables.empty())
        return items; // what stands in place of our tables is not looked at
    progress.report("检查引用", 0, 0);
    using Items = std::vector<VerifyItem>;
    const VerifyKind damage = VerifyKind::Damage;
    LX_TRY(take(items, "行与行之间的引用", damage,
                [&] { return check_foreign_keys(handle, catalog); }));
    LX_TRY(take(items, "修改记录的链条", damage, [&] { return verify_chain(handle, progress); }));
    LX_TRY(take(items, "每一行与修改记录", damage,
                [&](Items& found) { return verify_replay(database, catalog, progress, found); }));
    if (database.version() < builtin_migrations().back().number)
        return items; // rows of an older version are held against their rules once it is upgraded
    if (!faults.missing_indexes.empty())
        LX_TRY(take(items, "每一行的编号不重复", damage,
                    [&] { return check_keys(database, catalog); }));
    LX_ASSIGN(items.emplace_back(), check_own_fields(database));
    LX_TRY(take(items, "每一行的填写", damage, [&](Items& found) {
        return verify_rows(database, catalog, progress, today, found);
    }));
    LX_TRY(take(items, "各台账之间", damage,
                [&](Items& found) { return verify_data(handle, progress, today, found); }));
    LX_TRY(take(items, "附件", VerifyKind::Data,
                [&] { return verify_attachments(database, catalog, progress); }));
    LX_TRY(take(items, "可能重复的行", damage,
                [&] { return verify_duplicates(database, catalog, progress); }));
    LX_TRY(take(items, "检索索引", VerifyKind::Search,
                [&] { return verify_search(handle, catalog, progress); }));
    return items;
}

Result<VerifyItem> verify_against(Database& database, const std::string& backup_file)
{
    VerifyItem item{"与备份“" + file_name(backup_file) + "”相接", VerifyKind::Outside};
    LX_ASSIGN(const auto backup, Database::open_for_upkeep(backup_file));
    LX_ASSIGN(const SchemaFaults faults, check_schema(backup->handle(), backup->version()));
    if (!faults.swapped.empty() || !faults.missing_tables.empty())
        return fail(ErrorKind::Database,
                    "备份文件“" + file_name(backup_file) + "”已损坏，比不了，请换一份备份。");
    LX_ASSIGN(const ChainEnd end, chain_end(backup->handle()));
    LX_ASSIGN(const std::string here,
              query_text(database.handle(),
                         "SELECT hash FROM action WHERE id = " + std::to_string(end.id)));
    if (here.empty() && end.id > 0)
        add_finding(item, "备份里最后一次操作（第 " + std::to_string(end.id) + " 号，" + end.at +
                              "）在台账里已经没有了：它之后的修改记录被删掉过，"
                              "或者这不是同一个台账的备份");
    else if (here != end.hash)
        add_finding(item, "备份里最后一次操作（第 " + std::to_string(end.id) + " 号，" + end.at +
                              "）在台账里是另外的内容：修改记录被改写过，"
                              "或者这不是同一个台账的备份");
    return item;
}

} // namespace lx
