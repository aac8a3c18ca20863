#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace lx {

/// The system's own calls behind FreshFile and InputFile, the same on every platform. Codes are
/// errno values, 0 = done.

[[nodiscard]] std::filesystem::path native_path(std::string_view utf8);
[[nodiscard]] std::string utf8_path(const std::filesystem::path& path);

/// Makes an empty file that only its owner may read and write; the name must be free.
[[nodiscard]] int make_private_file(const std::string& path);
/// Makes a folder (and those above it) that only its owner may look into.
void make_private_folder(const std::string& path);
/// Renames; takes the place of a file of that name.
[[nodiscard]] int rename_over(const std::string& from, const std::string& to);
/// Renames where the name is free, else EEXIST.
[[nodiscard]] int rename_to_free_name(const std::string& from, const std::string& to);
/// Longest name of a file in this folder, in bytes.
[[nodiscard]] std::size_t longest_name(const std::string& folder);

/// What stands under a name one wants to write to.
struct Standing
{
    int code = 0;       ///< why it can't be written over; 0 = it can, or nothing is there
    bool there = false; ///< something has the name
    std::string link{}; ///< where a symbolic link points to
};
/// Permission bits are taken as they stand: they bind the administrator too.
[[nodiscard]] Standing look_at(const std::string& path);

/// Brings a file's or a folder's content to the disk (fsync). False where it could not be; errno
/// says why.
bool flush_to_disk(const std::string& path);

} // namespace lx
