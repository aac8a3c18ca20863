#include "core/map/map_filter.h"

#include <algorithm>

#include "core/map/units_of.h"
#include "core/rows/row_reader.h"

namespace lx {

Result<> MapFilter::add_needs(const FactRegistry& registry, const RowList& list, Needs& needs)
{
    LX_ASSIGN(const MapDefinition definition, MapDefinition::of(registry));
    if (!UnitsOf::leads(registry, definition.joins, list.rows.ledger))
        return fail(ErrorKind::Usage,
                    "列表“" + list.name + "”里的行不对应单位，不能用来筛分布图。");
    UnitsOf::add_needs(registry, definition.joins, list.rows.ledger, needs);
    return {};
}

Result<std::shared_ptr<const MapFilter>> MapFilter::of(Database& database, const World& world,
                                                       const RowList& list, KeptWorlds* worlds,
                                                       Progress& progress)
{
    LX_ASSIGN(const MapDefinition definition, MapDefinition::of(world.registry()));
    RowSet wanted = list.rows;
    wanted.day = world.as_of();
    LX_ASSIGN(RowReader reader,
              RowReader::open(database, world.snapshot().definitions(), wanted, worlds));
    LX_ASSIGN(const auto ids, reader.ids(progress));
    auto made = std::make_shared<MapFilter>();
    made->name = list.name;
    made->ledger = wanted.ledger;
    made->rows.assign(static_cast<std::size_t>(world.rows(wanted.ledger)), 0);
    made->units.assign(static_cast<std::size_t>(world.rows("unit")), 0);
    const ColumnTable& table = world.snapshot().table(wanted.ledger);
    const UnitsOf units(world, definition.joins, wanted.ledger);
    for (const std::int64_t id : ids) {
        const std::int32_t row = table.row_of(id);
        if (row < 0)
            continue; // came after the world was read
        made->rows[static_cast<std::size_t>(row)] = 1;
        units.each(row,
                   [&](std::int32_t unit) { made->units[static_cast<std::size_t>(unit)] = 1; });
    }
    return std::shared_ptr<const MapFilter>(std::move(made));
}

Result<std::vector<RowList>> map_lists(Database& database, const FactRegistry& facts)
{
    LX_ASSIGN(const MapDefinition definition, MapDefinition::of(facts));
    LX_ASSIGN(std::vector<RowList> lists, all_lists(database, facts));
    std::erase_if(lists, [&](const RowList& list) {
        return !UnitsOf::leads(facts, definition.joins, list.rows.ledger);
    });
    return lists;
}

} // namespace lx
