// 组织生活 of a year: every organization × 12 months × all kinds, from the county in memory.
// Promise for 5,000 organizations: the first picture within 100 ms (told in ms, beside one
// evaluation of the policy). LIANGXIN_BENCH_ROWS changes the number of units.

#include <filesystem>

#include <QCoreApplication>

#include "core/life/life_year.h"
#include "core/sample/sample.h"
#include "core/store/database.h"
#include "tests/bench/bench_rows.h"
#include "tests/bench/raw_table.h"

using namespace lx;

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const std::int64_t units = bench::number_of("LIANGXIN_BENCH_ROWS", 94'700);
    const std::int64_t runs = bench::number_of("LIANGXIN_BENCH_RUNS", 3);
    const Date day = *Date::from_iso("2025-09-17");
    const std::string path = bench::folder() + "/bench_life-" + std::to_string(units) + ".lxdb";
    NoProgress quiet;
    std::filesystem::remove(path);
    if (!make_sample(path, Catalog::builtin(), {units, 7, *Date::from_iso("2025-09-30")}, quiet))
        bench::stop("can't make " + path);
    const auto database = Database::open(path, Database::Mode::ReadOnly);
    if (!database)
        bench::stop(database.error().message);
    CountyWanted wanted = CountyWanted::by_pages({"ningxia-2018"}, day);
    wanted.facts = LifeYear::needs();
    const auto county = County::load(**database, Definitions::program(), wanted, quiet);
    if (!county)
        bench::stop(county.error().message);
    bench::Best evaluating;
    bench::Best first;
    bench::Best whole;
    std::size_t orgs = 0;
    for (std::int64_t run = 0; run < runs; ++run) {
        {
            const bench::Watch watch;
            const auto evaluated = evaluate((*county)->packs.front().pack, (*county)->world);
            evaluating.take(watch);
        }
        {
            const bench::Watch watch;
            const auto life = LifeYear::of(**county, {2025, {}}, quiet);
            whole.take(watch);
            orgs = life->orgs().size();
        }
        {
            const bench::Watch watch;
            const auto life = LifeYear::of(**county, {2025, {"主题党日"}}, quiet);
            first.take(watch);
        }
    }
    const std::string size = std::to_string(orgs) + " organizations × 12 months × ";
    std::printf("%sone kind: %.0f ms; all kinds: %.0f ms; one evaluation of the policy: %.0f ms\n",
                size.c_str(), 1000 * first.wall, 1000 * whole.wall, 1000 * evaluating.wall);
    std::filesystem::remove(path);
    return 0;
}
