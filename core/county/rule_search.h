#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/rules/policy_pack.h"

namespace lx {

/// Finds rules by words a person has for them: number, title, clause, group, advice, the matter a
/// rule is about, the list of the start page that asks the same (应建未建), and pinyin initials of
/// title, matter and list. Case, width and blanks inside don't count. Of several words every one
/// has to be found.
class RuleSearch
{
public:
    explicit RuleSearch(std::string_view text);
    [[nodiscard]] bool finds(const Rule& rule) const;

private:
    std::vector<std::string> m_words; ///< folded
};

} // namespace lx
