#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "core/base/progress.h"
#include "core/base/result.h"

struct sqlite3;

namespace lx {

class FileHold;

/// An open ledger file (RAII over a QSqlDatabase connection with a name of its own). Belongs to the
/// thread that opened it; a worker opens its own. Closing leaves no connection name behind.
class Database
{
public:
    enum class Mode
    {
        ReadWrite,   ///< holds the system's lock on the file; Locked where another program does
        ReadOnly,    ///< beside a writer; leaves nothing beside the file
        SharedWrite, ///< a further connection of the program that already holds the lock (its
                     ///< workers)
    };

    /// Opens a ledger file: checks application_id, version and tables, backs up and migrates an
    /// older one (ReadWrite), refuses a newer one (Newer), one with tables, views or triggers that
    /// are not ours (Foreign), anything else (Database); Moved where this process has it open and
    /// it was moved or replaced. WAL except on network and synchronised folders.
    /// `progress` (may be null) hears of an upgrade and can stop it: Cancelled, the file as it was.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::string& path, Mode mode,
                                                                Progress* progress = nullptr);
    /// Read-only, of any older version and whatever else it has in it: for checking, copying and
    /// exporting.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open_for_upkeep(const std::string& path);
    /// A copy of the file of its own, which goes with the connection: what is written there is
    /// tried, while another program has the file open for writing. Errors: as open, ReadOnly.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open_trial(const std::string& path,
                                                                      Progress& progress);
    /// Makes a new ledger file with all tables, lets `fill` write into it and opens it for writing.
    /// It appears under its name when all of that was done; before, killed or out of disk, there
    /// is nothing. Errors: Io where the file exists or can't be made, those of `fill`.
    [[nodiscard]] static Result<std::unique_ptr<Database>>
    build(const std::string& path, const std::function<Result<>(Database&)>& fill);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    [[nodiscard]] const std::string& path() const;
    [[nodiscard]] bool read_only() const;
    /// The format's version the file has.
    [[nodiscard]] int version() const;
    /// SQLite's handle behind Qt's connection, for one thread at a time: where rows are written
    /// behind (WriteBehind), it waits for them.
    [[nodiscard]] sqlite3* handle() const;
    /// What is done before the handle is given to anybody; empty: nothing. The thread that is
    /// waited for must keep its own copy of the handle: asking here it would wait for itself. What
    /// went wrong on it is not told here but by the next call of the session
    /// (WriteSession::settle).
    void before_use(std::function<void()> wait);
    /// What the process holds of the file.
    [[nodiscard]] FileHold& hold() const;
    /// How long a change waits for another connection's to end before it is Locked (5 s at first).
    /// A window's own connection should wait less than its user would notice.
    void set_patience(int milliseconds);
    /// Makes a running statement of this connection stop soon (from any thread).
    void interrupt();

private:
    struct State;
    explicit Database(std::unique_ptr<State> state);
    [[nodiscard]] static Result<std::unique_ptr<State>> connect(const std::string& path, Mode mode,
                                                                bool upkeep);
    [[nodiscard]] static Result<> bring_up_to_date(State& state, Mode mode, Progress& progress);
    std::unique_ptr<State> m_state;
};

} // namespace lx
