#include "ui/map/map_data.h"

#include "core/county/scopes.h"
#include "core/store/settings_store.h"

namespace lx::ui {

namespace {

std::vector<std::pair<std::string, std::string>> roots_of(const World& world,
                                                          const AreaShapes& shapes)
{
    const auto& parents = world.snapshot().column("area", "parent").i32;
    const FactDef& code = *world.registry().find("area", "code");
    const FactDef& name = *world.registry().find("area", "name");
    const std::int32_t root = world.jurisdiction();
    std::vector<std::pair<std::string, std::string>> roots;
    const auto add = [&](std::int32_t row) {
        roots.emplace_back(world.show(code, row), world.show(name, row));
    };
    if (root < 0)
        return roots;
    add(root);
    for (std::size_t row = 0; row < parents.size(); ++row) {
        if (parents[row] == root && !shapes.shapes[row].empty())
            add(static_cast<std::int32_t>(row));
    }
    return roots;
}

} // namespace

std::vector<std::int64_t> MapData::unit_ids(const std::vector<std::int32_t>& rows) const
{
    const auto& ids = world->snapshot().table("unit").ids;
    std::vector<std::int64_t> found;
    found.reserve(rows.size());
    for (const std::int32_t row : rows)
        found.push_back(ids[static_cast<std::size_t>(row)]);
    return found;
}

Result<std::shared_ptr<const MapData>>
make_map(Database& database, const DefinitionsPtr& definitions, KeptWorlds& worlds, MapAsked asked,
         const std::shared_ptr<const MapData>& before, Progress& progress)
{
    const FactRegistry& facts = definitions->facts();
    LX_ASSIGN(const auto scope, find_scope(database, facts, asked.scope, asked.day));
    Needs needs;
    MapPicture::add_needs(facts, needs);
    needs.merge(scope->needs(facts));
    LX_ASSIGN(const auto jurisdiction, SettingsStore(database).jurisdiction());
    World::Options options;
    options.as_of = asked.day;
    options.jurisdiction = jurisdiction ? jurisdiction->area : 0;
    auto made = std::make_shared<MapData>();
    LX_ASSIGN(made->world, worlds.find(database, definitions, needs, options, progress));
    made->units = ScopedUnits::of(scope, *made->world);
    if (before && before->world == made->world) {
        made->shapes = before->shapes;
        made->test = before->test;
    } else {
        // Problems name their areas, whose names may be others by now.
        if (before && before->shapes->problems.empty() &&
            AreaShapes::same(*before->world, *made->world)) {
            made->shapes = before->shapes;
        } else {
            progress.report("读取边界", 0, 0);
            made->shapes = std::make_shared<const AreaShapes>(AreaShapes::of(*made->world));
        }
        made->test = test_coordinates(*made->world, *made->shapes);
    }
    LX_ASSIGN(made->kept, kept_system(database));
    made->used = system_used(made->kept, made->test);
    made->outside = units_outside(*made->world, *made->shapes, made->used);
    made->roots = roots_of(*made->world, *made->shapes);
    LX_ASSIGN(asked.wanted.shade, find_shade(facts, asked.shade));
    asked.wanted.system = made->used;
    LX_ASSIGN(MapPicture picture,
              MapPicture::of(*made->world, made->units, *made->shapes, asked.wanted));
    made->picture = std::make_shared<const MapPicture>(std::move(picture));
    return std::shared_ptr<const MapData>(std::move(made));
}

} // namespace lx::ui
