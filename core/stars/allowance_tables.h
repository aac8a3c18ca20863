#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/policy_pack.h"
#include "core/stars/allowance_table.h"

namespace lx {

class Database;
struct Actor;

/// Bytes; no file of tables is larger.
inline constexpr std::uint64_t kMostAllowanceBytes = 1 << 20;

/// Gives a policy by its id.
using PackOf = std::function<Result<std::shared_ptr<const PolicyPack>>(const std::string& id)>;

/// Those that come with the program (resources/stars/allowances.json), all of them examples, with
/// the amounts the policies have. Errors: BadInput, those of `pack_of`.
[[nodiscard]] Result<std::vector<AllowanceTable>> program_allowance_tables(const PackOf& pack_of);

/// The tables a ledger file can pay by: the program's, with the amounts set for its policies in
/// this file, then the county's own; an own one of a program's id stands in its place. An own one
/// whose policy has gone, or has its figure no more, is left out. Errors: Database, those of
/// load_policy, BadInput (what is kept can't be read).
[[nodiscard]] Result<std::vector<AllowanceTable>>
allowance_tables(Database& database, const DefinitionsPtr& definitions);
struct ChosenAllowance
{
    std::size_t place = 0; ///< among the tables there are
    bool lost = false;     ///< the one chosen isn't among them any more: shown by the first instead
};

/// The one the file pays by: the one chosen, else (none yet, or it is gone) the first.
[[nodiscard]] Result<ChosenAllowance> chosen_allowance(Database& database,
                                                       const std::vector<AllowanceTable>& tables);
/// One by id or name; "" = the one the file pays by. Errors: Usage (names those there are), those
/// of allowance_tables.
[[nodiscard]] Result<AllowanceTable> find_allowance_table(Database& database,
                                                          const DefinitionsPtr& definitions,
                                                          const std::string& id_or_name);

/// The file pays by that one: one action, which an undo takes back. Errors: Locked, Database, Io.
[[nodiscard]] Result<> choose_allowance_table(Database& database, const Actor& actor,
                                              const AllowanceTable& table);
/// Keeps a file of tables as the county's own, in the place of those kept before, and pays by its
/// first: one action. Errors: BadInput (what is wrong with it), those of load_policy, Locked,
/// Database, Io.
[[nodiscard]] Result<> take_allowance_tables(Database& database, const DefinitionsPtr& definitions,
                                             const Actor& actor, const std::string& file,
                                             std::string_view json);
/// The county's own tables as they were kept, else the program's: to begin own ones with.
[[nodiscard]] Result<std::string> allowance_tables_text(Database& database);

} // namespace lx
