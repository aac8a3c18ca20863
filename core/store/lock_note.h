#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace lx {

/// Who has a ledger file open for writing.
struct LockHolder
{
    std::string user;
    std::string host;
    std::string since; ///< "2025-09-30T14:05:09"
    std::int64_t pid = 0;
};

/// The note beside a ledger file (FILE.lock) that says who has it open. It only tells: whether
/// somebody has it is decided by the system's lock on the file itself (file_hold.h), so a torn,
/// empty or old note shuts nobody out.
[[nodiscard]] std::string lock_note_path(const std::string& database_path);
/// Nothing where there is no note or it can't be read.
[[nodiscard]] std::optional<LockHolder> read_lock_note(const std::string& database_path);
/// Notes that this process has it. A folder that can't be written to is no reason to stop.
void write_lock_note(const std::string& database_path);
/// Whether this process wrote it.
[[nodiscard]] bool is_own_note(const std::optional<LockHolder>& note);
void remove_lock_note(const std::string& database_path);

/// "用户 李娜 在电脑“科室二”上自 2025-09-30 14:05:09 起": as it stands in sentences.
[[nodiscard]] std::string holder_text(const LockHolder& holder);

} // namespace lx
