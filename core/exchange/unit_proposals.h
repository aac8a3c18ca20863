#pragma once

#include <string>
#include <string_view>

namespace lx {

/// What a unit's code and name say about its category and type: a proposal for lists that have no
/// such columns. Prefixes after GB 32100-2015: 91 enterprise, 93 farmers' cooperative, 51 社会团体,
/// 52 民办非企业单位, 53 基金会, 31 law practice. "" where nothing can be said.
struct UnitProposal
{
    std::string category;
    std::string type;
};
[[nodiscard]] UnitProposal propose_unit(std::string_view uscc, std::string_view name);

} // namespace lx
