// Times all policies on ledger files of growing size: against reading the tables once with SQLite's
// C interface, by kind of rule, and after one edit. Run by scripts/bench, not by ctest:
//   policies_bench FILE [FILE…]      (sample counties, the smallest first)
// Files are copied before the edit: nothing is changed in them.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include <QCoreApplication>
#include <QFile>
#include <sqlite3.h>

#include "core/county/county.h"
#include "core/rules/duties.h"
#include "core/rules/target_areas.h"
#include "core/store/database.h"
#include "core/store/ledger_store.h"
#include "core/store/writer.h"
#include "tests/bench/raw_read.h"

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

int report(const lx::Error& error)
{
    std::fprintf(stderr, "%s %s\n", error.message.c_str(), error.detail.c_str());
    return 1;
}

/// Reads whole tables row by row: what any program that looks at the file must do at least.
double read_tables_once(sqlite3* handle, const lx::Catalog& catalog)
{
    const auto start = Clock::now();
    std::int64_t cells = 0;
    for (const lx::LedgerDef& def : catalog.ledgers()) {
        cells += lx::bench::read_rows(handle, "SELECT * FROM \"" + def.code + "\"");
    }
    if (cells == 0)
        std::puts("(no rows)");
    return seconds_since(start);
}

/// What a rule looks at: rows of its own ledger, or of others too.
std::string kind_of(const lx::Rule& rule)
{
    std::size_t others = 0;
    for (const auto& [ledger, fields] : rule.needs.ledgers())
        others += ledger != rule.parts.front().ledger && ledger != "area" ? 1 : 0;
    return rule.parts.front().ledger + (others == 0   ? ", its own fields"
                                        : others <= 2 ? ", 1-2 other ledgers"
                                                      : ", 3 or more other ledgers");
}

struct Cost
{
    double seconds = 0;
    std::int64_t rows = 0;
    int rules = 0;
};

/// Each rule alone on a world whose facts are known already: what the rule itself costs.
void time_rules(const lx::County& done, std::map<std::string, std::vector<Cost>>& table,
                std::size_t file)
{
    lx::EvaluateOptions how;
    how.threads = 1;
    how.targets = false;
    for (const lx::PackResult& pack : done.packs) {
        const auto world =
            std::shared_ptr<const lx::World>(pack.evaluation, &pack.evaluation->world());
        for (const lx::Rule& rule : pack.pack->rules()) {
            how.rules = {rule.id};
            const auto start = Clock::now();
            if (!lx::evaluate(pack.pack, world, how))
                continue;
            auto& costs = table[kind_of(rule)];
            costs.resize(std::max(costs.size(), file + 1));
            costs[file].seconds += seconds_since(start);
            costs[file].rows += world->rows(rule.parts.front().ledger);
            ++costs[file].rules;
        }
    }
}

/// Changes a field of one row of a ledger in a copy and evaluates again.
int time_edit(lx::Database& database, const std::shared_ptr<const lx::Catalog>& catalog,
              const std::shared_ptr<const lx::County>& before, const char* ledger,
              const char* field, const lx::Value& value, double whole)
{
    lx::NoProgress quiet;
    const lx::FixedClock clock(*lx::Date::from_iso("2025-09-30"));
    const lx::Actor actor{"bench", &clock};
    const lx::LedgerDef& def = *catalog->ledger(ledger);
    lx::LedgerStore store(database, *catalog);
    lx::Query query;
    query.ledger = ledger;
    auto rows = store.first(query, 1);
    if (!rows || rows->empty())
        return 0;
    lx::Record row = rows->front();
    row.values[static_cast<std::size_t>(def.index_of(field))] = value;
    auto writer = lx::Writer::begin(database, *catalog, actor, "edit");
    if (!writer)
        return report(writer.error());
    if (const auto put = writer->put(def, row); !put)
        return report(put.error());
    if (const auto done = writer->commit(); !done)
        return report(done.error());
    const auto start = Clock::now();
    const auto again = lx::County::after(database, before, quiet);
    if (!again)
        return report(again.error());
    const double seconds = seconds_since(start);
    std::size_t rules = 0;
    for (const lx::PackResult& pack : (*again)->packs)
        rules += pack.evaluation->evaluated().size();
    std::printf("  after an edit of %s.%s: %.2f s (%.2f of everything), %zu rules evaluated\n",
                ledger, field, seconds, seconds / whole, rules);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "policies_bench FILE [FILE…]\n");
        return 2;
    }
    const auto definitions = lx::Definitions::program();
    const auto catalog = lx::catalog_of(definitions);
    lx::NoProgress quiet;
    const lx::Date day = *lx::Date::from_iso("2025-09-30");
    const auto ids = lx::PolicyPack::builtin_ids();
    std::map<std::string, std::vector<Cost>> table;
    std::vector<std::int64_t> sizes;
    for (int i = 1; i < argc; ++i) {
        const QString copy = QString::fromLocal8Bit(argv[i]) + QStringLiteral(".bench");
        QFile::remove(copy);
        if (!QFile::copy(QString::fromLocal8Bit(argv[i]), copy)) {
            std::fprintf(stderr, "no copy of %s\n", argv[i]);
            return 1;
        }
        auto database = lx::Database::open(copy.toStdString(), lx::Database::Mode::ReadWrite);
        if (!database)
            return report(database.error());
        read_tables_once((*database)->handle(), *catalog); // warms the cache
        const double raw = read_tables_once((*database)->handle(), *catalog);
        const auto start = Clock::now();
        const auto done =
            lx::County::load(**database, definitions, lx::CountyWanted::by_pages(ids, day), quiet);
        if (!done)
            return report(done.error());
        const double whole = seconds_since(start);
        const std::int64_t units = (*done)->world->rows("unit");
        sizes.push_back(units);
        std::printf("%lld units: tables read once %.2f s; all %zu policies, coverage and to-do "
                    "%.2f s = %.2f x (at most 4)\n",
                    static_cast<long long>(units), raw, ids.size(), whole, whole / raw);
        time_rules(**done, table, sizes.size() - 1);
        if (const int bad =
                time_edit(**database, catalog, *done, "unit", "note", std::string("x"), whole);
            bad != 0)
            return bad;
        if (const int bad = time_edit(**database, catalog, *done, "activity", "date",
                                      std::string("2025-09-29"), whole);
            bad != 0)
            return bad;
        database->reset(); // closed before it goes
        QFile::remove(copy);
    }
    std::puts("\nns a row of the rule's ledger, one thread, facts known (flat = linear growth):");
    std::printf("%-42s %6s", "kind of rule", "rules");
    for (const std::int64_t size : sizes)
        std::printf(" %12lld", static_cast<long long>(size));
    std::puts("");
    for (const auto& [kind, costs] : table) {
        std::printf("%-42s %6d", kind.c_str(), costs.front().rules);
        for (const Cost& cost : costs)
            std::printf(" %12.1f",
                        cost.rows == 0 ? 0.0 : cost.seconds * 1e9 / static_cast<double>(cost.rows));
        std::puts("");
    }
    return 0;
}
