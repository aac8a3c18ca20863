#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
    /// What was added since: one piece for the hash instead of a dozen.
    void take();
    std::string m_bytes;
    QCryptographicHash m_hash{QCryptographicHash::Blake2b_256};
};

/// Id, hash and moment of the newest action; 0 and "" in an empty file.
struct ChainEnd
{
    std::int64_t id = 0;
    std::string hash;
    std::string at;
};
[[nodiscard]] Result<ChainEnd> chain_end(sqlite3* handle);
/// Keeps the chain's end beside the log too. Precondition: a transaction is open.
[[nodiscard]] Result<> write_chain_head(sqlite3* handle, std::int64_t action,
                                        const std::string& hash);

/// The log's dates don't go back: a clock that stands before the newest action is not believed.
[[nodiscard]] std::string moment_after(const ChainEnd& end, std::string now);

/// What is kept by a name beside the ledgers and goes into the log with them: settings and the
/// definitions of own fields. The "ledger" of such changes in the log.
inline constexpr std::string_view setting_log = "setting";
inline constexpr std::string_view own_field_log = "own_field";
/// The members of their "fields".
inline constexpr std::string_view setting_value = "value";
inline constexpr std::string_view own_field_definition = "definition";
inline constexpr std::string_view own_field_position = "position";

/// Kinds of the actions that end the undo stack, as SQL lists them: what came before them may no
/// longer fit; and of those that made the file, which nobody means by Ctrl+Z.
inline constexpr std::string_view barrier_kinds = "'migrate', 'restore', 'init', 'sample'";
/// The newest of them as an SQL expression; 0 where there is none.
[[nodiscard]] std::string barrier_sql();

/// A change that such an action brings with it, as the log keeps it.
struct MarkerChange
{
    std::string ledger;
    std::int64_t row = 0;
    std::string label;
    std::string kind;
    std::string fields; ///< as ChangeJson writes them
};
/// Makes the changes of an action that is about to be written, and tells them.
using MarkerChanges = std::function<Result<std::vector<MarkerChange>>(const ActionRow&)>;

/// Settings and own fields as they stand, for a file in which they are older than their place in
/// the log.
[[nodiscard]] Result<std::vector<MarkerChange>> named_texts(sqlite3* handle);

/// Writes an action that ends the undo stack ("migrate", "restore"). Precondition: a transaction is
/// open.
[[nodiscard]] Result<> append_marker(sqlite3* handle, const std::string& kind,
                                     const std::string& title, const MarkerChanges& changes = {});

/// The user logged in to the computer.
[[nodiscard]] std::string system_user();

} // namespace lx
