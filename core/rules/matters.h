#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"

namespace lx {

class ObjectReader;

/// What several policies ask alike of the same kind of row: the rules and targets that can be held
/// against each other.
struct Matter
{
    std::string id;
    std::string title;              ///< Chinese
    std::vector<std::string> rules; ///< full ids: ningxia-2018/6.a
};

/// The program's (resources/policies/matters.json), in their order. A damaged program file stops
/// the program; its test holds it.
[[nodiscard]] const std::vector<Matter>& matters();
/// Errors (BadInput) name file and path: also a rule that no pack of the program has, or that
/// stands in a matter already.
[[nodiscard]] Result<std::vector<Matter>> read_matters(const std::string& file,
                                                       Result<ObjectReader> reader);

} // namespace lx
