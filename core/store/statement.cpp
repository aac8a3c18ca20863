#include "core/store/statement.h"

#include <utility>

#include <sqlite3.h>

#include "core/store/database.h"
#include "core/store/sqlite_error.h"

namespace lx {

Result<Statement> Statement::prepare(Database& database, std::string_view sql)
{
    return prepare(database.handle(), sql);
}

Result<Statement> Statement::prepare(sqlite3* handle, std::string_view sql)
{
    sqlite3_stmt* stmt = nullptr;
    const int code =
        sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()), 0, &stmt, nullptr);
    if (code != SQLITE_OK)
        return fail(sqlite_error(handle, code, sql));
    return Statement(stmt);
}

Statement::Statement(Statement&& other) noexcept : m_stmt(std::exchange(other.m_stmt, nullptr)) {}

Statement& Statement::operator=(Statement&& other) noexcept
{
    if (this != &other) {
        sqlite3_finalize(m_stmt);
        m_stmt = std::exchange(other.m_stmt, nullptr);
    }
    return *this;
}

Statement::~Statement()
{
    sqlite3_finalize(m_stmt);
}

void Statement::bind(int index, std::int64_t value)
{
    sqlite3_bind_int64(m_stmt, index, value);
}

void Statement::bind(int index, double value)
{
    sqlite3_bind_double(m_stmt, index, value);
}

void Statement::bind(int index, std::string_view value)
{
    // A null pointer would bind NULL.
    sqlite3_bind_text64(m_stmt, index, value.data() == nullptr ? "" : value.data(), value.size(),
                        SQLITE_STATIC, SQLITE_UTF8);
}

void Statement::bind_bytes(int index, std::string_view bytes)
{
    sqlite3_bind_blob64(m_stmt, index, bytes.data() == nullptr ? "" : bytes.data(), bytes.size(),
                        SQLITE_STATIC);
}

void Statement::bind_null(int index)
{
    sqlite3_bind_null(m_stmt, index);
}

void Statement::bind(int index, const Value& value)
{
    if (const auto* text = std::get_if<std::string>(&value))
        bind(index, std::string_view(*text));
    else if (const auto* number = std::get_if<std::int64_t>(&value))
        bind(index, *number);
    else if (const auto* real = std::get_if<double>(&value))
        bind(index, *real);
    else
        bind_null(index);
}

Result<bool> Statement::step()
{
    const int code = sqlite3_step(m_stmt);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    Error error = sqlite_error(sqlite3_db_handle(m_stmt), code, sqlite3_sql(m_stmt));
    if ((code & 0xff) == SQLITE_TOOBIG && sqlite3_stmt_readonly(m_stmt) != 0) {
        error.kind = ErrorKind::Database; // nobody wants to keep it: it stands there already
        error.message = "台账文件里有一格内容大得读不出来，它不是本程序写的，"
                        "请用改动它以前的备份恢复。";
    }
    sqlite3_reset(m_stmt);
    return fail(std::move(error));
}

Result<> Statement::run()
{
    const int code = run_code();
    if (code == SQLITE_OK)
        return {};
    return fail(sqlite_error(sqlite3_db_handle(m_stmt), code, sqlite3_sql(m_stmt)));
}

int Statement::run_code()
{
    int code = sqlite3_step(m_stmt);
    while (code == SQLITE_ROW)
        code = sqlite3_step(m_stmt);
    sqlite3_reset(m_stmt);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

void Statement::reset()
{
    sqlite3_reset(m_stmt);
}

bool Statement::is_null(int column) const
{
    return sqlite3_column_type(m_stmt, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_stmt, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_stmt, column);
}

std::string_view Statement::text(int column) const
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_stmt, column));
    if (text == nullptr)
        return {};
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(m_stmt, column))};
}

Value Statement::value(int column) const
{
    Value out;
    value(column, out);
    return out;
}

StoredKind Statement::kind(int column) const
{
    switch (sqlite3_column_type(m_stmt, column)) {
    case SQLITE_INTEGER:
        return StoredKind::Whole;
    case SQLITE_FLOAT:
        return StoredKind::Real;
    case SQLITE_NULL:
        return StoredKind::None;
    default:
        return StoredKind::Text;
    }
}

void Statement::value(int column, Value& out) const
{
    switch (kind(column)) {
    case StoredKind::Whole:
        out = integer(column);
        break;
    case StoredKind::Real:
        out = real(column);
        break;
    case StoredKind::None:
        out = Value{};
        break;
    case StoredKind::Text:
        if (auto* const kept = std::get_if<std::string>(&out))
            kept->assign(text(column));
        else
            out = std::string(text(column));
        break;
    }
}

bool Statement::is_blob(int column) const
{
    return sqlite3_column_type(m_stmt, column) == SQLITE_BLOB;
}

std::string_view Statement::column_name(int column) const
{
    const char* name = sqlite3_column_name(m_stmt, column);
    return name == nullptr ? std::string_view() : std::string_view(name);
}

int Statement::columns() const
{
    return sqlite3_column_count(m_stmt);
}

Result<> execute(sqlite3* handle, std::string_view script)
{
    const std::string text(script);
    const int code = sqlite3_exec(handle, text.c_str(), nullptr, nullptr, nullptr);
    if (code == SQLITE_OK)
        return {};
    return fail(sqlite_error(handle, code, script.substr(0, 200)));
}

Result<std::int64_t> query_integer(sqlite3* handle, std::string_view sql)
{
    LX_ASSIGN(Statement statement, Statement::prepare(handle, sql));
    LX_ASSIGN(const bool row, statement.step());
    return row ? statement.integer(0) : std::int64_t{0};
}

Result<std::string> query_text(sqlite3* handle, std::string_view sql)
{
    LX_ASSIGN(Statement statement, Statement::prepare(handle, sql));
    LX_ASSIGN(const bool row, statement.step());
    return row ? std::string(statement.text(0)) : std::string();
}

} // namespace lx
