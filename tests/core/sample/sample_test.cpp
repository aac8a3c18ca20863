#include "core/sample/sample.h"

#include <catch2/catch.hpp>

#include <QTemporaryDir>

#include "core/ledger/record_checks.h"
#include "core/store/database.h"
#include "core/store/ledger_store.h"
#include "core/store/upkeep.h"

using namespace lx;

namespace {

struct Made
{
    QTemporaryDir folder;
    std::unique_ptr<Database> database;

    explicit Made(SampleOptions options)
    {
        const std::string path = folder.filePath(QStringLiteral("county.lxdb")).toStdString();
        NoProgress quiet;
        const auto made = make_sample(path, Catalog::builtin(), options, quiet);
        INFO((made ? std::string() : made.error().message + made.error().detail));
        REQUIRE(made);
        database = std::move(*Database::open(path, Database::Mode::ReadOnly));
    }

    std::vector<Record> rows(const LedgerDef& def)
    {
        std::vector<Record> found;
        Query query;
        query.ledger = def.code;
        REQUIRE(LedgerStore(*database, Catalog::builtin()).each(query, [&](const Record& row) {
            found.push_back(row);
            return true;
        }));
        return found;
    }
};

} // namespace

TEST_CASE("a sample county fills every ledger the rules read, with rows that pass the checks")
{
    Made county({2000, 7, *Date::from_iso("2025-09-30")});
    const Catalog& catalog = Catalog::builtin();
    LedgerStore store(*county.database, catalog);
    for (const LedgerDef& def : catalog.ledgers()) {
        INFO(def.code);
        const auto rows = county.rows(def);
        CHECK_FALSE(rows.empty());
        int errors = 0;
        for (const Record& row : rows) {
            for (const RecordIssue& issue : check_record(catalog, def, row)) {
                if (!issue.warning && ++errors < 4)
                    WARN(def.code << "." << issue.field << ": " << issue.message);
            }
        }
        CHECK(errors == 0);
    }
    Query units;
    units.ledger = "unit";
    CHECK(store.count(units).value() == 2000);
}

TEST_CASE("verify has nothing to say about a sample county, whatever its seed and size")
{
    const std::int64_t units = GENERATE(50, 2000);
    const std::uint64_t seed = GENERATE(range<std::uint64_t>(1, 6));
    const std::string day = GENERATE("2025-09-30", "2025-10-15", "2025-01-10", "2024-02-29");
    if (day != "2025-09-30" && (units != 50 || seed > 2))
        return;
    CAPTURE(units, seed, day);
    const SampleOptions options{units, seed, *Date::from_iso(day)};
    Made county(options);
    NoProgress quiet;
    const auto items = verify(*county.database, Catalog::builtin(), quiet, options.as_of);
    REQUIRE(items);
    for (const VerifyItem& item : *items) {
        INFO(item.check << ": "
                        << (item.findings.empty() ? std::string() : item.findings[0].sentence));
        CHECK(item.passed);
    }
}

TEST_CASE("the same seed gives the same county, another seed another one")
{
    const SampleOptions options{150, 3, *Date::from_iso("2025-09-30")};
    Made first(options);
    Made again(options);
    Made other({150, 4, options.as_of});
    bool differs = false;
    for (const LedgerDef& def : Catalog::builtin().ledgers()) {
        INFO(def.code);
        const auto rows = first.rows(def);
        const auto same = again.rows(def);
        REQUIRE(rows.size() == same.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            REQUIRE(rows[i].values == same[i].values);
        const auto changed = other.rows(def);
        for (std::size_t i = 0; i < std::min(rows.size(), changed.size()); ++i)
            differs = differs || rows[i].values != changed[i].values;
    }
    CHECK(differs);
}

TEST_CASE("a county of no units or on a file that is there is refused with a sentence")
{
    QTemporaryDir folder;
    NoProgress quiet;
    const std::string path = folder.filePath(QStringLiteral("county.lxdb")).toStdString();
    CHECK(make_sample(path, Catalog::builtin(), {0, 1, *Date::from_iso("2025-09-30")}, quiet)
              .error()
              .kind == ErrorKind::Usage);
    REQUIRE(make_sample(path, Catalog::builtin(), {5, 1, *Date::from_iso("2025-09-30")}, quiet));
    CHECK(make_sample(path, Catalog::builtin(), {5, 1, *Date::from_iso("2025-09-30")}, quiet)
              .error()
              .kind == ErrorKind::Io);
}
