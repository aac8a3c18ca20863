#pragma once

#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/facts/definitions.h"
#include "core/facts/kept_worlds.h"
#include "core/report/report.h"
#include "core/rows/row_set.h"

namespace lx {
class Database;
}

namespace lx::ui {

/// Most rows of a list that go on paper.
inline constexpr std::int64_t most_printed_rows = 20'000;

/// Says that a list has too many rows for that. Kind: Refused.
[[nodiscard]] Error too_many_to_print(const std::string& title, std::int64_t count);

/// A list as it is printed.
struct PrintedList
{
    RowSet rows;
    std::string title;
    std::vector<int> columns; ///< of list_columns, from left to right
    bool masked = true;
    std::string office; ///< 填报单位
    Date made;          ///< the day it is printed
};

/// A list as a table to print, the rows in their order. Errors: Refused (too many rows), those of
/// RowReader.
[[nodiscard]] Result<Report> list_report(Database& database, const DefinitionsPtr& definitions,
                                         const PrintedList& list, KeptWorlds& worlds,
                                         Progress& progress);

} // namespace lx::ui
