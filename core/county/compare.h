#pragma once

#include <memory>
#include <string>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/rules/comparison.h"

namespace lx {

class Database;

/// One side of a comparison: how the file is looked at.
struct ComparedSide
{
    std::string policy;
    Date as_of;
    bool original = false; ///< with the pack's own figures, not those set in the file
    std::string scope{}; ///< 统计口径 its targets are counted by: id or name; "" = 全部登记
};

/// Looks at one file twice and holds the answers against each other. Reads the file once. Errors:
/// Usage (no such pack or scope), those of Snapshot::load and evaluate.
[[nodiscard]] Result<std::shared_ptr<const Comparison>>
compare_file(Database& database, const DefinitionsPtr& definitions, const ComparedSide& left,
             const ComparedSide& right, Progress& progress);

} // namespace lx
