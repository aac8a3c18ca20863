#pragma once

#include <cstdint>
#include <string>

#include "core/base/result.h"

namespace lx {

class Database;
struct Actor;

/// Greatest pack file that is read.
inline constexpr std::uint64_t kMostPackBytes = 4 << 20;

/// Writes a pack (one of the program's or the file's own) as a JSON file; nothing half written is
/// left where it fails. Errors: Usage (no such pack), Io.
[[nodiscard]] Result<> export_pack(Database& database, const std::string& id,
                                   const std::string& path);
/// Reads a JSON file and takes the pack into the ledger file (see save_own_pack); gives its id.
/// Errors: Usage (the ledger that is open), Io, BadInput (names file, rule and path), Refused.
[[nodiscard]] Result<std::string> import_pack(Database& database, const std::string& path,
                                              const Actor* actor = nullptr);

} // namespace lx
