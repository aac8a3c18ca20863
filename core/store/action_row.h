#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <QCryptographicHash>

#include "core/base/result.h"

struct sqlite3;

namespace lx {

/// A row of the table `action`, apart from what changes later.
struct ActionRow
{
    std::int64_t id = 0;
    std::string title;
    std::string kind;
    std::string actor;
    std::string at;
    std::int64_t changes = 0;
    std::optional<std::int64_t> target;
};

/// A row of the table `change` as it is kept.
struct ChangeRow
{
    std::int64_t id = 0;
    std::string_view ledger;
    std::int64_t row = 0;
    std::string_view label;
    std::string_view kind;
    std::string_view fields;
};

/// The chain over the change log: an action's hash is BLAKE2b-256 over its changes in order, its
/// own fields and the hash of the action before it. Every text goes in with its length, so that no
/// two histories read the same.
class ActionHash
{
public:
    void add(const ChangeRow& change);
    /// Hexadecimal; the object can't be used again.
    [[nodiscard]] std::string finish(const ActionRow& action, std::string_view previous);

private:
    void add(std::int64_t number);
    void add(std::string_view text);
    QCryptographicHash m_hash{QCryptographicHash::Blake2b_256};
};

/// Id and hash of the newest action; 0 and "" in an empty file.
struct ChainEnd
{
    std::int64_t id = 0;
    std::string hash;
};
[[nodiscard]] Result<ChainEnd> chain_end(sqlite3* handle);

/// Writes an action that changes no row but ends the undo stack ("migrate", "restore").
/// Precondition: a transaction is open.
[[nodiscard]] Result<> append_marker(sqlite3* handle, const std::string& kind,
                                     const std::string& title);

/// The user logged in to the computer.
[[nodiscard]] std::string system_user();

} // namespace lx
