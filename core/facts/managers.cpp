#include "core/facts/managers.h"

#include <algorithm>
#include <array>

#include "core/facts/fact_registry.h"
#include "core/facts/world.h"

namespace lx {

namespace {

constexpr std::array kinds{"组织部", "两新工委", "行业(综合)党委", "园区综合党委", "乡镇街道党委"};

} // namespace

Managers::Managers(const World& world)
    : m_parents(*world.fact("org", "parent").i32),
      m_manages(static_cast<std::size_t>(world.rows("org")), 0)
{
    std::array<std::int32_t, kinds.size()> codes{};
    std::ranges::transform(kinds, codes.begin(),
                           [&](const char* kind) { return world.snapshot().texts().find(kind); });
    const auto& kind = *world.fact("org", "kind").i32;
    for (std::size_t org = 0; org < m_manages.size(); ++org)
        m_manages[org] =
            kind[org] != kNone32 && std::ranges::find(codes, kind[org]) != codes.end() ? 1 : 0;
}

void Managers::add_needs(const FactRegistry& registry, Needs& needs)
{
    for (const char* key : {"kind", "parent"})
        registry.add_needs(*registry.find("org", key), FieldUse::Content, needs);
}

std::int32_t Managers::of(std::int32_t org) const
{
    // A circle of organizations ends after as many steps as there are.
    for (std::size_t steps = 0; org >= 0 && steps <= m_parents.size(); ++steps) {
        if (m_manages[static_cast<std::size_t>(org)] != 0)
            return org;
        org = m_parents[static_cast<std::size_t>(org)];
    }
    return -1;
}

} // namespace lx
