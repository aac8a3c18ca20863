#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"

namespace lx {

/// What SQLite keeps beside a database (FILE-wal, FILE-shm, FILE-journal) is played into whatever
/// file of that name it finds next. So before a file is put to a name, what lies beside that name
/// is kept under another: FILE-wal.遗留-20250930140509.

/// Keeps one such file under another name (an empty one, or shared memory, is removed). Gives the
/// name, "" where nothing was kept.
std::string set_aside(const std::string& companion);

/// Keeps all that lies beside `path`. Where a database is still there, what stands in its log is
/// brought into it first. Gives the names under which something was kept. Errors: Locked where
/// another program uses the database; Io where something can't be moved.
[[nodiscard]] Result<std::vector<std::string>> clear_companions(const std::string& path);

/// "20250930140509": part of the names of files that are kept.
[[nodiscard]] std::string file_stamp();

} // namespace lx
