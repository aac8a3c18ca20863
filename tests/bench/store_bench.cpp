// Times the store: writing units with everything a change leaves (log, chain, search) against
// SQLite alone writing the same cells; pages, ids and search in a big file. Usage: store_bench
// [rows to write] [rows of the big file]

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <time.h>

#include <sqlite3.h>

#include "core/base/clock.h"
#include "core/store/column_values.h"
#include "core/store/init_file.h"
#include "core/store/ledger_store.h"
#include "core/store/ledger_table.h"
#include "core/store/upkeep.h"
#include "core/store/writer.h"

using namespace lx;

namespace {

/// Processor time of this process: steadier than the clock on a machine that does other work too.
/// (Tests name no absolute times either.)
class Watch
{
public:
    double seconds()
    {
        const double now = used();
        const double passed = now - m_start;
        m_start = now;
        return passed;
    }

private:
    static double used()
    {
        timespec time{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
    }
    double m_start = used();
};

std::uint64_t mix(std::uint64_t x)
{
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

template <std::size_t N> const char* pick(std::uint64_t dice, const char* const (&words)[N])
{
    return words[dice % N];
}

/// A unit with about 30 filled fields, different for every number.
void fill(const LedgerDef& def, std::int64_t number, Record& row)
{
    constexpr const char* surnames[] = {"王", "李", "张", "刘", "陈", "杨",
                                        "赵", "黄", "周", "吴", "马", "丁"};
    constexpr const char* given[] = {"伟", "芳", "娜", "敏", "静", "强", "磊",
                                     "军", "洋", "勇", "艳", "杰", "涛", "明"};
    constexpr const char* words[] = {"宏", "达", "盛", "鑫", "源", "泰", "和", "兴",
                                     "隆", "昌", "瑞", "丰", "华", "通", "安", "康"};
    constexpr const char* trades[] = {"商贸",     "建筑工程", "农业科技", "物流",
                                      "餐饮管理", "信息技术", "装饰",     "医药"};
    constexpr const char* types[] = {"有限责任公司", "股份有限公司", "个人独资", "合伙企业"};
    constexpr const char* status[] = {"正常", "正常", "正常", "半停产", "停产歇业"};
    constexpr const char* scales[] = {"大型", "中型", "小型", "微型"};
    std::uint64_t dice = mix(static_cast<std::uint64_t>(number));
    const auto next = [&] { return dice = mix(dice); };
    const auto person = [&] {
        return std::string(pick(next(), surnames)) + pick(next(), given) + pick(next(), given);
    };
    const auto date = [&] {
        char text[40];
        std::snprintf(text, sizeof text, "20%02d-%02d-%02d", static_cast<int>(next() % 25),
                      static_cast<int>(next() % 12) + 1, static_cast<int>(next() % 28) + 1);
        return std::string(text);
    };
    char code[40];
    std::snprintf(code, sizeof code, "91640121MA%07lldX",
                  static_cast<long long>(next() % 10000000));
    std::string uscc = "9164" + std::to_string(100000000000 + number) + "AB";
    row.id = 0;
    row.set(def, "uscc", uscc);
    row.set(def, "name",
            std::string("宁夏") + pick(next(), words) + pick(next(), words) + pick(next(), words) +
                std::to_string(number % 1000) + pick(next(), trades) + "有限公司");
    row.set(def, "category", std::string("非公有制企业"));
    row.set(def, "type", std::string(pick(next(), types)));
    row.set(def, "registrar", std::string("永宁县市场监督管理局"));
    row.set(def, "register_level", std::string("县"));
    row.set(def, "registered", date());
    row.set(def, "status", std::string(pick(next(), status)));
    row.set(def, "scale", std::string(pick(next(), scales)));
    row.set(def, "industry", std::string("F 批发和零售业"));
    row.set(def, "area", std::int64_t{1});
    row.set(def, "address", "杨和镇某某街" + std::to_string(next() % 999) + "号");
    row.set(def, "longitude", 106.0 + static_cast<double>(next() % 100000) / 100000);
    row.set(def, "latitude", 38.0 + static_cast<double>(next() % 100000) / 100000);
    row.set(def, "legal_person", person());
    row.set(def, "contact_person", person());
    row.set(def, "phone", "139" + std::to_string(10000000 + next() % 90000000));
    for (const char* key : {"influential", "party_in_charter", "collects_fees", "decoupled"})
        row.set(def, key, static_cast<std::int64_t>(next() % 2));
    for (const char* key :
         {"decoupled_adjusted", "union_founded", "youth_founded", "women_founded", "planned_date"})
        row.set(def, key, date());
    row.set(def, "contact_leader", person());
    row.set(def, "unbuilt_reason", std::string("党员不足3人"));
    row.set(def, "plan", std::string("与同街企业联合组建"));
    row.set(def, "note", std::string("第") + code + "批");
}

double raw_insert(const std::string& path, const LedgerDef& def, const std::vector<Record>& rows)
{
    const LedgerTable table(def);
    sqlite3* handle = nullptr;
    sqlite3_open(path.c_str(), &handle);
    sqlite3_exec(handle, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL", nullptr, nullptr,
                 nullptr);
    std::string create = "CREATE TABLE t (id INTEGER PRIMARY KEY";
    std::string insert = "INSERT INTO t VALUES (?";
    for (const auto& column : table.columns()) {
        create += ", " + quote_name(column.name) + " TEXT";
        insert += ", ?";
    }
    sqlite3_exec(handle, (create + ")").c_str(), nullptr, nullptr, nullptr);
    Watch watch;
    sqlite3_exec(handle, "BEGIN", nullptr, nullptr, nullptr);
    sqlite3_stmt* stmt = nullptr;
    sqlite3_prepare_v2(handle, (insert + ")").c_str(), -1, &stmt, nullptr);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        sqlite3_bind_int64(stmt, 1, static_cast<std::int64_t>(i) + 1);
        int index = 2;
        for (const Value& value : rows[i].values) {
            if (const auto* text = std::get_if<std::string>(&value))
                sqlite3_bind_text(stmt, index, text->data(), static_cast<int>(text->size()),
                                  SQLITE_STATIC);
            else if (const auto* number = std::get_if<std::int64_t>(&value))
                sqlite3_bind_int64(stmt, index, *number);
            else if (const auto* real = std::get_if<double>(&value))
                sqlite3_bind_double(stmt, index, *real);
            else
                sqlite3_bind_null(stmt, index);
            ++index;
        }
        sqlite3_step(stmt);
        sqlite3_reset(stmt);
    }
    sqlite3_finalize(stmt);
    sqlite3_exec(handle, "COMMIT", nullptr, nullptr, nullptr);
    const double seconds = watch.seconds();
    sqlite3_close(handle);
    return seconds;
}

template <class T> T must(Result<T> result)
{
    if (!result) {
        std::printf("%s [%s]\n", result.error().message.c_str(), result.error().detail.c_str());
        std::exit(1);
    }
    return std::move(*result);
}

void time_query(LedgerStore& store, const char* what, Query query)
{
    query.ledger = "unit";
    Watch watch;
    const auto first = must(store.first(query, 100));
    const double t_first = watch.seconds();
    const auto last = must(store.last(query, 100));
    const double t_last = watch.seconds();
    const auto ids = must(store.ids(query));
    const double t_ids = watch.seconds();
    const auto count = must(store.count(query));
    const double t_count = watch.seconds();
    std::printf("%-34s first %8.2f ms  last %8.2f ms  ids %8.1f ms  count %8.1f ms  (%lld rows)\n",
                what, t_first * 1e3, t_last * 1e3, t_ids * 1e3, t_count * 1e3,
                static_cast<long long>(count));
}

/// What the status line tells of a choice: count, sum, mean, least, greatest.
void time_sums(Database& database, const LedgerDef& def, const char* what, const char* field,
               const std::vector<std::int64_t>* rows)
{
    NoProgress quiet;
    Watch watch;
    const auto found = must(column_statistics(database, def, def.index_of(field), rows, 0, quiet));
    std::printf("%-34s %8.1f ms  (%lld rows)\n", what, watch.seconds() * 1e3,
                static_cast<long long>(found.rows));
}

} // namespace

int main(int argc, char** argv)
{
    const std::int64_t batch = argc > 1 ? std::atoll(argv[1]) : 100000;
    const std::int64_t big = argc > 2 ? std::atoll(argv[2]) : 0;
    const auto folder = std::filesystem::temp_directory_path() / "liangxin-store-bench";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    const Catalog& catalog = Catalog::builtin();
    const LedgerDef& unit = *catalog.ledger("unit");
    const SystemClock clock;
    const Actor actor{"bench", &clock};
    std::vector<Record> rows;
    const auto make = [&](std::int64_t from, std::int64_t count) {
        rows.clear();
        for (std::int64_t i = 0; i < count; ++i)
            fill(unit, from + i, rows.emplace_back(unit));
    };
    make(0, batch);
    const double raw = raw_insert((folder / "raw.db").string(), unit, rows);
    auto database = must(
        init_file((folder / "台账.lxdb").string(), catalog, actor, {"640121", "永宁县", "县"}));
    const auto write = [&]() {
        Watch watch;
        Writer writer = must(Writer::begin(*database, catalog, actor, "导入", "import"));
        for (Record& row : rows)
            if (auto done = writer.insert_new(unit, row); !done)
                std::printf("%s\n", done.error().message.c_str());
        const double rows_seconds = watch.seconds();
        must(writer.commit());
        const double commit = watch.seconds();
        std::printf("write %lld rows: %.2f s + commit %.2f s\n",
                    static_cast<long long>(rows.size()), rows_seconds, commit);
        return rows_seconds + commit;
    };
    const double ours = write();
    std::printf(
        "%lld units: SQLite alone %.2f s, with log, chain and search %.2f s: %.2f times, +%.2f s\n",
        static_cast<long long>(batch), raw, ours, ours / raw, ours - raw);
    {
        Watch watch;
        const auto undone =
            must(undo_action(*database, catalog, actor, must(undo_candidate(*database))));
        std::printf("undone %lld rows in %.2f s", static_cast<long long>(undone.reverted),
                    watch.seconds());
        const auto redone =
            must(redo_action(*database, catalog, actor, must(redo_candidate(*database))));
        std::printf(", redone in %.2f s\n", watch.seconds());
        Writer writer = must(Writer::begin(*database, catalog, actor, "再导入", "import"));
        for (std::size_t i = 0; i < rows.size(); ++i)
            must(writer.put(unit, rows[i]));
        must(writer.commit());
        std::printf("put again unchanged: %.2f s\n", watch.seconds());
        static_cast<void>(redone);
    }
    for (std::int64_t done = batch; done < big; done += batch) {
        make(done, std::min(batch, big - done));
        write();
    }
    LedgerStore store(*database, catalog);
    time_query(store, "all by name", {});
    time_query(store, "by registered, descending", {.sort = "registered", .descending = true});
    time_query(store, "by area (label)", {.sort = "area"});
    time_query(store, "by address (no index)", {.sort = "address"});
    time_query(store, "by strokes of the name", {.sort = "name", .sort_by = SortBy::NameStrokes});
    time_query(store, "by pinyin of the name", {.sort = "name", .sort_by = SortBy::Pinyin});
    time_query(store, "counts at 2020-01-01", {.counts_at = "2020-01-01"});
    time_query(store, "status = 半停产", {.filters = {{"status", "=", "半停产"}}});
    time_query(store, "name ~ 宏达", {.filters = {{"name", "~", "宏达"}}});
    time_query(store, "search 宏达盛", {.search = "宏达盛"});
    time_query(store, "search 宏", {.search = "宏"});
    time_query(store, "search 有限公司", {.search = "有限公司"});
    time_query(store, "search 王伟", {.search = "王伟"});
    time_query(store, "search nxhds", {.search = "nxhds"});
    time_query(store, "search 9164100000012345", {.search = "9164100000012345"});
    time_query(store, "search 12345 (part of a code)", {.search = "12345"});
    time_sums(*database, unit, "sums of numbers, all rows", "longitude", nullptr);
    time_sums(*database, unit, "sums of an indexed date, all rows", "registered", nullptr);
    time_sums(*database, unit, "sums of texts, all rows", "address", nullptr);
    const auto by_name = must(store.ids({.ledger = "unit", .sort = "name"}));
    time_sums(*database, unit, "sums of numbers, every row chosen", "longitude", &by_name);
    Watch watch;
    const auto ids = must(store.ids({.ledger = "unit"}));
    watch.seconds();
    std::vector<std::int64_t> page;
    for (std::size_t i = 0; i < 200 && i < ids.size(); ++i)
        page.push_back(ids[ids.size() / 2 + i / 2]);
    must(store.rows(unit, page));
    std::printf("200 rows by id %.2f ms\n", watch.seconds() * 1e3);
    must(store.reference_index(unit));
    std::printf("reference index %.2f s\n", watch.seconds());
    NoProgress progress;
    const auto items = must(verify(*database, catalog, progress));
    std::printf("verify %.2f s:", watch.seconds());
    for (const VerifyItem& item : items)
        std::printf(" %s %s", item.check.c_str(),
                    item.passed ? "ok" : item.findings.front().sentence.c_str());
    must(backup(*database, (folder / "备份.lxdb").string(), progress));
    std::printf("\nbackup %.2f s\n", watch.seconds());
    database.reset();
    std::printf("file %.1f MB\n",
                static_cast<double>(std::filesystem::file_size(folder / "台账.lxdb")) / 1e6);
    std::filesystem::remove_all(folder);
}
