#include "core/store/transaction.h"

#include <utility>

#include <sqlite3.h>

#include "core/store/database.h"
#include "core/store/sqlite_error.h"
#include "core/store/statement.h"

namespace lx {

Result<Transaction> Transaction::begin(Database& database)
{
    // Before: SQLite would make its journal beside whatever file stands there now. After: nobody
    // else writes any more.
    FileHold& hold = database.hold();
    LX_TRY(hold.check_in_place());
    LX_TRY(execute(database.handle(), "BEGIN IMMEDIATE"));
    Transaction transaction(database.handle());
    LX_TRY(hold.check_in_place());
    transaction.m_hold = &hold;
    transaction.m_change = std::make_unique<FileHold::Change>(hold);
    return transaction;
}

Result<Transaction> Transaction::begin(sqlite3* handle)
{
    LX_TRY(execute(handle, "BEGIN IMMEDIATE"));
    return Transaction(handle);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_handle(std::exchange(other.m_handle, nullptr)), m_hold(other.m_hold),
      m_change(std::move(other.m_change))
{}

Transaction& Transaction::operator=(Transaction&& other) noexcept
{
    if (this != &other) {
        roll_back();
        m_handle = std::exchange(other.m_handle, nullptr);
        m_hold = other.m_hold;
        m_change = std::move(other.m_change);
    }
    return *this;
}

Transaction::~Transaction()
{
    roll_back();
}

Result<> Transaction::commit()
{
    auto done = m_hold != nullptr ? m_hold->check_in_place() : Result<>{};
    if (done)
        done = execute(m_handle, "COMMIT");
    if (!done)
        roll_back();
    m_handle = nullptr;
    m_change.reset();
    return done;
}

void Transaction::roll_back()
{
    // A full disk makes SQLite roll back by itself.
    if (m_handle != nullptr && sqlite3_get_autocommit(m_handle) == 0)
        sqlite3_exec(m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
    m_handle = nullptr;
    m_change.reset();
}

Result<StillView> StillView::begin(sqlite3* handle)
{
    if (sqlite3_get_autocommit(handle) == 0)
        return StillView(nullptr);
    LX_TRY(execute(handle, "BEGIN"));
    return StillView(handle);
}

StillView::StillView(StillView&& other) noexcept : m_handle(std::exchange(other.m_handle, nullptr))
{}

StillView::~StillView()
{
    if (m_handle != nullptr && sqlite3_get_autocommit(m_handle) == 0)
        sqlite3_exec(m_handle, "COMMIT", nullptr, nullptr, nullptr);
}

} // namespace lx
