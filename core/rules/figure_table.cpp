#include "core/rules/figure_table.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "core/base/object_reader.h"
#include "core/facts/world.h"

namespace lx {

void FigureDef::add_needs(const FactRegistry& registry, Needs& needs) const
{
    registry.add_needs(*registry.find(ledger, of), FieldUse::Content, needs);
    if (!unit.empty())
        registry.add_needs(*registry.find(ledger, unit), FieldUse::Content, needs);
    needs.merge(where.needs());
}

std::vector<std::uint8_t> FigureDef::rows(const World& world, const ScopedUnits& units) const
{
    std::vector<Tri> asked = *world.fact(ledger, of).tri;
    units.narrow(world, ledger, unit, asked);
    const std::vector<Tri> holds = where.rows(world);
    const Tri wanted = unknown ? Tri::Unknown : Tri::True;
    std::vector<std::uint8_t> counted(asked.size());
    for (std::size_t row = 0; row < asked.size(); ++row)
        counted[row] = asked[row] == Tri::True && holds[row] == wanted ? 1 : 0;
    return counted;
}

const FigureTable& FigureTable::of(const FactRegistry& facts)
{
    return facts.kept(&FigureTable::compiled_in);
}

FigureTable FigureTable::compiled_in(const FactRegistry& facts)
{
    const std::string file = "figures/overview.json";
    auto table = read(file, ObjectReader::resource(file), facts);
    if (!table) {
        std::fprintf(stderr, "%s\n", table.error().message.c_str());
        std::abort();
    }
    return std::move(*table);
}

Result<FigureTable> FigureTable::from_json(const FactRegistry& facts, const std::string& file,
                                           std::string_view json)
{
    return read(file, ObjectReader::of(file, json), facts);
}

Result<FigureTable> FigureTable::read(const std::string& file, Result<ObjectReader> reader,
                                      const FactRegistry& registry)
{
    LX_ASSIGN(ObjectReader in, std::move(reader));
    FigureTable table;
    in.object("conditions", [&](ObjectReader& each) {
        for (const std::string& name : each.left())
            table.m_conditions.emplace(name, each.value(name.c_str()));
    });
    in.objects("figures", true, [&](ObjectReader& each) { table.read_figure(each, registry); });
    LX_TRY(in.end(file));
    return table;
}

void FigureTable::read_figure(ObjectReader& in, const FactRegistry& registry)
{
    std::string key;
    std::string title;
    std::string ledger;
    std::string of;
    std::string unit;
    in.text("key", key, true);
    in.text("title", title, true);
    in.text("ledger", ledger, true);
    in.text("of", of, true);
    in.text("unit", unit);
    if (find(key) != nullptr)
        in.complain("key", "“" + key + "”已经有了");
    if (registry.catalog().ledger(ledger) == nullptr)
        return in.complain("ledger", "没有“" + ledger + "”这个台账");
    const FactDef* asked = registry.find(ledger, of);
    if (asked == nullptr || asked->type != FactType::Bool)
        return in.complain("of", "“" + of + "”不是“是/否”的一项");
    const FactDef* belongs = unit.empty() ? nullptr : registry.find(ledger, unit);
    if (!unit.empty() &&
        (belongs == nullptr || belongs->type != FactType::Ref || belongs->ref_ledger != "unit"))
        return in.complain("unit", "“" + unit + "”不是对单位的引用");
    const char* condition = in.has("unknown") ? "unknown" : "count";
    auto where =
        Selection::read(in.value(condition), in.path(condition), ledger, registry, conditions());
    if (!where)
        return in.complain(where.error());
    m_figures.push_back({std::move(key), std::move(title), std::move(ledger), std::move(of),
                         std::move(unit), std::string_view(condition) == "unknown",
                         std::move(*where)});
}

const FigureDef* FigureTable::find(std::string_view key) const
{
    const auto found = std::find_if(m_figures.begin(), m_figures.end(),
                                    [&](const FigureDef& figure) { return figure.key == key; });
    return found == m_figures.end() ? nullptr : &*found;
}

const FigureDef& FigureTable::at(std::string_view key) const
{
    const FigureDef* found = find(key);
    if (found == nullptr) {
        std::fprintf(stderr, "no figure %s\n", std::string(key).c_str());
        std::abort();
    }
    return *found;
}

Selection::NamedConditions FigureTable::conditions() const
{
    return [this](std::string_view name) {
        const auto found = m_conditions.find(name);
        return found == m_conditions.end() ? nullptr : &found->second;
    };
}

} // namespace lx
