#include "core/report/row_plan.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "core/facts/managers.h"
#include "core/facts/placement.h"
#include "core/report/fact_reader.h"

namespace lx {

namespace {

/// A number of a row; nothing where it isn't known.
std::optional<double> known_number(const FactColumn& column, std::size_t row)
{
    if (column.at_least != nullptr && (*column.at_least)[row] != 0)
        return std::nullopt;
    if (column.real != nullptr) {
        const double value = (*column.real)[row];
        return std::isnan(value) ? std::nullopt : std::optional(value);
    }
    const std::int32_t value = (*column.i32)[row];
    return value == INT32_MIN ? std::nullopt : std::optional<double>(value);
}

RowPlan plan_by_area(const World& world, const ReportTableDef& def,
                     const ByLedger<std::uint8_t>& counted)
{
    std::vector<std::int64_t> in_area(static_cast<std::size_t>(world.rows("area")), 0);
    std::int64_t without = 0;
    RowPlan plan;
    for (const auto& [ledger, rows] : counted) {
        const Placement place(world, ledger);
        std::vector<std::int32_t>& areas = plan.row_of[ledger]; // until the rows are known
        areas.assign(rows.size(), -1);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i] == 0)
                continue;
            const std::int32_t area = place.area(static_cast<std::int32_t>(i));
            areas[i] = area;
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
    plan.rows = std::move(layout.rows);
    for (const auto& [ledger, rows] : counted) {
        std::vector<std::int32_t>& row_of = plan.row_of[ledger];
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i] == 0)
                continue;
            const std::int32_t area = row_of[i];
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
    explicit Groups(const ByLedger<std::uint8_t>& counted)
    {
        for (const auto& [ledger, rows] : counted)
            m_plan.row_of[ledger].assign(rows.size(), -1);
    }
    /// A group by its number; `order`: what it stands by, groups of an equal one by their names.
    std::int32_t group(std::int32_t order, const std::string& name, const std::string& key)
    {
        return m_groups.try_emplace({order, name, key}, static_cast<std::int32_t>(m_groups.size()))
            .first->second;
    }
    /// By row of a ledger: the number of its group.
    [[nodiscard]] std::vector<std::int32_t>& of(const std::string& ledger)
    {
        return m_plan.row_of.find(ledger)->second;
    }
    RowPlan plan()
    {
        AreaRow total{total_row_key, 0, true, true, {}, total_row_key};
        std::vector<std::int32_t> row_of_group(m_groups.size());
        for (const auto& [group, number] : m_groups) {
            const auto row = static_cast<std::int32_t>(m_plan.rows.size());
            const std::string name = group.name.empty() ? "未填" : group.name;
            m_plan.rows.push_back(
                {name, 0, false, false, {}, group.key.empty() ? name : group.key});
            total.parts.push_back(row);
            row_of_group[static_cast<std::size_t>(number)] = row;
        }
        for (auto& [ledger, rows] : m_plan.row_of)
            for (std::int32_t& row : rows)
                if (row >= 0)
                    row = row_of_group[static_cast<std::size_t>(row)];
        m_plan.rows.push_back(std::move(total));
        return std::move(m_plan);
    }

private:
    struct Group
    {
        std::int32_t order;
        std::string name;
        std::string key;
        auto operator<=>(const Group&) const = default;
    };
    std::map<Group, std::int32_t> m_groups; ///< their numbers, in the order they were met
    RowPlan m_plan;
};

/// The column of a fact of the ledger's own whose equal numbers are equal texts; nullptr where it
/// is another, or reached through references.
const std::vector<std::int32_t>* coded(const World& world, const ReportTableDef& def)
{
    const FactDef* fact = world.registry().find(def.ledger, def.rows);
    if (fact == nullptr || fact->list || fact->type == FactType::Number)
        return nullptr;
    const FactColumn& column = world.fact(*fact);
    return column.given_only || column.at_least != nullptr ? nullptr : column.i32;
}

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
    Groups groups(counted);
    const auto own = counted.find(def.ledger);
    if (own == counted.end())
        return groups.plan();
    const auto group_of = [&](std::size_t row) {
        const std::string text = value.show(static_cast<std::int32_t>(row));
        const auto found = order.find(text);
        return groups.group(found != order.end()
                                ? found->second
                                : static_cast<std::int32_t>(order.size()) + (text.empty() ? 1 : 0),
                            text, text);
    };
    // A value is looked up once, not once a row.
    const std::vector<std::int32_t>* codes = coded(world, def);
    std::unordered_map<std::int32_t, std::int32_t> known;
    std::vector<std::int32_t>& of = groups.of(def.ledger);
    for (std::size_t i = 0; i < own->second.size(); ++i) {
        if (own->second[i] == 0)
            continue;
        if (codes == nullptr) {
            of[i] = group_of(i);
            continue;
        }
        const auto [at, fresh] = known.try_emplace((*codes)[i], -1);
        if (fresh)
            at->second = group_of(i);
        of[i] = at->second;
    }
    return groups.plan();
}

/// Values of a number by steps; what isn't known, or in none of them, is 未填.
RowPlan plan_by_band(const World& world, const ReportTableDef& def,
                     const ByLedger<std::uint8_t>& counted)
{
    Groups groups(counted);
    std::vector<std::int32_t> numbers; // all of them are shown, also without rows
    for (std::size_t b = 0; b < def.bands.size(); ++b)
        numbers.push_back(
            groups.group(static_cast<std::int32_t>(b), def.bands[b].name, def.bands[b].name));
    const auto own = counted.find(def.ledger);
    if (own == counted.end())
        return groups.plan();
    const FactColumn& column = world.fact(def.ledger, def.rows);
    std::vector<std::int32_t>& of = groups.of(def.ledger);
    for (std::size_t i = 0; i < own->second.size(); ++i) {
        if (own->second[i] == 0)
            continue;
        const std::optional<double> value = known_number(column, i);
        const auto band = std::find_if(def.bands.begin(), def.bands.end(), [&](const RowBand& one) {
            return value && (!one.from || *value >= *one.from) && (!one.to || *value <= *one.to);
        });
        of[i] = band == def.bands.end()
                    ? groups.group(static_cast<std::int32_t>(def.bands.size()), "", "")
                    : numbers[static_cast<std::size_t>(band - def.bands.begin())];
    }
    return groups.plan();
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
    Groups groups(counted);
    std::unordered_map<std::int32_t, std::int32_t> known;
    for (const auto& [ledger, rows] : counted) {
        const Placement places(world, ledger);
        std::vector<std::int32_t>& of = groups.of(ledger);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i] == 0)
                continue;
            const std::int32_t org = managers.of(places.org(static_cast<std::int32_t>(i)));
            const auto [at, fresh] = known.try_emplace(org, -1);
            if (fresh)
                at->second =
                    org < 0 ? groups.group(place, "", "")
                            : groups.group(by_code[code.show(org)], name.show(org), code.show(org));
            of[i] = at->second;
        }
    }
    return groups.plan();
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
    return def.bands.empty() ? plan_by_value(world, def, counted)
                             : plan_by_band(world, def, counted);
}

} // namespace lx
