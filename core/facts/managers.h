#pragma once

#include <cstdint>
#include <vector>

#include "core/facts/needs.h"

namespace lx {

class FactRegistry;
class World;

/// Which organizations manage others (管理机构: 组织部、两新工委、行业党委、园区综合党委、
/// 乡镇街道党委).
class Managers
{
public:
    /// Precondition: what `add_needs` names was loaded.
    explicit Managers(const World& world);
    static void add_needs(const FactRegistry& registry, Needs& needs);

    /// The nearest one, `org` (a row) itself or above it; -1 where there is none.
    [[nodiscard]] std::int32_t of(std::int32_t org) const;

private:
    const std::vector<std::int32_t>& m_parents;
    std::vector<std::uint8_t> m_manages; ///< by row
};

} // namespace lx
