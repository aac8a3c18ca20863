// Importing 1,108,313 rows as registries of companies give them, into a new ledger with the answers
// a clerk gives once. As a workbook: against libzip + expat parsing every cell and SQLite's C
// interface inserting the cells into a bare table. As .csv, where reading is next to nothing:
// against splitting the lines at their commas and SQLite's C interface writing what is to be kept,
// the rows with their indices and a line of the log each; the bare table is told beside it. Ours
// also checks every field, finds rows by key, adds the townships, writes the chain of the log and
// the search index. Promise: at most 2.5 times. LIANGXIN_BENCH_ROWS changes the number of rows.

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <QCoreApplication>

#include <xlsxwriter.h>

#include "tests/bench/bench_ledger.h"
#include "tests/bench/bench_rows.h"
#include "tests/bench/raw_workbook.h"

using namespace lx;
using namespace lx::bench;

namespace {

constexpr const char* headings =
    "序号,企业名称,统一社会信用代码,企业类型,登记机关,成立日期,注册资本,经营状态,住所,所属镇,"
    "法定代表人,联系电话";
constexpr std::size_t heading_count = 12;
constexpr std::int64_t rows_a_sheet = 1'000'000; ///< Excel takes 1,048,576
constexpr std::int64_t individual_every = 25;    ///< one in so many is a 个体工商户 (92…)

/// A code of nine signs that no other row has, behind the registry's own eight.
std::string code_of(std::int64_t number, bool individual)
{
    char digits[32];
    std::snprintf(digits, sizeof digits, "%s640121MA%07lld", individual ? "92" : "91",
                  static_cast<long long>(number));
    std::string code = digits;
    return code + uscc_check(code);
}

/// Row `number` from 0 as a line.
std::string line_of(std::int64_t number)
{
    constexpr const char* surnames[] = {"王", "李", "张", "刘", "陈", "杨", "赵", "马"};
    constexpr const char* given[] = {"伟", "芳", "娜", "敏", "静", "强", "磊", "军"};
    constexpr const char* words[] = {"宏", "达", "盛", "鑫", "源", "泰", "和", "兴", "隆", "昌"};
    constexpr const char* trades[] = {"商贸", "建筑工程", "农业科技", "物流", "餐饮管理"};
    constexpr const char* types[] = {"有限责任公司(自然人独资)", "有限责任公司(自然人投资或控股)",
                                     "个人独资企业", "股份有限公司(非上市)", "私营企业"};
    constexpr const char* states[] = {"存续（在营、开业、在册）", "在业", "",
                                      "存续（在营、开业、在册）", "注销"};
    constexpr const char* towns[] = {"永宁县杨和镇", "永宁县李俊镇", "永宁县望远镇",
                                     "永宁县望洪镇", "永宁县闽宁镇", "永宁县胜利乡"};
    std::uint64_t dice = mix(static_cast<std::uint64_t>(number) + 29);
    const auto next = [&](std::uint64_t sides) {
        dice = mix(dice);
        return static_cast<std::size_t>(dice % sides);
    };
    const bool individual = number % individual_every == individual_every - 1;
    std::string line = std::to_string(number + 1) + ",永宁县" + words[next(10)] + words[next(10)] +
                       std::to_string(number) + trades[next(5)] +
                       (individual ? "店," : "有限公司,") + code_of(number, individual) + ',';
    line += individual ? "个体工商户" : types[next(5)];
    char rest[96];
    std::snprintf(rest, sizeof rest, ",永宁县市场监督管理局,%zu-%02zu-%02zu,%zu万元,",
                  2000 + next(25), 1 + next(12), 1 + next(28), 10 * (1 + next(500)));
    line += rest;
    line += states[next(5)];
    const char* town = towns[next(6)];
    line += std::string(",") + town + "某某街" + std::to_string(next(999)) + "号," + town + ',';
    line += std::string(surnames[next(8)]) + given[next(8)] + given[next(8)];
    line += ",139" + std::to_string(10000000 + next(90000000)) + '\n';
    return line;
}

/// Gives how many of the rows are 个体工商户.
std::int64_t write_list(const std::string& path, std::int64_t rows)
{
    std::ofstream out(path, std::ios::binary);
    out << headings << '\n';
    for (std::int64_t row = 0; row < rows; ++row)
        out << line_of(row);
    if (!out.flush())
        stop("can't write " + path);
    return rows / individual_every;
}

void write_cells(lxw_worksheet* sheet, lxw_row_t row, std::string_view line)
{
    lxw_col_t column = 0;
    for (std::size_t from = 0; from <= line.size();) {
        const std::size_t end = std::min(line.find_first_of(",\n", from), line.size());
        if (end > from)
            worksheet_write_string(sheet, row, column, std::string(line, from, end - from).c_str(),
                                   nullptr);
        ++column;
        from = end + 1;
    }
}

/// The same rows as sheets of a workbook; gives how many sheets.
std::int64_t write_workbook(const std::string& path, std::int64_t rows)
{
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    lxw_workbook* workbook = workbook_new_opt(path.c_str(), &options);
    std::int64_t sheets = 0;
    for (std::int64_t row = 0; row < rows; ++sheets) {
        lxw_worksheet* sheet = workbook_add_worksheet(workbook, nullptr);
        write_cells(sheet, 0, headings);
        for (lxw_row_t at = 1; at <= rows_a_sheet && row < rows; ++at, ++row)
            write_cells(sheet, at, line_of(row));
    }
    if (workbook_close(workbook) != LXW_NO_ERROR)
        stop("can't write " + path);
    return sheets;
}

/// Writes rows to the tables of a new ledger as an import leaves them: indices made at the end, a
/// line of the log each.
class RawLedger
{
public:
    explicit RawLedger(const std::string& database)
    {
        new_file(database).reset();
        sqlite3_open(database.c_str(), &m_database);
        run("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL");
        const char* const made = "SELECT name, sql FROM sqlite_master"
                                 " WHERE type = 'index' AND tbl_name = 'unit' AND sql NOT NULL";
        sqlite3_stmt* indices = prepare(made);
        std::string drop;
        while (sqlite3_step(indices) == SQLITE_ROW) {
            drop += "DROP INDEX " + text(indices, 0) + ";";
            m_indices += text(indices, 1) + ";";
        }
        sqlite3_finalize(indices);
        run(("BEGIN;" + drop).c_str());
        m_row = prepare("INSERT INTO unit (id, name, uscc, type, registrar, registered, status,"
                        " address, area, legal_person, phone, category, created_at, created_by,"
                        " updated_at, updated_by)"
                        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '非公有制企业', ?, ?, ?, ?)");
        m_log = prepare("INSERT INTO change (action, ledger, row_id, label, kind, fields)"
                        " VALUES (7, 'unit', ?, ?, 'insert', ?)");
    }
    ~RawLedger()
    {
        sqlite3_finalize(m_row);
        sqlite3_finalize(m_log);
        run((m_indices + "COMMIT").c_str());
        sqlite3_close(m_database);
    }
    RawLedger(const RawLedger&) = delete;
    RawLedger& operator=(const RawLedger&) = delete;

