// The whole set of a quarter's reports of a county of 10,000 units, and its closing. Promises: the
// set at most 3 times what libxlsxwriter takes to write the same cells plus one evaluation; closing
// at most the set plus once copying the facts. LIANGXIN_BENCH_ROWS changes the number of units.

#include <filesystem>

#include <QCoreApplication>

#include <sqlite3.h>
#include <xlsxwriter.h>

#include "core/base/clock.h"
#include "core/county/county.h"
#include "core/report/quarter/close.h"
#include "core/sample/sample.h"
#include "core/store/database.h"
#include "core/store/writer.h"
#include "tests/bench/bench_rows.h"

using namespace lx;

namespace {

using bench::Best;
using bench::Watch;

[[noreturn]] void stop(const std::string& why)
{
    std::fprintf(stderr, "%s\n", why.c_str());
    std::exit(1);
}

template <class T> T must(Result<T> result)
{
    if (!result)
        stop(result.error().message);
    return std::move(*result);
}

/// Every cell of a table as it comes, without a format.
void write_raw(lxw_workbook* workbook, const ReportTable& table)
{
    lxw_worksheet* sheet = workbook_add_worksheet(workbook, nullptr);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        for (std::size_t c = 0; c < table.rows[r].cells.size(); ++c) {
            const ReportCell& cell = table.rows[r].cells[c];
            const auto row = static_cast<lxw_row_t>(r);
            const auto column = static_cast<lxw_col_t>(c);
            if (!cell.text.empty())
                worksheet_write_string(sheet, row, column, cell.text.c_str(), nullptr);
            else if (!cell.blank)
                worksheet_write_number(sheet, row, column,
                                       table.columns[c].format == ColumnFormat::Percent
                                           ? cell.real
                                           : static_cast<double>(cell.number),
                                       nullptr);
        }
    }
}

std::int64_t write_raw(const std::string& folder, const std::vector<Report>& reports)
{
    std::int64_t cells = 0;
    for (const Report& report : reports) {
        lxw_workbook* workbook = workbook_new((folder + "/raw-" + report.id + ".xlsx").c_str());
        for (const ReportTable& table : report.tables) {
            write_raw(workbook, table);
            cells += std::ssize(table.rows) * std::ssize(table.columns);
        }
        write_raw(workbook, report.list);
        cells += std::ssize(report.list.rows) * std::ssize(report.list.columns);
        if (workbook_close(workbook) != LXW_NO_ERROR)
            stop("can't write the raw workbooks");
    }
    return cells;
}

/// Copies the rows of the ledgers a set counts, as they stand, into a file of their own.
void copy_raw(const std::string& path, const QuarterSet& set, const std::string& to)
{
    std::filesystem::remove(to);
    sqlite3* database = nullptr;
    if (sqlite3_open(path.c_str(), &database) != SQLITE_OK)
        stop("can't open " + path);
    Needs needs;
    for (const ReportDef& def : set.defs)
        needs.merge(def.needs);
    std::string sql = "ATTACH '" + to + "' AS copy;";
    for (const auto& [ledger, fields] : needs.ledgers())
        sql += "CREATE TABLE copy." + ledger + " AS SELECT * FROM main." + ledger + ";";
    sql += "DETACH copy;";
    char* why = nullptr;
    if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &why) != SQLITE_OK)
        stop(why);
    sqlite3_close(database);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const std::int64_t units = bench::number_of("LIANGXIN_BENCH_ROWS", 10'000);
    const std::int64_t runs = bench::number_of("LIANGXIN_BENCH_RUNS", 3);
    const std::string at = bench::folder();
    const std::string path = at + "/bench_quarter.lxdb";
    for (const char* ending : {"", "-wal", "-shm", ".lock"})
        std::filesystem::remove(path + ending);
    NoProgress quiet;
    SampleOptions sample;
    sample.units = units;
    if (auto made = make_sample(path, Catalog::builtin(), sample, quiet); !made)
        stop(made.error().message);
    const auto database = must(Database::open(path, Database::Mode::ReadWrite));
    const DefinitionsPtr definitions = Definitions::program();
    const FixedClock clock(*Date::from_ymd(2025, 12, 1));
    const Actor actor{"bench", &clock};
    ReportRequest request;
    request.period = *Period::parse("2025Q3");
    request.as_of = request.period.last;
    request.made = clock.today();
    request.policies = PolicyPack::builtin_ids();
    Best evaluation;
    Best raw;
    Best ours;
    Best copying;
    Best closing;
    std::int64_t cells = 0;
    for (std::int64_t run = 0; run < runs; ++run) {
        {
            const Watch watch;
            CountyWanted wanted;
            wanted.as_of = request.as_of;
            wanted.policies = request.policies;
            wanted.of = CountyWanted::Of::Rules;
            (void)must(County::load(*database, definitions, wanted, quiet));
            evaluation.take(watch);
        }
        QuarterSet set;
        {
            const Watch watch;
            set = must(quarter_set(*database, definitions, request, quiet));
            (void)must(write_quarter_set(*database, set, at + "/set", {}, quiet));
            ours.take(watch);
        }
        {
            const Watch watch;
            cells = write_raw(at, set.reports);
            raw.take(watch);
        }
        {
            const Watch watch;
            copy_raw(path, set, at + "/copy.db");
            copying.take(watch);
        }
        std::map<std::string, std::string> explanations;
        for (const auto& [report, check] : set.blocking())
            explanations[explanation_key(report->id, check->id.empty() ? check->title : check->id,
                                         check->place)] = "核对过";
        {
            const Watch watch;
            (void)must(
                close_quarter(*database, definitions, request, explanations, {}, actor, quiet));
            closing.take(watch);
        }
        if (auto opened = reopen_quarter(*database, request.period, "再测一次",
                                         *Date::from_ymd(2025, 12, 31), false, actor);
            !opened)
            stop(opened.error().message);
    }
    std::printf("%lld units, %lld cells: raw %.2f s, evaluation %.2f s, copying %.2f s\n",
                static_cast<long long>(units), static_cast<long long>(cells), raw.wall,
                evaluation.wall, copying.wall);
    const Best set_may{3 * raw.wall + evaluation.wall, 3 * raw.cpu + evaluation.cpu};
    const Best closing_may{ours.wall + copying.wall, ours.cpu + copying.cpu};
    bench::print_ratio("the set, of 3 x raw + evaluation", ours, set_may, 1.0);
    bench::print_ratio("closing, of the set + copying the facts", closing, closing_may, 1.0);
    std::filesystem::remove_all(at + "/set");
    return 0;
}
