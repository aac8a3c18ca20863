#pragma once

#include <string>

#include <catch2/catch.hpp>
#include <sqlite3.h>

namespace lx::test {

/// What another program does to a closed ledger file: SQLite itself.
inline void outside(const std::string& path, const std::string& sql)
{
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &handle) == SQLITE_OK);
    char* trouble = nullptr;
    const int code = sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &trouble);
    INFO(sql << ": " << (trouble != nullptr ? trouble : ""));
    CHECK(code == SQLITE_OK);
    sqlite3_free(trouble);
    sqlite3_close(handle);
}

} // namespace lx::test
