// 星级评定 of a year: points, stars, quotas of every organization, from the rows in memory.
// Promise for 5,000 organizations: no more than one evaluation of a policy (told beside it).
// LIANGXIN_BENCH_ROWS changes the number of units.

#include <filesystem>

#include <QCoreApplication>

#include "core/county/county.h"
#include "core/sample/sample.h"
#include "core/stars/star_proposal.h"
#include "core/store/database.h"
#include "tests/bench/bench_rows.h"
#include "tests/bench/raw_table.h"

using namespace lx;

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const std::int64_t units = bench::number_of("LIANGXIN_BENCH_ROWS", 120'000);
    const std::int64_t runs = bench::number_of("LIANGXIN_BENCH_RUNS", 3);
    const Date day = *Date::from_iso("2025-09-17");
    const std::string path = bench::folder() + "/bench_stars-" + std::to_string(units) + ".lxdb";
    NoProgress quiet;
    std::filesystem::remove(path);
    if (!make_sample(path, Catalog::builtin(), {units, 7, *Date::from_iso("2025-09-30")}, quiet))
        bench::stop("can't make " + path);
    const auto database = Database::open(path, Database::Mode::ReadOnly);
    if (!database)
        bench::stop(database.error().message);
    const DefinitionsPtr definitions = Definitions::program();
    const auto scheme = star_scheme(definitions->facts(), {});
    if (!scheme)
        bench::stop(scheme.error().message);
    CountyWanted wanted;
    wanted.as_of = day;
    wanted.policies = {"ningxia-2018"};
    wanted.facts = (*scheme)->needs(definitions->facts());
    const auto county = County::load(**database, definitions, wanted, quiet);
    if (!county)
        bench::stop(county.error().message);
    StarRound round;
    round.year = 2025;
    bench::Best evaluating;
    bench::Best rating;
    std::size_t orgs = 0;
    // A world of its own each time: nothing is kept from the run before.
    const auto fresh = [&] { return std::shared_ptr<const World>((*county)->world->at(day)); };
    for (std::int64_t run = 0; run < runs; ++run) {
        {
            const auto world = fresh();
            const bench::Watch watch;
            const auto evaluated = evaluate((*county)->packs.front().pack, world);
            evaluating.take(watch);
        }
        {
            const auto world = fresh();
            const bench::Watch watch;
            const auto proposal = StarProposal::of(world, *scheme, round, quiet);
            rating.take(watch);
            orgs = proposal->orgs().size();
        }
    }
    std::printf("%s organizations rated: %.0f ms; one evaluation of the policy: %.0f ms\n",
                std::to_string(orgs).c_str(), 1000 * rating.wall, 1000 * evaluating.wall);
    std::filesystem::remove(path);
    return 0;
}
