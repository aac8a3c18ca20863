#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace lx {

/// What kind of trouble an error is; front ends decide by it (the command line by exit status).
enum class ErrorKind
{
    Usage,     ///< the caller asked for something that does not exist
    BadInput,  ///< an input file can't be read: damaged, encrypted, not a spreadsheet
    Refused,   ///< the data breaks a rule of the ledger (a field, a key, a reference)
    Database,  ///< the ledger file can't be opened or is not one
    Newer,     ///< the ledger file was written by a newer program
    Locked,    ///< another program holds the ledger file for writing
    Foreign,   ///< the ledger file has tables, views or triggers in it that are not ours
    Moved,     ///< the open ledger file was moved, replaced or written over by another program
    Io,        ///< disk full, no permission, file vanished
    Cancelled, ///< the user pressed 取消
};

/// An error as the user reads it: one Chinese sentence that says what, where and what to do.
/// `detail` is for the log alone (library messages, SQL); it is never shown.
struct Error
{
    ErrorKind kind = ErrorKind::Io;
    std::string message;
    std::string detail;
};

template <class T = void> using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind, std::string message,
                                                std::string detail = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(message), std::move(detail)});
}

[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace lx

/// Leaves the enclosing function with the error of `expression`, if it has one.
#define LX_TRY(expression)                                                                         \
    do {                                                                                           \
        auto lx_try_result = (expression);                                                         \
        if (!lx_try_result)                                                                        \
            return ::lx::fail(std::move(lx_try_result.error()));                                   \
    } while (false)

/// `LX_ASSIGN(auto rows, read_rows())`: the value, or leaves the function with the error.
#define LX_JOIN_(a, b) a##b
#define LX_JOIN(a, b) LX_JOIN_(a, b)
#define LX_ASSIGN(declaration, expression)                                                         \
    auto LX_JOIN(lx_result_, __LINE__) = (expression);                                             \
    if (!LX_JOIN(lx_result_, __LINE__))                                                            \
        return ::lx::fail(std::move(LX_JOIN(lx_result_, __LINE__).error()));                       \
    declaration = std::move(*LX_JOIN(lx_result_, __LINE__))
