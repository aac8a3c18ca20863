#pragma once

#include <string>
#include <string_view>

namespace lx {

/// What files of SQLite begin with (sqlite.org, fileformat2, section 1.3.1).
inline constexpr std::string_view database_head = "SQLite format 3";

/// A ledger, or another program's database. What can't be read is none.
[[nodiscard]] bool is_database_file(const std::string& path);
/// Why nothing else is written under its name.
[[nodiscard]] std::string kept_database_text(const std::string& path);

} // namespace lx
