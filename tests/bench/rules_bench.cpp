// Times evaluating a pack on a ledger file against reading the same tables once. Run by
// scripts/bench, not by ctest:
//   rules_bench FILE PACK [DATE]
// A file is made with liangxin-cli sample.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>

#include <QCoreApplication>
#include <sqlite3.h>
#include <sys/resource.h>

#include "core/facts/snapshot_update.h"
#include "core/ledger/catalog.h"
#include "core/rules/evaluation.h"
#include "core/sample/sample.h"
#include "core/store/database.h"
#include "core/store/ledger_store.h"
#include "tests/bench/raw_read.h"

namespace {

double seconds_since(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double peak_gigabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024 / 1024;
}

/// Memory of the program's own, without the parts of the file that are mapped into it.
double own_gigabytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("RssAnon:"))
            return std::stod(line.substr(8)) / 1024 / 1024;
    return 0;
}

/// Reads columns of every needed ledger row by row: what any evaluation must do at least.
std::int64_t read_once(sqlite3* handle, const lx::Catalog& catalog, const lx::Needs& needs,
                       bool all_columns)
{
    std::int64_t cells = 0;
    for (const auto& [code, fields] : needs.ledgers()) {
        std::string sql = "SELECT id";
        if (all_columns)
            sql = "SELECT *";
        else
            for (const auto& [key, use] : fields)
                sql += ", \"" + key + "\"";
        sql += " FROM \"" + code + "\"";
        cells += lx::bench::read_rows(handle, sql);
    }
    static_cast<void>(catalog);
    return cells;
}

int report(const lx::Error& error)
{
    std::fprintf(stderr, "%s %s\n", error.message.c_str(), error.detail.c_str());
    return 1;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    if (argc < 3) {
        std::fprintf(stderr,
                     "rules_bench FILE PACK [DATE]   or   rules_bench FILE --sample UNITS\n");
        return 2;
    }
    const lx::Catalog& catalog = lx::Catalog::builtin();
    lx::NoProgress progress;
    if (std::string(argv[2]) == "--sample") {
        lx::SampleOptions options;
        options.units = std::stoll(argv[3]);
        const auto made = lx::make_sample(argv[1], catalog, options, progress);
        return made ? 0 : report(made.error());
    }
    const auto pack = lx::PolicyPack::builtin(lx::Definitions::program(), argv[2]);
    if (!pack)
        return report(pack.error());
    const lx::Date day = *lx::Date::from_iso(argc > 3 ? argv[3] : "2025-09-30");
    const auto database = lx::Database::open(argv[1], lx::Database::Mode::ReadOnly);
    if (!database)
        return report(database.error());
    std::int64_t rows = 0;
    for (int round = 0; round < 2; ++round) { // the second with a warm cache
        for (const bool all : {false, true}) {
            const auto start = std::chrono::steady_clock::now();
            const std::int64_t cells =
                read_once((*database)->handle(), catalog, (*pack)->needs(), all);
            std::printf("read %s once: %.2f s (%lld cells)\n",
                        all ? "all columns" : "needed columns", seconds_since(start),
                        static_cast<long long>(cells));
        }
    }
    std::printf("peak so far %.2f GB\n", peak_gigabytes());

    auto start = std::chrono::steady_clock::now();
    lx::World::Options options;
    options.as_of = day;
    options.scope = (*pack)->scope();
    const auto world =
        lx::load_world(**database, (*pack)->definitions(), (*pack)->needs(), options, progress);
    if (!world)
        return report(world.error());
    const double load = seconds_since(start);
    const double after_load = own_gigabytes();
    start = std::chrono::steady_clock::now();
    const auto evaluation = lx::evaluate(*pack, *world);
    if (!evaluation)
        return report(evaluation.error());
    const double evaluate = seconds_since(start);
    for (const lx::LedgerDef& def : catalog.ledgers())
        rows += (*world)->rows(def.code);
    const lx::StateCounts counts = evaluation->counts();
    std::printf(
        "load %.2f s, evaluate %.2f s, together %.2f s; %lld rows; peak %.2f GB, own now %.2f "
        "(after loading %.2f)\n",
        load, evaluate, load + evaluate, static_cast<long long>(rows), peak_gigabytes(),
        own_gigabytes(), after_load);
    std::printf("met %lld, unmet %lld, pending %lld, unknown %lld, na %lld\n",
                static_cast<long long>(counts.met), static_cast<long long>(counts.unmet),
                static_cast<long long>(counts.pending), static_cast<long long>(counts.unknown),
                static_cast<long long>(counts.na));

    // What the form's line of policies does while a unit is being entered.
    const auto& ids = (*world)->snapshot().table("unit").ids;
    const lx::LedgerDef& unit = *catalog.ledger("unit");
    lx::LedgerStore store(**database, catalog);
    double worst = 0;
    double putting = 0;
    double evaluating = 0;
    const int samples = 20;
    for (int i = 0; i < samples && !ids.empty(); ++i) {
        const std::int64_t id = ids[ids.size() * static_cast<std::size_t>(i) / samples];
        const auto row = store.find(unit, id);
        if (!row || !*row)
            return report(row ? lx::Error{} : row.error());
        start = std::chrono::steady_clock::now();
        const auto entered = lx::with_record((*world)->snapshot(), unit, **row);
        const double put = seconds_since(start);
        lx::EvaluateOptions only;
        only.only = lx::RowRef{"unit", id};
        only.todo = false;
        const auto near = std::make_shared<const lx::World>(entered.snapshot, options);
        if (const auto one = lx::evaluate(*pack, near, only); !one)
            return report(one.error());
        worst = std::max(worst, seconds_since(start));
        putting += put;
        evaluating += seconds_since(start) - put;
    }
    std::printf("one unit as entered: put in %.2f ms, evaluate %.2f ms, worst %.2f ms\n",
                putting / samples * 1000, evaluating / samples * 1000, worst * 1000);
    start = std::chrono::steady_clock::now();
    std::int64_t listed = 0;
    evaluation->each_finding({}, [&](const lx::Finding& finding) {
        static_cast<void>(evaluation->facts(finding));
        return ++listed < 20'000;
    });
    std::printf("facts of %lld findings: %.2f s\n", static_cast<long long>(listed),
                seconds_since(start));
    return 0;
}
