#include "core/map/map_definition.h"

#include <algorithm>
#include <utility>

#include "core/base/object_reader.h"
#include "core/rules/figure_table.h"

namespace lx {

namespace {

constexpr const char* file = "map/layers.json";

class Reader
{
public:
    Reader(const FactRegistry& facts, MapDefinition& out) : m_facts(facts), m_out(out) {}

    void read(ObjectReader& in)
    {
        in.text("title", m_out.title, true);
        std::vector<std::string> marks;
        in.texts("marks", marks, true);
        if (marks.size() == unit_marks)
            std::ranges::move(marks, m_out.marks.begin());
        else
            in.complain("marks", "要有三个名称");
        in.objects("shades", true, [&](ObjectReader& each) { shade(each); });
        in.objects("joins", true, [&](ObjectReader& each) { join(each); });
        in.objects("layers", true, [&](ObjectReader& each) { layer(each); });
    }

private:
    void shade(ObjectReader& in)
    {
        const FigureTable& figures = FigureTable::of(m_facts);
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
        m_out.shades.push_back(std::move(shade));
    }

    void ledger(ObjectReader& in, const char* key, const std::string& code)
    {
        if (m_facts.catalog().ledger(code) == nullptr)
            in.complain(key, "没有台账“" + code + "”");
    }

    void reference(ObjectReader& in, const char* key, const std::string& rows,
                   const std::string& field, const std::string& to)
    {
        const FactDef* fact = m_facts.find(rows, field);
        if (fact == nullptr || fact->type != FactType::Ref || fact->ref_ledger != to)
            in.complain(key, "“" + field + "”不是指向“" + to + "”的字段");
    }

    void join(ObjectReader& in)
    {
        UnitJoin join;
        in.text("ledger", join.ledger, true);
        in.text("rows", join.rows, true);
        in.text("row", join.row, true);
        in.text("unit", join.unit, true);
        reference(in, "row", join.rows, join.row, join.ledger);
        reference(in, "unit", join.rows, join.unit, "unit");
        m_out.joins.push_back(std::move(join));
    }

    void layer(ObjectReader& in)
    {
        MapLayer layer;
        std::string sign;
        in.text("id", layer.id, true);
        in.text("name", layer.name, true);
        in.text("short", layer.short_name, true);
        in.text("ledger", layer.ledger, true);
        in.text("sign", sign, true);
        in.text("measure", layer.measure, true);
        ledger(in, "ledger", layer.ledger);
        constexpr std::array<std::pair<const char*, LayerSign>, 3> signs = {
            {{"star", LayerSign::Star},
             {"house", LayerSign::House},
             {"person", LayerSign::Person}}};
        const auto* const known =
            std::ranges::find_if(signs, [&](const auto& one) { return sign == one.first; });
        if (known == signs.end())
            in.complain("sign", "没有图形“" + sign + "”");
        else
            layer.sign = known->second;
        layer.numbered = in.object("number", [&](ObjectReader& number) {
            number.text("rows", layer.number_rows);
            number.text("row", layer.number_row);
            number.text("field", layer.number_field);
            number.text("newest", layer.number_newest);
            number.text("measure", layer.number_measure);
            number.text("none", layer.number_none);
            number.text("note", layer.number_note);
            if (layer.number_rows.empty())
                return;
            reference(number, "row", layer.number_rows, layer.number_row, layer.ledger);
            for (const auto& [key, field] :
                 {std::pair{"field", layer.number_field}, {"newest", layer.number_newest}}) {
                const FactDef* fact = m_facts.find(layer.number_rows, field);
                if (fact == nullptr || fact->type != FactType::Number)
                    number.complain(key, "“" + field + "”不是整数字段");
            }
        });
        m_out.layers.push_back(std::move(layer));
    }

    const FactRegistry& m_facts;
    MapDefinition& m_out;
};

} // namespace

Result<MapDefinition> MapDefinition::of(const FactRegistry& facts)
{
    LX_ASSIGN(ObjectReader in, ObjectReader::resource(file));
    MapDefinition read;
    Reader(facts, read).read(in);
    LX_TRY(in.end(file));
    return read;
}

Result<MapShade> MapDefinition::shade(const std::string& id_or_name) const
{
    std::string known;
    for (const MapShade& shade : shades) {
        if (id_or_name.empty() || shade.id == id_or_name || shade.name == id_or_name)
            return shade;
        known += (known.empty() ? "" : "、") + shade.id + "（" + shade.name + "）";
    }
    for (const MapLayer& layer : layers)
        known += "、" + layer.id + "（" + layer.name + "）";
    return fail(ErrorKind::Usage, "没有图层“" + id_or_name + "”，可以用：" + known + "。");
}

const MapLayer* MapDefinition::layer(const std::string& id_or_name) const
{
    const auto found = std::ranges::find_if(layers, [&](const MapLayer& one) {
        return one.id == id_or_name || one.name == id_or_name || one.short_name == id_or_name;
    });
    return found == layers.end() ? nullptr : &*found;
}

} // namespace lx
