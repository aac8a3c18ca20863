#include "core/map/map_shades.h"

#include "core/base/object_reader.h"
#include "core/rules/figure_table.h"

namespace lx {

Result<std::vector<MapShade>> map_shades(const FactRegistry& facts)
{
    constexpr const char* file = "map/layers.json";
    LX_ASSIGN(ObjectReader reader, ObjectReader::resource(file));
    const FigureTable& figures = FigureTable::of(facts);
    std::vector<MapShade> shades;
    reader.objects("shades", true, [&](ObjectReader& in) {
        MapShade shade;
        in.text("id", shade.id, true);
        in.text("name", shade.name, true);
        in.text("part", shade.part, true);
        in.text("of", shade.of);
        for (const auto& [key, named] : {std::pair{"part", shade.part}, {"of", shade.of}}) {
            const FigureDef* figure = figures.find(named);
            if (!named.empty() && (figure == nullptr || figure->ledger != "unit"))
                in.complain(key, "“" + named + "”不是单位台账的一个数");
        }
        shades.push_back(std::move(shade));
    });
    LX_TRY(reader.end(file));
    return shades;
}

Result<MapShade> find_shade(const FactRegistry& facts, const std::string& id_or_name)
{
    LX_ASSIGN(std::vector<MapShade> shades, map_shades(facts));
    std::string known;
    for (MapShade& shade : shades) {
        if (id_or_name.empty() || shade.id == id_or_name || shade.name == id_or_name)
            return std::move(shade);
        known += (known.empty() ? "" : "、") + shade.id + "（" + shade.name + "）";
    }
    return fail(ErrorKind::Usage, "没有图层“" + id_or_name + "”，可以用：" + known + "。");
}

} // namespace lx
