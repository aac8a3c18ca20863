#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"

struct sqlite3;

namespace lx {

/// The indices of a table into which many rows are written in one action: from some number on they
/// are left out and made after the rows, sorted, in the same transaction: a row's place in an index
/// over names or dates is a random one, which costs more than twice as much. Nobody else ever sees
/// the file without them.
class LateIndices
{
public:
    /// So many rows at least, and as many as the table had before: making them anew is then never
    /// the longer way.
    static constexpr std::int64_t from = 10'000;

    /// `rows`: what the table has so far, about.
    LateIndices(sqlite3* handle, std::string table, std::int64_t rows)
        : m_handle(handle), m_table(std::move(table)), m_rows(rows)
    {}

    /// A further row is going to be written. True: `leave_out` first.
    [[nodiscard]] bool add();
    /// Nothing may be reading or writing on the connection.
    [[nodiscard]] Result<> leave_out();
    [[nodiscard]] bool are_left_out() const { return !m_left_out.empty(); }
    /// Makes those that are left out. SQLite's (extended) result code: 0 = done; else some of them
    /// are still left out, and the action can't be kept.
    [[nodiscard]] int make();

private:
    sqlite3* m_handle;
    std::string m_table;
    std::int64_t m_rows;
    std::int64_t m_added = 0;
    std::vector<std::string> m_left_out; ///< what makes them, word for word as the schema has it
};

} // namespace lx
