// Opening each of the program's charts from the county in memory: its figures counted anew, the
// rows behind them left until one is opened. Promise for a million units: within 100 ms each, the
// first time too, which is told beside it.
// LIANGXIN_BENCH_ROWS changes the number of units.

#include <cstdio>
#include <filesystem>

#include <QCoreApplication>

#include "core/chart/make_chart.h"
#include "core/sample/sample.h"
#include "core/store/database.h"
#include "tests/bench/bench_rows.h"
#include "tests/bench/raw_table.h"

using namespace lx;

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const std::int64_t units = bench::number_of("LIANGXIN_BENCH_ROWS", 100'000);
    const std::int64_t runs = bench::number_of("LIANGXIN_BENCH_RUNS", 3);
    const Date day = *Date::from_iso("2025-09-30");
    const std::string path = bench::folder() + "/bench_chart-" + std::to_string(units) + ".lxdb";
    NoProgress quiet;
    std::filesystem::remove(path);
    if (!make_sample(path, Catalog::builtin(), {units, 7, day}, quiet))
        bench::stop("can't make " + path);
    const auto database = Database::open(path, Database::Mode::ReadOnly);
    if (!database)
        bench::stop(database.error().message);
    const DefinitionsPtr definitions = Definitions::program();
    const auto defs = ChartDef::all(definitions->facts());
    if (!defs)
        bench::stop(defs.error().message);
    std::vector<const ChartDef*> all;
    for (const ChartDef& def : *defs)
        all.push_back(&def);
    const auto county =
        County::load(**database, definitions, chart_wanted(all, day, {"ningxia-2018"}), quiet);
    if (!county)
        bench::stop(county.error().message);
    std::printf("%lld units: first, then again in ms\n", static_cast<long long>(units));
    for (const ChartDef* def : all) {
        bench::Best again;
        double first = 0;
        for (std::int64_t run = 0; run <= runs; ++run) {
            const bench::Watch watch;
            const auto chart = make_chart(*def, *county, {}, quiet);
            if (!chart)
                bench::stop(chart.error().message);
            if (run == 0)
                first = watch.wall();
            else
                again.take(watch);
        }
        std::printf("%-20s %8.1f %8.1f\n", def->id.c_str(), 1000 * first, 1000 * again.wall);
    }
    std::filesystem::remove(path);
    return 0;
}
