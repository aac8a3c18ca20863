#include "core/report/area_sums.h"

#include "core/report/area_rows.h"

namespace lx {

AreaSums::AreaSums(const World& world, const std::string& ledger)
    : m_rows(world.snapshot().table(ledger)), m_places(world, ledger), m_tops(top_areas(world))
{
    m_sums.apart = m_places.has_area();
}

void AreaSums::add(std::int32_t row, std::int64_t amount)
{
    m_sums.whole += amount;
    if (!m_sums.apart)
        return;
    const std::int32_t area = m_places.area(row);
    m_sums.parts[area < 0 ? -1 : m_tops[static_cast<std::size_t>(area)]] += amount;
}

void check_by_area(const World& world, const std::string& title, ByArea left, bool equal,
                   const ByArea& right, std::vector<ReportCheck>& checks)
{
    const auto add = [&](const std::string& place, std::int64_t a, std::int64_t b) {
        checks.push_back(
            {title, place, std::to_string(a), std::to_string(b), equal ? a == b : a <= b});
    };
    add("", left.whole, right.whole);
    if (!left.apart || !right.apart)
        return;
    const std::vector<std::string> names = area_names(world);
    const std::int32_t root = world.jurisdiction();
    for (const auto& [area, number] : right.parts)
        left.parts.try_emplace(area, 0);
    for (const auto& [area, number] : left.parts) {
        const auto other = right.parts.find(area);
        add(area < 0 ? std::string(no_area_name)
                     : names[static_cast<std::size_t>(area)] + (area == root ? "本级" : ""),
            number, other == right.parts.end() ? 0 : other->second);
    }
}

} // namespace lx
