#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/spreadsheet/sheet_reader.h"

namespace lx {

/// A range that a formula names.
struct FormulaReference
{
    std::string sheet; ///< "" = the formula's own
    MergedRange range;
};

/// What a formula may depend on.
struct FormulaReferences
{
    std::vector<FormulaReference> ranges;
    std::vector<std::string> names; ///< words that may be names of the workbook
    bool anything = false; ///< it works out where it looks (INDIRECT, OFFSET), or names sheets and
                           ///< tables in a way that is not followed
};

/// Reads a formula as files write it, without "=". Whole rows and columns are ranges.
[[nodiscard]] FormulaReferences formula_references(std::string_view formula);

} // namespace lx
