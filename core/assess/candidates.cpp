#include "core/assess/candidates.h"

#include <algorithm>
#include <map>

#include "core/base/name_order.h"
#include "core/facts/row_view.h"

namespace lx {

Result<std::vector<AssessCandidate>> assess_candidates(Database& database,
                                                       const DefinitionsPtr& definitions,
                                                       std::int64_t assessor, Date day,
                                                       Progress& progress)
{
    const FactRegistry& facts = definitions->facts();
    const Needs needs = RowView::needs(facts, "org", {"code", "parent", "counts", "covering"});
    LX_ASSIGN(const auto world, load_world(database, definitions, needs, {day, {}, 0}, progress));
    const RowView orgs(*world, "org");
    const auto& counts = *world->fact("org", "counts").tri;
    const auto& covering = *world->fact("org", "covering").tri;
    std::multimap<std::int64_t, std::pair<std::string, std::int32_t>> below;
    for (std::int32_t row = 0; row < orgs.rows(); ++row) {
        const std::int32_t parent = orgs.ref(row, "parent");
        if (parent >= 0 && counts[static_cast<std::size_t>(row)] == Tri::True)
            below.emplace(orgs.id(parent), std::pair(orgs.text(row, "code"), row));
    }
    std::vector<AssessCandidate> found;
    std::vector<std::int64_t> open{assessor}; // the last is looked below next
    while (!open.empty()) {
        const std::int64_t parent = open.back();
        open.pop_back();
        const auto [first, last] = below.equal_range(parent);
        std::vector<std::pair<std::string, std::int32_t>> children;
        for (auto at = first; at != last; ++at)
            children.push_back(at->second);
        std::ranges::sort(children, std::greater());
        for (const auto& [code, row] : children)
            open.push_back(orgs.id(row));
        below.erase(first, last); // a circle above ends here
        if (parent == assessor)
            continue;
        found.push_back({parent, false, false});
    }
    std::map<std::int64_t, std::int32_t> rows;
    for (std::int32_t row = 0; row < orgs.rows(); ++row)
        rows[orgs.id(row)] = row;
    for (AssessCandidate& one : found) {
        const std::int32_t row = rows.at(one.org);
        const std::int32_t parent = orgs.ref(row, "parent");
        one.covering = covering[static_cast<std::size_t>(row)] == Tri::True;
        one.direct = parent >= 0 && orgs.id(parent) == assessor;
    }
    return found;
}

Result<std::vector<AssessCandidate>> member_candidates(Database& database,
                                                       const DefinitionsPtr& definitions,
                                                       std::int64_t branch, Date day,
                                                       Progress& progress)
{
    const FactRegistry& facts = definitions->facts();
    const Needs needs =
        RowView::needs(facts, "member", {"name", "org", "relation", "counts", "is_formal"});
    LX_ASSIGN(const auto world, load_world(database, definitions, needs, {day, {}, 0}, progress));
    const RowView members(*world, "member");
    const auto& counts = *world->fact("member", "counts").tri;
    const auto& formal = *world->fact("member", "is_formal").tri;
    std::vector<std::pair<std::string, AssessCandidate>> found; // by the strokes of the name
    for (std::int32_t row = 0; row < members.rows(); ++row) {
        const auto at = static_cast<std::size_t>(row);
        const std::int32_t org = members.ref(row, "org");
        if (org < 0 || counts[at] != Tri::True ||
            world->snapshot().table("org").ids[static_cast<std::size_t>(org)] != branch)
            continue;
        const bool full = formal[at] == Tri::True && members.text(row, "relation") == "在册";
        found.emplace_back((full ? "1" : "2") + sort_key(members.text(row, "name"),
                                                         SortBy::SurnameStrokes, NameKind::Person),
                           AssessCandidate{members.id(row), full, false});
    }
    std::ranges::stable_sort(found, {}, &std::pair<std::string, AssessCandidate>::first);
    std::vector<AssessCandidate> listed;
    for (const auto& [key, one] : found)
        listed.push_back(one);
    return listed;
}

} // namespace lx
