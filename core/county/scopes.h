#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/facts/definitions.h"
#include "core/rules/scope.h"

namespace lx {

class Database;
struct Actor;

using Scopes = std::vector<std::shared_ptr<const Scope>>;

/// The scopes (统计口径) a ledger file can be counted by: the program's, the whole population
/// first, then the file's own in the order they were made. An own one of a program's id stands in
/// its place. One that can't be read (of a later program, of a field out of use) is left out and
/// stays in the file. Errors: Database.
[[nodiscard]] Result<Scopes> all_scopes(Database& database, const FactRegistry& facts);
/// By id or name; "" = the whole population. Errors: Usage (none such; names those there are),
/// BadInput (one of the file's that can't be read: why).
[[nodiscard]] Result<std::shared_ptr<const Scope>>
find_scope(Database& database, const FactRegistry& facts, const std::string& id_or_name);
/// The same for figures of a day. Errors besides: Usage (it is not counted by on that day).
[[nodiscard]] Result<std::shared_ptr<const Scope>>
find_scope(Database& database, const FactRegistry& facts, const std::string& id_or_name, Date day);

/// Keeps a scope in the file, in place of the own one or the program's of that id; an undo takes it
/// back. It is read whole first: conditions may use those of the county's figures, and are kept
/// written out. Errors: BadInput (what doesn't read, with its place), Refused (the whole
/// population; a name that another one has).
[[nodiscard]] Result<> save_scope(Database& database, const FactRegistry& facts, const Scope& scope,
                                  const Actor& actor);
/// One of the program's stands again in its place. Errors: Usage (not one of the file's own).
[[nodiscard]] Result<> remove_scope(Database& database, const FactRegistry& facts,
                                    const std::string& id, const Actor& actor);

/// The setting of a file that says which scope its window counts by: an id; "" = all.
inline constexpr const char* chosen_scope = "scope";
/// Whether a setting of the file (DataChange::settings) holds own scopes.
[[nodiscard]] bool is_scope_setting(std::string_view name);

} // namespace lx
