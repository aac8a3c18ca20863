#include "core/report/row_plan.h"

#include "core/facts/managers.h"
#include "core/facts/placement.h"
#include "core/report/fact_reader.h"

namespace lx {

namespace {

RowPlan plan_by_area(const World& world, const ReportTableDef& def,
                     const ByLedger<std::uint8_t>& counted)
{
    std::map<std::string, Placement, std::less<>> places;
    std::vector<std::int64_t> in_area(static_cast<std::size_t>(world.rows("area")), 0);
    std::int64_t without = 0;
    for (const auto& [ledger, rows] : counted) {
        const Placement& place = places.try_emplace(ledger, world, ledger).first->second;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i] == 0)
                continue;
            const std::int32_t area = place.area(static_cast<std::int32_t>(i));
            ++(area < 0 ? without : in_area[static_cast<std::size_t>(area)]);
        }
    }
    // Areas that hang outside the jurisdiction's tree count as 未填: lay out once to see them.
    AreaRows layout = lay_out_areas(world, in_area, without, def.open);
    std::int64_t outside = 0;
    for (std::size_t a = 0; a < in_area.size(); ++a)
        outside += layout.row_of_area[a] < 0 ? in_area[a] : 0;
    if (outside > 0 && layout.row_without_area < 0)
        layout = lay_out_areas(world, in_area, outside, def.open);
    RowPlan plan{std::move(layout.rows), {}};
    for (const auto& [ledger, rows] : counted) {
        const Placement& place = places.at(ledger);
        auto& row_of = plan.row_of[ledger];
        row_of.assign(rows.size(), -1);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i] == 0)
                continue;
            const std::int32_t area = place.area(static_cast<std::int32_t>(i));
            const std::int32_t row =
                area >= 0 ? layout.row_of_area[static_cast<std::size_t>(area)] : -1;
            row_of[i] = row >= 0 ? row : layout.row_without_area;
        }
    }
    return plan;
}

/// Rows in the order of their keys, a total below; what has none stands last.
class Groups
{
public:
    /// `order`: what the group stands by; groups of an equal one by their names.
    void add(std::int32_t order, const std::string& name, const std::string& key,
             const std::string& ledger, std::size_t row)
    {
        m_groups[{order, name, key}].emplace_back(ledger, row);
    }
    RowPlan plan(const ByLedger<std::uint8_t>& counted)
    {
        RowPlan plan;
        for (const auto& [ledger, rows] : counted)
            plan.row_of[ledger].assign(rows.size(), -1);
        AreaRow total{total_row_key, 0, true, true, {}, total_row_key};
        for (const auto& [group, rows] : m_groups) {
            const auto row = static_cast<std::int32_t>(plan.rows.size());
            const std::string name = group.name.empty() ? "未填" : group.name;
            plan.rows.push_back({name, 0, false, false, {}, group.key.empty() ? name : group.key});
            total.parts.push_back(row);
            for (const auto& [ledger, at] : rows)
                plan.row_of.find(ledger)->second[at] = row;
        }
        plan.rows.push_back(std::move(total));
        return plan;
    }

private:
    struct Group
    {
        std::int32_t order;
        std::string name;
        std::string key;
        auto operator<=>(const Group&) const = default;
    };
    std::map<Group, std::vector<std::pair<std::string, std::size_t>>> m_groups;
};

RowPlan plan_by_value(const World& world, const ReportTableDef& def,
                      const ByLedger<std::uint8_t>& counted)
{
    const FactReader value(world, def.ledger, def.rows);
    // Order of the dictionary, then what stands in no dictionary, then blanks.
    std::map<std::string, std::int32_t> order;
    if (const Dictionary* dictionary = world.snapshot().catalog().dictionary(def.dictionary)) {
        for (const DictionaryValue& v : dictionary->values)
            order.emplace(v.value, static_cast<std::int32_t>(order.size()));
    }
    Groups groups;
    if (const auto own = counted.find(def.ledger); own != counted.end()) {
        for (std::size_t i = 0; i < own->second.size(); ++i) {
            if (own->second[i] == 0)
                continue;
            const std::string text = value.show(static_cast<std::int32_t>(i));
            const auto found = order.find(text);
            groups.add(found != order.end()
                           ? found->second
                           : static_cast<std::int32_t>(order.size()) + (text.empty() ? 1 : 0),
                       text, text, def.ledger, i);
        }
    }
    return groups.plan(counted);
}

RowPlan plan_by_manager(const World& world, const ByLedger<std::uint8_t>& counted)
{
    const Managers managers(world);
    const FactReader name(world, "org", "name");
    const FactReader code(world, "org", "code");
    std::map<std::string, std::int32_t> by_code; // rows stand in the order of the codes
    for (std::int32_t org = 0; org < world.rows("org"); ++org)
        by_code.emplace(code.show(org), 0);
    std::int32_t place = 0;
    for (auto& [text, at] : by_code)
        at = place++;
    Groups groups;
    for (const auto& [ledger, rows] : counted) {
        const Placement places(world, ledger);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i] == 0)
                continue;
            const std::int32_t org = managers.of(places.org(static_cast<std::int32_t>(i)));
            if (org < 0)
                groups.add(place, "", "", ledger, i);
            else
                groups.add(by_code[code.show(org)], name.show(org), code.show(org), ledger, i);
        }
    }
    return groups.plan(counted);
}

} // namespace

void add_managing_needs(const FactRegistry& registry, const std::string& ledger, Needs& needs)
{
    Placement::add_needs(registry, ledger, needs);
    Managers::add_needs(registry, needs);
    for (const char* key : {"name", "code"})
        registry.add_needs(*registry.find("org", key), FieldUse::Content, needs);
}

RowPlan plan_rows(const World& world, const ReportTableDef& def,
                  const ByLedger<std::uint8_t>& counted)
{
    if (def.rows == rows_by_area)
        return plan_by_area(world, def, counted);
    if (def.rows == rows_by_manager)
        return plan_by_manager(world, counted);
    return plan_by_value(world, def, counted);
}

} // namespace lx
