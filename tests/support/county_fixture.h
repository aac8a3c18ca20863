#pragma once

#include <functional>
#include <memory>

#include <QTemporaryDir>
#include <catch2/catch.hpp>

#include "core/base/clock.h"
#include "core/facts/definitions.h"
#include "core/sample/sample.h"
#include "core/store/data_change.h"
#include "core/store/database.h"
#include "core/store/ledger_store.h"
#include "core/store/writer.h"

namespace lx::test {

/// A made-up county in a file of its own, open for writing.
struct CountyFixture
{
    QTemporaryDir folder;
    std::string path = folder.filePath(QStringLiteral("county.lxdb")).toStdString();
    DefinitionsPtr definitions = Definitions::program();
    std::shared_ptr<const Catalog> catalog = catalog_of(definitions);
    FixedClock clock{*Date::from_iso("2025-09-30")};
    Actor actor{"测试", &clock};
    std::unique_ptr<Database> database;

    explicit CountyFixture(std::int64_t units = 300)
    {
        NoProgress quiet;
        SampleOptions options;
        options.units = units;
        REQUIRE(make_sample(path, *catalog, options, quiet));
        database = Database::open(path, Database::Mode::ReadWrite).value();
    }

    const LedgerDef& def(const std::string& code) const { return *catalog->ledger(code); }

    Record record(const std::string& ledger, std::int64_t id)
    {
        LedgerStore store(*database, *catalog);
        return store.find(def(ledger), id).value().value();
    }

    std::int64_t put(const std::string& ledger, Record& record, const std::string& title = "修改")
    {
        auto writer = Writer::begin(*database, *catalog, actor, title);
        REQUIRE(writer);
        REQUIRE(writer->put(def(ledger), record));
        const auto action = writer->commit();
        REQUIRE(action);
        return *action;
    }
};

} // namespace lx::test
