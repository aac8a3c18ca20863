#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "core/base/progress.h"
#include "core/base/result.h"

struct sqlite3;

namespace lx {

/// An open ledger file (RAII over a QSqlDatabase connection with a name of its own). Belongs to the
/// thread that opened it; a worker opens its own. Closing leaves no connection name behind.
class Database
{
public:
    enum class Mode
    {
        ReadWrite,   ///< takes the lock that other programs see; Locked where another holds it
        ReadOnly,    ///< beside a writer
        SharedWrite, ///< a further connection of the program that already holds the lock (its
                     ///< workers)
    };

    /// Opens a ledger file: checks application_id and version, backs up and migrates an older one
    /// (ReadWrite), refuses a newer one (Newer), anything else (Database). WAL except on network
    /// folders.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::string& path, Mode mode);
    /// Read-only and of any older version too: for checking and copying a backup, not for its rows.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open_for_upkeep(const std::string& path);
    /// Makes a new ledger file with all tables. Errors: Io where the file exists or can't be made.
    [[nodiscard]] static Result<std::unique_ptr<Database>> create(const std::string& path);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    [[nodiscard]] const std::string& path() const;
    [[nodiscard]] bool read_only() const;
    /// SQLite's handle behind Qt's connection.
    [[nodiscard]] sqlite3* handle() const;
    /// How long a change waits for another connection's to end before it is Locked (5 s at first).
    /// A window's own connection should wait less than its user would notice.
    void set_patience(int milliseconds);
    /// Makes a running statement of this connection stop soon (from any thread).
    void interrupt();

private:
    struct State;
    explicit Database(std::unique_ptr<State> state);
    [[nodiscard]] static Result<std::unique_ptr<State>> connect(const std::string& path, Mode mode);
    [[nodiscard]] static Result<> bring_up_to_date(State& state, Mode mode);
    std::unique_ptr<State> m_state;
};

} // namespace lx
