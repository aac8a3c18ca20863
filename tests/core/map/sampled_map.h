#pragma once

#include <memory>
#include <string>

#include <QTemporaryDir>
#include <catch2/catch.hpp>

#include "core/county/county.h"
#include "core/map/area_shapes.h"
#include "core/map/map_picture.h"
#include "core/sample/sample.h"
#include "core/store/database.h"
#include "core/store/writer.h"

namespace lx::test {

/// A sample county with what a map of it needs.
struct SampledMap
{
    QTemporaryDir folder;
    std::unique_ptr<Database> database;
    DefinitionsPtr definitions = Definitions::program();
    NoProgress quiet;
    FixedClock clock{*Date::from_iso("2025-09-30")};
    std::shared_ptr<const County> county;
    AreaShapes shapes;

    SampledMap(std::int64_t units, std::uint64_t seed, const std::string& scope = {})
    {
        const std::string path = folder.filePath(QStringLiteral("county.lxdb")).toStdString();
        REQUIRE(make_sample(path, Catalog::builtin(), {units, seed, clock.today()}, quiet));
        database = std::move(*Database::open(path, Database::Mode::ReadWrite));
        load(scope);
    }

    void load(const std::string& scope = {})
    {
        CountyWanted wanted;
        wanted.as_of = clock.today();
        wanted.scope = scope;
        wanted.facts = coverage_needs(definitions->facts());
        MapPicture::add_needs(definitions->facts(), wanted.facts);
        auto loaded = County::load(*database, definitions, wanted, quiet);
        REQUIRE(loaded);
        county = *loaded;
        shapes = AreaShapes::of(*county->world);
    }

    [[nodiscard]] Actor actor() const { return {"甲", &clock}; }
};

} // namespace lx::test
