#pragma once

#include <cstdint>
#include <string>

#include "core/base/result.h"

namespace lx {

/// Which file it is, whatever it is called: links, other names and a rename don't change it.
struct FileIdentity
{
    std::uint64_t device = 0;
    std::uint64_t number = 0; ///< inode
    bool operator==(const FileIdentity&) const = default;
    auto operator<=>(const FileIdentity&) const = default;
};

/// The ledger files this process has open. Nothing but SQLite may open one of them: closing it
/// again would drop all locks the process has on it (POSIX), and another program could write in
/// the middle.
void hold_file(FileIdentity file);
void release_file(FileIdentity file);
[[nodiscard]] bool is_held(FileIdentity file);

/// To be asked before any file is opened for reading. Refused where it is a ledger file that is
/// open.
[[nodiscard]] Result<> check_not_held(const std::string& path);
/// What is said of a file that is held.
[[nodiscard]] Error held_trouble(const std::string& path);

} // namespace lx
