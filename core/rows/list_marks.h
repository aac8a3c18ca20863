#pragma once

#include <string>
#include <vector>

#include "core/rules/selection.h"

namespace lx {

/// What is to be known of a row at a glance: it belongs to one of the program's lists that marks
/// its rows (resources/lists).
struct ListMark
{
    std::string sign;   ///< one character, its shape
    std::string name;   ///< Chinese, of the list: 应建未建
    std::string note;   ///< Chinese sentence: which rows these are
    bool alarm = false; ///< also set in the accent: 应建未建, what is overdue
    Selection where;
};

/// The marks of a ledger's rows, in the order of its lists. Errors (BadInput) name file and path.
[[nodiscard]] Result<std::vector<ListMark>> list_marks(const FactRegistry& facts,
                                                       const std::string& ledger);

} // namespace lx
