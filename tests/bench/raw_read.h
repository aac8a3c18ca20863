#pragma once

#include <cstdint>
#include <string>

#include <sqlite3.h>

namespace lx::bench {

/// Reads all cells of a query row by row with SQLite's C interface alone: what any program that
/// looks at the file must do at least. Gives how many cells hold something.
inline std::int64_t read_rows(sqlite3* handle, const std::string& sql)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
        return 0;
    std::int64_t cells = 0;
    const int columns = sqlite3_column_count(statement);
    while (sqlite3_step(statement) == SQLITE_ROW)
        for (int i = 0; i < columns; ++i)
            switch (sqlite3_column_type(statement, i)) {
            case SQLITE_INTEGER:
                cells += sqlite3_column_int64(statement, i) != 0 ? 1 : 0;
                break;
            case SQLITE_TEXT:
                cells += sqlite3_column_text(statement, i) != nullptr ? 1 : 0;
                break;
            default:
                break;
            }
    sqlite3_finalize(statement);
    return cells;
}

} // namespace lx::bench
