#pragma once

#include <memory>

#include "core/base/result.h"
#include "core/store/file_hold.h"

struct sqlite3;

namespace lx {

class Database;

/// A write transaction that rolls back where it is not committed.
class Transaction
{
public:
    /// BEGIN IMMEDIATE: Locked here rather than in the middle; Moved where the file is no longer
    /// the one that was opened, here and at the commit.
    [[nodiscard]] static Result<Transaction> begin(Database& database);
    /// On a connection without Qt (copies).
    [[nodiscard]] static Result<Transaction> begin(sqlite3* handle);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&& other) noexcept;
    ~Transaction();

    [[nodiscard]] Result<> commit();
    void roll_back();
    [[nodiscard]] bool active() const { return m_handle != nullptr; }

private:
    explicit Transaction(sqlite3* handle) : m_handle(handle) {}
    sqlite3* m_handle = nullptr;
    FileHold* m_hold = nullptr; ///< null on a connection without Qt
    std::unique_ptr<FileHold::Change> m_change;
};

/// One view of the file for several SELECTs, whoever writes meanwhile. Inside a transaction it does
/// nothing.
class StillView
{
public:
    [[nodiscard]] static Result<StillView> begin(sqlite3* handle);
    StillView(StillView&& other) noexcept;
    StillView& operator=(StillView&&) = delete;
    ~StillView();

private:
    explicit StillView(sqlite3* handle) : m_handle(handle) {}
    sqlite3* m_handle = nullptr; ///< null inside a transaction
};

} // namespace lx
