// Importing 100,000 units × 30 columns against libzip + expat parsing every cell and SQLite's C
// interface inserting the same cells. Ours also checks every field, finds rows by key, looks
// references up, writes the change log with its chain and the search index. Promise: at most 1.6
// times. LIANGXIN_BENCH_ROWS changes the number of rows.

#include <algorithm>
#include <filesystem>
#include <memory>

#include <QCoreApplication>

#include "tests/bench/bench_ledger.h"
#include "tests/bench/bench_units.h"
#include "tests/bench/raw_workbook.h"

using namespace lx;
using namespace lx::bench;

namespace {

ImportReport import_once(Database& database, const std::string& file)
{
    ImportReport report = import_units(database, file);
    if (report.refused > 0)
        stop("refused: " + report.errors.front().reason);
    return report;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const std::int64_t rows = number_of("LIANGXIN_BENCH_ROWS", 100'000);
    const std::int64_t runs = number_of("LIANGXIN_BENCH_RUNS", 3);
    const std::string at = folder();
    for (const bool inline_strings : {false, true}) {
        const std::string file = at + "/bench_units.xlsx";
        write_units(file, rows, columns().size(), inline_strings, unit_cells);
        Best raw;
        Best ours;
        Best again;
        for (std::int64_t run = 0; run < runs; ++run) {
            {
                const Watch watch;
                const RawWorkbook done(file, at + "/bench_raw.sqlite", columns().size());
                raw.take(watch);
                if (done.rows() != rows + 1)
                    stop("the raw reading lost rows");
            }
            const auto ledger = new_ledger(at + "/bench_import.lxdb");
            {
                const Watch watch;
                const auto report = import_once(*ledger, file);
                ours.take(watch);
                if (report.counts.added != rows)
                    stop("rows were lost");
            }
            {
                const Watch watch;
                const auto report = import_once(*ledger, file);
                again.take(watch);
                if (report.counts.unchanged != rows)
                    stop("the second import changed something");
            }
        }
        const std::string strings = inline_strings ? "inline" : "shared";
        print_ratio(("import units × 30, " + strings + " strings").c_str(), ours, raw, 1.6);
        print_ratio(("the same again (adds 0), " + strings + " strings").c_str(), again, raw, 1.6);
    }
    std::printf("peak memory %ld MB\n", peak_megabytes());
    for (const char* name :
         {"/bench_units.xlsx", "/bench_raw.sqlite", "/bench_raw.sqlite-wal", "/bench_import.lxdb"})
        std::filesystem::remove(at + name);
    return 0;
}
