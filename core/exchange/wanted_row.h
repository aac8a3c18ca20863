#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/exchange/heading_index.h"
#include "core/ledger/ledger_def.h"

namespace lx {

/// A row of a ledger that a list refers to.
struct WantedRow
{
    const LedgerDef* def = nullptr;
    std::vector<std::string> texts; ///< as the list has it: a name, a code, or one of each
    std::string day;                ///< ISO: the list tells of it on this day; "" = on none
};

/// A row that is to be added once the one that refers to it is known to be taken.
struct Addition
{
    WantedRow wanted;
    FieldTarget target;
    int column = -1; ///< of the sheet, where it is told
};

/// What stands in place of the id of a row's addition at this position until it has one.
constexpr std::int64_t placeholder(std::size_t position)
{
    return -static_cast<std::int64_t>(position) - 1;
}

} // namespace lx
