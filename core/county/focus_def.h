#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"

namespace lx {

/// A rule that asks the same as a list. Where it counts otherwise these say why.
struct FocusRule
{
    std::string rule;  ///< full id
    std::string more;  ///< why it has rows the list has not; "" = it never has
    std::string fewer; ///< why the list has rows it has not
};

/// A list of few rows, worked down to none.
struct FocusDef
{
    std::string id;
    std::string title;  ///< 应建未建
    std::string figure; ///< of resources/figures/overview.json: which rows
    bool alarm = false; ///< marked while there is something in it
    std::vector<FocusRule> rules;
};

/// A share of many rows, closed by plans and not row by row.
struct GapDef
{
    std::string id;
    std::string title;
    std::string of;   ///< figure: all the rows
    std::string met;  ///< figure: those of them that need nothing more
    std::string goal; ///< org, work: the targets of that coverage; "" = all of them
};

/// What the start page lists (resources/figures/focus.json).
struct FocusDefs
{
    std::vector<FocusDef> lists;
    std::vector<GapDef> gaps;

    /// Those compiled in. A damaged program file stops the program; its test holds it.
    [[nodiscard]] static const FocusDefs& program();
};

} // namespace lx
