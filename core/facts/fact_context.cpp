#include "core/facts/fact_context.h"

#include <algorithm>

#include "core/facts/row_span.h"

namespace lx {

const std::vector<std::int32_t>& FactContext::i32(std::string_view ledger,
                                                  std::string_view field) const
{
    return m_world.snapshot().column(ledger, field).i32;
}

const std::vector<std::int64_t>& FactContext::i64(std::string_view ledger,
                                                  std::string_view field) const
{
    return m_world.snapshot().column(ledger, field).i64;
}

const std::vector<Tri>& FactContext::tri(std::string_view ledger, std::string_view fact) const
{
    return *m_world.fact(ledger, fact).tri;
}

const std::vector<std::int32_t>& FactContext::number(std::string_view ledger,
                                                     std::string_view fact) const
{
    return *m_world.fact(ledger, fact).i32;
}

std::int32_t FactContext::code(std::string_view text) const
{
    const std::int32_t code = m_world.snapshot().texts().find(text);
    return code >= 0 ? code : -1; // no cell holds -1
}

std::vector<std::int32_t> FactContext::codes(std::initializer_list<const char*> texts) const
{
    std::vector<std::int32_t> list;
    for (const char* text : texts)
        list.push_back(code(text));
    return list;
}

std::string_view FactContext::level_of_area(std::int32_t area) const
{
    if (area < 0)
        return {};
    const std::int32_t kind = i32("area", "kind")[static_cast<std::size_t>(area)];
    const std::string_view text = m_world.snapshot().texts().text(kind);
    if (text == "县区旗")
        return "县";
    return text == "市" || text == "省" ? text : std::string_view{};
}

RowRef FactContext::row(std::string_view ledger, std::int32_t row) const
{
    return {std::string(ledger),
            m_world.snapshot().table(ledger).ids[static_cast<std::size_t>(row)]};
}

RowLists make_lists(std::vector<std::uint64_t> pairs, std::int32_t from_rows)
{
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    RowLists lists;
    lists.starts.assign(static_cast<std::size_t>(from_rows) + 1, 0);
    lists.items.reserve(pairs.size());
    for (const std::uint64_t one : pairs) {
        ++lists.starts[(one >> 32U) + 1];
        lists.items.push_back(static_cast<std::int32_t>(one & 0xFFFFFFFFU));
    }
    for (std::size_t i = 1; i < lists.starts.size(); ++i)
        lists.starts[i] += lists.starts[i - 1];
    return lists;
}

const CoverPairs& FactContext::covers() const
{
    return m_world.cache().covers.get([this] {
        const auto& orgs = i32("coverage", "org");
        const auto& units = i32("coverage", "unit");
        const auto& counts = tri("coverage", "counts");
        const auto& org_counts = tri("org", "counts");
        const auto& population = tri("unit", "population");
        std::vector<std::uint64_t> by_org;
        std::vector<std::uint64_t> by_unit;
        for (std::size_t row = 0; row < orgs.size(); ++row) {
            const std::int32_t org = orgs[row];
            const std::int32_t unit = units[row];
            if (counts[row] != Tri::True || org < 0 || unit < 0 ||
                org_counts[static_cast<std::size_t>(org)] != Tri::True ||
                population[static_cast<std::size_t>(unit)] != Tri::True)
                continue;
            by_org.push_back(row_pair(org, unit));
            by_unit.push_back(row_pair(unit, org));
        }
        return CoverPairs{make_lists(std::move(by_org), m_world.rows("org")),
                          make_lists(std::move(by_unit), m_world.rows("unit"))};
    });
}

const Roster& FactContext::roster(std::string_view ledger) const
{
    WorldCache& cache = m_world.cache();
    return (ledger == "unit" ? cache.unit_roster : cache.org_roster).get([&] {
        const auto& owner = i32("member", ledger);
        const auto& counts = tri("member", "counts");
        const auto& formal = tri("member", "is_formal");
        const auto& relation = i32("member", "relation");
        const auto registered = codes({"在册", "流出"});
        const auto loose = codes({"未转入(口袋)", "隐形"});
        Roster roster;
        for (auto* list :
             {&roster.formal, &roster.probationary, &roster.unregistered, &roster.rows})
            list->assign(rows(ledger), 0);
        for (std::size_t row = 0; row < owner.size(); ++row) {
            if (owner[row] < 0 || counts[row] != Tri::True)
                continue;
            const auto at = static_cast<std::size_t>(owner[row]);
            ++roster.rows[at];
            if (is_one_of(relation[row], registered))
                ++(formal[row] == Tri::True ? roster.formal : roster.probationary)[at];
            else if (is_one_of(relation[row], loose))
                ++roster.unregistered[at];
        }
        return roster;
    });
}

const AreaTree& FactContext::areas() const
{
    return m_world.cache().areas.get([this] {
        const auto& parents = i32("area", "parent");
        AreaTree tree;
        tree.parent.assign(parents.size(), -1);
        std::vector<std::uint8_t> state(parents.size(), 0); // 1 = on the way up now, 2 = placed
        std::vector<std::int32_t> way;
        for (std::size_t start = 0; start < parents.size(); ++start) {
            auto at = static_cast<std::int32_t>(start);
            while (at >= 0 && state[static_cast<std::size_t>(at)] == 0) {
                state[static_cast<std::size_t>(at)] = 1;
                way.push_back(at);
                const std::int32_t up = parents[static_cast<std::size_t>(at)];
                // A row that would be above itself stands without parent.
                const bool cycle = up >= 0 && state[static_cast<std::size_t>(up)] == 1;
                tree.parent[static_cast<std::size_t>(at)] = up < 0 || cycle ? -1 : up;
                at = tree.parent[static_cast<std::size_t>(at)];
            }
            for (; !way.empty(); way.pop_back()) {
                state[static_cast<std::size_t>(way.back())] = 2;
                tree.order.push_back(way.back());
            }
        }
        return tree;
    });
}

} // namespace lx
