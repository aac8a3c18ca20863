#include "core/report/area_rows.h"

#include <algorithm>
#include <unordered_map>

#include "core/report/fact_reader.h"

namespace lx {

namespace {

class Layout
{
public:
    Layout(const World& world, const std::vector<std::int64_t>& counted,
           const std::vector<std::string>& open)
        : m_counted(counted), m_open(open), m_names(area_names(world)),
          m_kind(world, "area", "kind"), m_code(world, "area", "code")
    {
        const auto n = static_cast<std::size_t>(world.rows("area"));
        m_children.resize(n);
        const auto& parents = *world.fact("area", "parent").i32;
        for (std::size_t i = 0; i < n; ++i) {
            if (parents[i] >= 0)
                m_children[static_cast<std::size_t>(parents[i])].push_back(
                    static_cast<std::int32_t>(i));
        }
        for (auto& children : m_children) {
            std::vector<std::pair<std::string, std::int32_t>> keyed;
            for (const std::int32_t child : children)
                keyed.emplace_back(m_code.show(child), child);
            std::sort(keyed.begin(), keyed.end());
            std::transform(keyed.begin(), keyed.end(), children.begin(),
                           [](const auto& k) { return k.second; });
        }
        m_rows.row_of_area.assign(n, -1);
    }

    /// Adds the rows of an opened area and gives the number of its subtotal row.
    std::int32_t open(std::int32_t area, int level, bool root, std::int64_t outside)
    {
        std::vector<std::int32_t> parts;
        const auto at = static_cast<std::size_t>(area);
        for (const std::int32_t child : m_children[at]) {
            if (opens(child))
                parts.push_back(open(child, level + 1, false, 0));
            else
                parts.push_back(plain(child, name(child), level, true, code(child)));
        }
        if (m_counted[at] > 0 || parts.empty())
            parts.push_back(plain(area, name(area) + (parts.empty() ? "" : "本级"), level, false,
                                  code(area) + own_row_key));
        if (root && outside > 0) {
            m_rows.row_without_area = static_cast<std::int32_t>(m_rows.rows.size());
            m_rows.rows.push_back({no_area_name, level, false, false, {}, no_area_name});
            parts.push_back(m_rows.row_without_area);
        }
        m_rows.rows.push_back({root ? std::string(total_row_key) : name(area) + "小计",
                               std::max(0, level - 1), true, root, std::move(parts), code(area)});
        return static_cast<std::int32_t>(m_rows.rows.size()) - 1;
    }

    AreaRows take() { return std::move(m_rows); }

private:
    [[nodiscard]] const std::string& name(std::int32_t area) const
    {
        return m_names[static_cast<std::size_t>(area)];
    }

    [[nodiscard]] std::string code(std::int32_t area) const { return m_code.show(area); }

    [[nodiscard]] bool opens(std::int32_t area) const
    {
        const std::string kind = m_kind.show(area);
        return (kind == "省" || kind == "市" || kind == "县区旗" ||
                std::find(m_open.begin(), m_open.end(), kind) != m_open.end()) &&
               !m_children[static_cast<std::size_t>(area)].empty();
    }

    std::int32_t plain(std::int32_t area, const std::string& name, int level, bool below,
                       const std::string& key)
    {
        const auto row = static_cast<std::int32_t>(m_rows.rows.size());
        m_rows.rows.push_back({name, level, false, false, {}, key});
        std::vector<std::int32_t> open{area};
        while (!open.empty()) {
            const auto at = static_cast<std::size_t>(open.back());
            open.pop_back();
            if (m_rows.row_of_area[at] >= 0)
                continue;
            m_rows.row_of_area[at] = row;
            if (below)
                open.insert(open.end(), m_children[at].begin(), m_children[at].end());
        }
        return row;
    }

    const std::vector<std::int64_t>& m_counted;
    const std::vector<std::string>& m_open;
    std::vector<std::string> m_names;
    FactReader m_kind;
    FactReader m_code;
    std::vector<std::vector<std::int32_t>> m_children;
    AreaRows m_rows;
};

} // namespace

std::vector<std::string> area_names(const World& world)
{
    const FactReader name(world, "area", "name");
    const FactReader code(world, "area", "code");
    std::vector<std::string> names;
    std::unordered_map<std::string, int> times;
    for (std::int32_t row = 0; row < world.rows("area"); ++row) {
        names.push_back(name.show(row));
        ++times[names.back()];
    }
    for (std::int32_t row = 0; row < world.rows("area"); ++row) {
        std::string& own = names[static_cast<std::size_t>(row)];
        if (times[own] > 1)
            own += "（" + code.show(row) + "）";
    }
    return names;
}

std::string area_path(const World& world, const std::vector<std::string>& names, std::int32_t area)
{
    const auto& parents = *world.fact("area", "parent").i32;
    const std::int32_t root = world.jurisdiction();
    if (area == root && root >= 0)
        return names[static_cast<std::size_t>(root)];
    std::string path;
    // A circle of areas ends after as many steps as there are areas.
    for (std::size_t steps = 0; area >= 0 && steps <= parents.size(); ++steps) {
        if (area == root)
            return path;
        const auto at = static_cast<std::size_t>(area);
        path = path.empty() ? names[at] : names[at] + "/" + path;
        area = parents[at];
    }
    return no_area_name;
}

AreaRows lay_out_areas(const World& world, const std::vector<std::int64_t>& counted,
                       std::int64_t outside, const std::vector<std::string>& open)
{
    const std::int32_t root = world.jurisdiction();
    if (root < 0) {
        AreaRows rows;
        rows.row_of_area.assign(counted.size(), 0);
        rows.row_without_area = 0;
        rows.rows = {{"全部单位", 0, false, false, {}, own_row_key},
                     {total_row_key, 0, true, true, {0}, total_row_key}};
        return rows;
    }
    Layout layout(world, counted, open);
    layout.open(root, 0, true, outside);
    return layout.take();
}

} // namespace lx
