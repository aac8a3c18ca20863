#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"

struct sqlite3;

namespace lx {

/// How the tables and indexes of a file differ from those its version of the format has. Looking
/// touches no row and runs nothing the file brings along.
struct SchemaFaults
{
    /// What the file has that is not ours: triggers, views, further tables and indexes; and tables
    /// of ours that were changed or swapped for something else. Chinese: "触发器“x”".
    std::vector<std::string> foreign;
    /// Of those, the ones that take the place of a table of ours: its rows can't be relied on.
    std::vector<std::string> swapped;
    /// Tables (and search tables) of ours that are not there.
    std::vector<std::string> missing_tables;
    std::vector<std::string> missing_indexes;

    [[nodiscard]] bool empty() const
    {
        return foreign.empty() && missing_tables.empty() && missing_indexes.empty();
    }
};

/// `version`: of the format, 1 … the newest this program knows.
[[nodiscard]] Result<SchemaFaults> check_schema(sqlite3* handle, int version);

/// "“a”、“b”等 12 项": for sentences.
[[nodiscard]] std::string listed_names(const std::vector<std::string>& names);

} // namespace lx
