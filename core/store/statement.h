#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/ledger/value.h"

struct sqlite3;
struct sqlite3_stmt;

namespace lx {

class Database;

/// What a column of a row holds.
enum class StoredKind : std::uint8_t
{
    None,
    Whole,
    Real,
    Text
};

/// A prepared statement on SQLite's C interface (QSqlQuery costs 2.8 times as much a row). Used by
/// core/store alone.
class Statement
{
public:
    [[nodiscard]] static Result<Statement> prepare(Database& database, std::string_view sql);
    [[nodiscard]] static Result<Statement> prepare(sqlite3* handle, std::string_view sql);
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    ~Statement();

    // Binding: parameters count from 1. Texts are not copied and must live until the next reset.
    void bind(int index, std::int64_t value);
    void bind(int index, double value);
    void bind(int index, std::string_view value);
    void bind_null(int index);
    /// As a BLOB: bytes that are no text. Not copied either.
    void bind_bytes(int index, std::string_view bytes);
    void bind(int index, const Value& value);

    /// True while there is a row.
    [[nodiscard]] Result<bool> step();
    /// Runs a statement that gives no rows, then resets it.
    [[nodiscard]] Result<> run();
    /// The same, giving SQLite's (extended) result code: 0 = done.
    [[nodiscard]] int run_code();
    void reset();

    // Columns count from 0; valid until the next step.
    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] StoredKind kind(int column) const; ///< bytes count as text
    [[nodiscard]] Value value(int column) const;
    /// The same into a value that keeps its memory where it held a text too.
    void value(int column, Value& out) const;
    /// Bytes that are no text: nothing this program writes.
    [[nodiscard]] bool is_blob(int column) const;
    [[nodiscard]] int columns() const;
    [[nodiscard]] std::string_view column_name(int column) const;

private:
    explicit Statement(sqlite3_stmt* stmt) : m_stmt(stmt) {}
    sqlite3_stmt* m_stmt = nullptr;
};

/// Runs a script of several statements.
[[nodiscard]] Result<> execute(sqlite3* handle, std::string_view script);
/// First column of the first row; 0 / "" where there is none.
[[nodiscard]] Result<std::int64_t> query_integer(sqlite3* handle, std::string_view sql);
[[nodiscard]] Result<std::string> query_text(sqlite3* handle, std::string_view sql);

} // namespace lx
