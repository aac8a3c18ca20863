#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/stars/star_scheme.h"

namespace lx {

class Database;
class Writer;
struct Actor;

/// Bytes; no file of a scheme is larger.
inline constexpr std::uint64_t kMostSchemeBytes = 1 << 20;

/// The schemes a ledger file can rate by: those that come with the program, then the county's own,
/// kept in the file; an own one of a program's id stands in its place. One that can't be read (of
/// a later program, of a field out of use) is left out and stays in the file. Errors: Database.
[[nodiscard]] Result<std::vector<std::shared_ptr<const StarScheme>>>
star_schemes(Database& database, const FactRegistry& registry);
/// One of them by id or name; "" = the first. Errors: Usage (none such; names those there are).
[[nodiscard]] Result<std::shared_ptr<const StarScheme>>
find_star_scheme(Database& database, const FactRegistry& registry, const std::string& id_or_name);

/// Keeps a definition in the file, in the place of the own one of its id: one action, which an undo
/// takes back. Gives the scheme. Errors: those of StarScheme::from_json, Locked, Database, Io.
[[nodiscard]] Result<std::shared_ptr<const StarScheme>>
keep_star_scheme(Database& database, const Actor& actor, const FactRegistry& registry,
                 const std::string& file, std::string_view json);
/// The same as a part of the writer's action.
[[nodiscard]] Result<std::shared_ptr<const StarScheme>>
put_star_scheme(Writer& writer, const FactRegistry& registry, const std::string& file,
                std::string_view json);
/// The definition of a scheme, to begin an own one with. Errors: Usage (none such), Database.
[[nodiscard]] Result<std::string> star_scheme_text(Database& database, const std::string& id);

} // namespace lx
