#pragma once

#include "core/base/result.h"

struct sqlite3;

namespace lx {

/// A write transaction that rolls back where it is not committed.
class Transaction
{
public:
    /// BEGIN IMMEDIATE: Locked here rather than in the middle.
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