    /// `cells` in the order of the list's headings.
    void add(const std::vector<std::string_view>& cells)
    {
        struct Kept
        {
            const char* key;
            std::size_t cell;
        };
        constexpr Kept kept[] = {
            {"name", 1},   {"uscc", 2},    {"type", 3}, {"registrar", 4},     {"registered", 5},
            {"status", 7}, {"address", 8}, {"area", 9}, {"legal_person", 10}, {"phone", 11}};
        constexpr std::string_view stamp[] = {"2025-09-30T14:05:09", "bench"};
        ++m_id;
        sqlite3_bind_int64(m_row, 1, m_id);
        int column = 1;
        m_fields = "{";
        for (const Kept& field : kept) {
            if (column > 1)
                m_fields += ',';
            m_fields.append("\"").append(field.key).append("\":[null,\"");
            m_fields.append(cells[field.cell]).append("\"]");
            // An area is kept by its number.
            if (field.cell == 9)
                sqlite3_bind_int64(m_row, ++column, static_cast<int>(cells[9].size() % 7));
            else
                bind(m_row, ++column, cells[field.cell]);
        }
        m_fields += '}';
        for (const std::string_view part : {stamp[0], stamp[1], stamp[0], stamp[1]})
            bind(m_row, ++column, part);
        sqlite3_bind_int64(m_log, 1, m_id);
        bind(m_log, 2, cells[1]);
        bind(m_log, 3, m_fields);
        for (sqlite3_stmt* const one : {m_row, m_log}) {
            if (sqlite3_step(one) != SQLITE_DONE)
                stop(sqlite3_errmsg(m_database));
            sqlite3_reset(one);
        }
    }
    [[nodiscard]] std::int64_t rows() const { return m_id; }

private:
    static std::string text(sqlite3_stmt* statement, int column)
    {
        return reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
    }
    static void bind(sqlite3_stmt* statement, int index, std::string_view text)
    {
        sqlite3_bind_text(statement, index, text.data(), static_cast<int>(text.size()),
                          SQLITE_STATIC);
    }
    sqlite3_stmt* prepare(const char* sql)
    {
        sqlite3_stmt* made = nullptr;
        if (sqlite3_prepare_v2(m_database, sql, -1, &made, nullptr) != SQLITE_OK)
            stop(sqlite3_errmsg(m_database));
        return made;
    }
    void run(const char* sql)
    {
        if (sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            stop(sqlite3_errmsg(m_database));
    }

    sqlite3* m_database = nullptr;
    sqlite3_stmt* m_row = nullptr;
    sqlite3_stmt* m_log = nullptr;
    std::string m_indices; ///< makes them again
    std::string m_fields;
    std::int64_t m_id = 0;
};

/// The same lines into the tables of a ledger, but for the 个体工商户.
std::int64_t keep_raw(const std::string& list, const std::string& database)
{
    RawLedger ledger(database);
    std::ifstream in(list, std::ios::binary);
    std::string line;
    std::getline(in, line);
    std::vector<std::string_view> cells;
    while (std::getline(in, line)) {
        cells.clear();
        const std::string_view whole = line;
        for (std::size_t from = 0; from <= whole.size();) {
            const std::size_t end = std::min(whole.find(',', from), whole.size());
            cells.push_back(whole.substr(from, end - from));
            from = end + 1;
        }
        if (!cells[2].starts_with("92"))
            ledger.add(cells);
    }
    return ledger.rows();
}

/// Lines split at their commas: these have no quotes.
std::int64_t import_raw(const std::string& list, const std::string& database)
{
    RawTable table(database, heading_count);
    std::ifstream in(list, std::ios::binary);
    std::string line;
    while (std::getline(in, line)) {
        const std::string_view whole = line;
        int column = 0;
        for (std::size_t from = 0; from <= whole.size();) {
            const std::size_t end = std::min(whole.find(',', from), whole.size());
            table.bind(++column, whole.substr(from, end - from));
            from = end + 1;
        }
        table.end_row();
    }
    return table.rows() - 1;
}

ImportAnswers clerk_answers()
{
    ImportAnswers answers;
    answers.fills = {{"经营状态", "正常"}};
    answers.meanings = {{"单位类型", "私营企业", "其他"}};
    answers.add = {{"area", ""}};
    return answers;
}

/// Imports a list and times it; stops where rows are missing.
void import_ours(const std::string& list, const std::string& at, std::int64_t rows,
                 std::int64_t individuals, Best& ours)
{
    const auto ledger = new_file(at + "/bench_registry.lxdb");
    const Watch watch;
    const ImportReport report = import_units(*ledger, list, clerk_answers());
    ours.take(watch);
    if (report.read != rows || report.individuals != individuals ||
        report.counts.added != rows - individuals)
        stop("added " + std::to_string(report.counts.added) + " of " + std::to_string(report.read) +
             ": " + (report.errors.empty() ? "" : report.errors.back().reason));
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const std::int64_t rows = number_of("LIANGXIN_BENCH_ROWS", 1'108'313);
    const std::int64_t runs = number_of("LIANGXIN_BENCH_RUNS", 1);
    const std::string at = folder();
    const std::string list = at + "/bench_registry.csv";
    const std::string book = at + "/bench_registry.xlsx";
    const std::string database = at + "/bench_raw.sqlite";
    const std::int64_t individuals = write_list(list, rows);
    const std::int64_t sheets = write_workbook(book, rows);
    Best raw_book;
    Best our_book;
    Best raw_list;
    Best kept_list;
    Best our_list;
    for (std::int64_t run = 0; run < runs; ++run) {
        {
            const Watch watch;
            const RawWorkbook done(book, database, heading_count);
            raw_book.take(watch);
            if (done.rows() != rows + sheets)
                stop("the raw reading lost rows");
        }
        import_ours(book, at, rows, individuals, our_book);
        {
            const Watch watch;
            const std::int64_t written = import_raw(list, database);
            raw_list.take(watch);
            if (written != rows)
                stop("the raw reading lost rows");
        }
        {
            const Watch watch;
            const std::int64_t kept = keep_raw(list, at + "/bench_raw.lxdb");
            kept_list.take(watch);
            if (kept != rows - individuals)
                stop("the raw writing lost rows");
        }
        import_ours(list, at, rows, individuals, our_list);
    }
    const std::string size = "registry rows × 12: " + std::to_string(rows);
    print_ratio((size + ", workbook").c_str(), our_book, raw_book, 2.5);
    print_ratio((size + ", csv").c_str(), our_list, kept_list, 2.5);
    std::printf("(the .csv into a bare table of texts, nothing kept of it but the cells: %.2f s)\n",
                raw_list.wall);
    std::printf("peak memory %ld MB\n", peak_megabytes());
    for (const char* name : {"/bench_registry.csv", "/bench_registry.xlsx", "/bench_raw.sqlite",
                             "/bench_raw.sqlite-wal", "/bench_raw.lxdb", "/bench_registry.lxdb"})
        std::filesystem::remove(at + name);
    return 0;
}
