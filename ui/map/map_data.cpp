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

std::vector<std::int64_t> MapData::ids(const std::string& ledger,
                                       const std::vector<std::int32_t>& rows) const
{
    const auto& ids = world().snapshot().table(ledger).ids;
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
    auto made = std::make_shared<MapData>();
    LX_ASSIGN(made->definition, MapDefinition::of(facts));
    LX_ASSIGN(const auto scope, find_scope(database, facts, asked.scope, asked.day));
    Needs needs;
    MapPicture::add_needs(facts, needs);
    needs.merge(scope->needs(facts));
    std::optional<RowList> list;
    if (!asked.list.empty()) {
        LX_ASSIGN(list, find_list(database, facts, asked.list));
        LX_TRY(MapFilter::add_needs(facts, *list, needs));
    }
    LX_ASSIGN(const auto jurisdiction, SettingsStore(database).jurisdiction());
    World::Options options;
    options.as_of = asked.day;
    options.jurisdiction = jurisdiction ? jurisdiction->area : 0;
    made->days.emplace_back();
    LX_ASSIGN(made->days.front().world,
              worlds.find(database, definitions, needs, options, progress));
    if (asked.beside)
        made->days.push_back({made->world().at(*asked.beside), {}, nullptr, nullptr});
    for (MapDayData& day : made->days) {
        day.units = ScopedUnits::of(scope, *day.world);
        if (list) {
            LX_ASSIGN(day.filter, MapFilter::of(database, *day.world, *list, &worlds, progress));
        }
    }
    const World& world = made->world();
    if (before && before->days.front().world == made->days.front().world) {
        made->shapes = before->shapes;
        made->test = before->test;
    } else {
        // Problems name their areas, whose names may be others by now.
        if (before && before->shapes->problems.empty() &&
            AreaShapes::same(before->world(), world)) {
            made->shapes = before->shapes;
        } else {
            progress.report("读取边界", 0, 0);
            made->shapes = std::make_shared<const AreaShapes>(AreaShapes::of(world));
        }
        made->test = test_coordinates(world, *made->shapes);
    }
    LX_ASSIGN(made->kept, kept_system(database));
    made->used = system_used(made->kept, made->test);
    made->outside = units_outside(world, *made->shapes, made->used);
    made->roots = roots_of(world, *made->shapes);
    LX_ASSIGN(const auto lists, map_lists(database, facts));
    for (const RowList& one : lists)
        made->lists.push_back(one.name);
    made->wanted = std::move(asked.wanted);
    LX_ASSIGN(made->wanted.shade, made->definition.shade(asked.shade));
    made->wanted.system = made->used;
    const std::string root = !made->wanted.area.empty() || made->roots.empty()
                                 ? made->wanted.area
                                 : made->roots.front().first;
    LX_ASSIGN(made->wanted.tiles, kept_tiles(database, root));
    std::vector<MapDay> days;
    for (const MapDayData& day : made->days)
        days.push_back(day.day());
    LX_ASSIGN(auto pictures, MapPicture::of(days, *made->shapes, made->wanted));
    for (std::size_t i = 0; i < pictures.size(); ++i)
        made->days[i].picture = std::make_shared<const MapPicture>(std::move(pictures[i]));
    return std::shared_ptr<const MapData>(std::move(made));
}

} // namespace lx::ui
