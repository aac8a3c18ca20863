#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"

namespace lx {

/// What several policies ask alike of the same kind of row: the rules and targets that can be held
/// against each other.
struct Matter
{
    std::string id;
    std::string title;              ///< Chinese
    std::vector<std::string> rules; ///< full ids: ningxia-2018/6.a
};

/// The program's (resources/policies/matters.json), in their order. Errors: Io (a damaged program
/// file).
[[nodiscard]] Result<std::vector<Matter>> matters();

} // namespace lx
