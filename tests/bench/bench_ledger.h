#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/exchange/ledger_import.h"
#include "core/store/database.h"
#include "core/store/init_file.h"
#include "tests/bench/raw_table.h"

namespace lx::bench {

inline Actor bench_actor()
{
    static const FixedClock clock(*Date::from_ymd(2025, 9, 30));
    return {"bench", &clock};
}

/// A new file of 永宁县.
inline std::unique_ptr<Database> new_file(const std::string& path)
{
    for (const char* ending : {"", "-wal", "-shm", ".lock"})
        std::filesystem::remove(path + ending);
    auto made = init_file(path, Catalog::builtin(), bench_actor(), {"640121", "永宁县", "县"});
    if (!made)
        stop(made.error().message);
    return std::move(*made);
}

/// A list of units into the file.
inline ImportReport import_units(Database& database, const std::string& file,
                                 const ImportAnswers& answers = {})
{
    NoProgress progress;
    ImportOptions options;
    options.ledger = "unit";
    options.inputs = {file};
    options.answers = answers;
    auto report = import_ledger(database, Catalog::builtin(), bench_actor(), options, progress);
    if (!report)
        stop(report.error().message + " " + report.error().detail);
    return std::move(*report);
}

} // namespace lx::bench
