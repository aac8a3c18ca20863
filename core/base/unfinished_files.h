#pragma once

#include <string>
#include <string_view>

namespace lx {

/// Files in the making: how they are called, where they are written down, and how those of dead
/// makers are removed. A name says who makes it (see MakerMark), so nothing has to be locked: a
/// lock on a file that is to become a ledger would be dropped by SQLite or get in its way.

/// What SQLite keeps beside a database of this name.
inline constexpr std::string_view database_companions[] = {"-wal", "-shm", "-journal"};

/// A new name for a file this process makes; short, whatever the file is to be called.
[[nodiscard]] std::string unfinished_name();

/// Writes down where a file is being made, for `sweep_leftovers`; gives the note's path, "" where
/// there is no place for it (the next file made in the same folder sweeps it then).
[[nodiscard]] std::string note_unfinished(const std::string& path);
void remove_note(const std::string& note);

/// Removes a file in the making with what SQLite kept beside it.
void remove_unfinished(const std::string& path);

/// Removes the unfinished files of processes that are gone, wherever they were written down.
void sweep_leftovers();
/// The same for one folder, whether written down or not.
void sweep_folder(const std::string& folder);

} // namespace lx
