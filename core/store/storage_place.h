#pragma once

#include <string>

namespace lx {

/// What kind of place a file lies in. Write-ahead logging needs shared memory, which network
/// folders don't give; a synchronising client copies a database in the middle of a change.
enum class StoragePlace
{
    Local,
    Network,
    Synced ///< a folder of a synchronising client (坚果云, OneDrive…), told by its name
};

/// `path`: a file, which need not exist, or a folder.
[[nodiscard]] StoragePlace storage_place(const std::string& path);

} // namespace lx
