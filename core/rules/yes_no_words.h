#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/facts/fact_registry.h"

namespace lx {

class ObjectReader;

/// How a fact that is yes or no is said.
struct YesNoWords
{
    /// What a no is, of several things.
    struct Now
    {
        std::string when; ///< fact of the same row; "" = otherwise
        std::string text; ///< 是联合组建
    };
    std::string yes;    ///< 单独组建了党组织
    std::string no;     ///< 没有单独组建党组织
    std::string should; ///< 单独组建党组织
    std::vector<Now> now;
};

/// Those of resources/policies/yes_no.json; of any other fact (a county's own fields) from its
/// title.
[[nodiscard]] YesNoWords yes_no_words(const FactDef& fact);
/// By ledger ("" = of all) and fact.
using YesNoTable = std::map<std::pair<std::string, std::string>, YesNoWords>;
/// Errors (BadInput) name file and path: also a ledger or a yes/no fact there is none of, words
/// nothing leads to, a `when` that reads more of the file than its fact.
[[nodiscard]] Result<YesNoTable>
read_yes_no_words(const FactRegistry& facts, const std::string& file, Result<ObjectReader> reader);

} // namespace lx
