#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include <sqlite3.h>

namespace lx::bench {

[[noreturn]] inline void stop(const std::string& why)
{
    std::fprintf(stderr, "%s\n", why.c_str());
    std::exit(1);
}

/// The least a program can do with cells: into a table of texts by SQLite's C interface, in one
/// transaction.
class RawTable
{
public:
    RawTable(const std::string& database, std::size_t columns)
    {
        std::filesystem::remove(database);
        sqlite3_open(database.c_str(), &m_database);
        run("PRAGMA journal_mode=WAL");
        run("PRAGMA synchronous=NORMAL");
        std::string create = "CREATE TABLE t (id INTEGER PRIMARY KEY";
        std::string insert = "INSERT INTO t VALUES (NULL";
        for (std::size_t i = 0; i < columns; ++i) {
            create += ", c" + std::to_string(i) + " TEXT";
            insert += ", ?";
        }
        run((create + ")").c_str());
        run("BEGIN");
        sqlite3_prepare_v2(m_database, (insert + ")").c_str(), -1, &m_insert, nullptr);
    }
    ~RawTable() { finish(); }
    RawTable(const RawTable&) = delete;
    RawTable& operator=(const RawTable&) = delete;

    /// `column` from 1.
    void bind(int column, std::string_view text)
    {
        sqlite3_bind_text(m_insert, column, text.data(), static_cast<int>(text.size()),
                          SQLITE_TRANSIENT);
    }
    /// The first row holds headings and is not written.
    void end_row()
    {
        if (m_rows++ > 0)
            sqlite3_step(m_insert);
        sqlite3_reset(m_insert);
        sqlite3_clear_bindings(m_insert);
    }
    /// Writes what is left.
    void finish()
    {
        if (m_database == nullptr)
            return;
        sqlite3_finalize(m_insert);
        run("COMMIT");
        sqlite3_close(m_database);
        m_database = nullptr;
    }
    /// The headings too.
    [[nodiscard]] std::int64_t rows() const { return m_rows; }

private:
    void run(const char* sql)
    {
        if (sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            stop(sqlite3_errmsg(m_database));
    }

    sqlite3* m_database = nullptr;
    sqlite3_stmt* m_insert = nullptr;
    std::int64_t m_rows = 0;
};

} // namespace lx::bench
