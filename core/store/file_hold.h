#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/base/held_files.h"
#include "core/base/result.h"
#include "core/store/lock_note.h"

namespace lx {

/// What a connection holds of its ledger file. All connections of the process to one file (device
/// and inode, whatever it is called) share one descriptor, which closes after the last of them: a
/// descriptor closed earlier would drop SQLite's own locks. The one that writes holds the system's
/// lock on it, which goes with its process however it ends and is asked for on the file itself, so
/// that other names of it, links and a renamed computer make no difference.
class FileHold
{
public:
    /// Errors: Database (not there, a folder), Io (no permission), Moved where this process has
    /// `path` open and it has become another file since.
    [[nodiscard]] static Result<std::unique_ptr<FileHold>> join(const std::string& path);
    ~FileHold();
    FileHold(const FileHold&) = delete;
    FileHold& operator=(const FileHold&) = delete;

    /// The first `size` bytes of the file as they stand (SQLite's log is not looked at).
    [[nodiscard]] std::string head(std::size_t size) const;

    /// The name SQLite is to open it by: one and the same for all names the file has in its folder
    /// (hard links), since the log lies beside a name, not beside the file.
    [[nodiscard]] const std::string& database_path() const;

    /// Becomes the one that writes. Locked, with a sentence that says who does.
    [[nodiscard]] Result<> lock();
    /// Becomes the one that writes in the place of another hold of this process on the same file,
    /// without the file being free in between.
    void take_lock_from(FileHold& other);
    /// Whether a connection of this process is the one that writes.
    [[nodiscard]] bool is_locked_here() const;

    /// Moved where the file is no longer at its place – moved, deleted, another put there – or its
    /// content was written over by another program. From then on nothing may be written, and what
    /// SQLite keeps beside the file is set aside so that it is never played into another one.
    [[nodiscard]] Result<> check_in_place();
    /// True once `check_in_place` of any connection failed.
    [[nodiscard]] bool is_lost() const;

    /// Runs `open`, by which SQLite opens the file and makes what lies beside it, by their paths:
    /// no other thread sets them aside meanwhile, and what is made is known as this process's.
    /// Moved where the file is not at its place before or after; beside another one then nothing
    /// is left that was made.
    [[nodiscard]] Result<> open_in_place(const std::function<Result<>()>& open);

    /// Around whatever this process changes in the file: what changes outside is by another.
    class Change
    {
    public:
        explicit Change(FileHold& hold);
        ~Change();
        Change(const Change&) = delete;
        Change& operator=(const Change&) = delete;

    private:
        FileHold& m_hold;
    };

    /// The schema (its SQLite "schema_version") that was compared with the definitions already.
    [[nodiscard]] std::optional<std::int64_t> known_schema() const;
    void set_known_schema(std::int64_t version);

    struct Shared; ///< what the process holds of one file

private:
    FileHold(Shared& shared, std::string path);
    Result<> look(); ///< `check_in_place` with the mutex held

    Shared& m_shared;
    std::string m_path; ///< absolute, as it was opened
    bool m_locked = false;
};

/// Who had the file open and did not close it: their process is gone, or it was another computer
/// whose lock the system no longer knows. Nothing while somebody holds it.
[[nodiscard]] std::optional<LockHolder> left_behind(const std::string& path);
/// Who has it open now.
[[nodiscard]] std::optional<LockHolder> lock_holder(const std::string& path);

} // namespace lx
