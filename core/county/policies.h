#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/rules/policy_pack.h"

namespace lx {

class Database;
struct Actor;

/// A policy that a ledger file can be looked at by.
struct PolicyEntry
{
    std::string id;
    std::string name;
    bool own = false; ///< kept in the file; the others come with the program
};

/// The program's packs, newest first, then the file's own by id.
[[nodiscard]] Result<std::vector<PolicyEntry>> list_policies(Database& database);
/// The file's own alone, by id: quick, for the window.
[[nodiscard]] Result<std::vector<PolicyEntry>> own_policies(Database& database);
/// Their ids alone, without reading the packs.
[[nodiscard]] Result<std::vector<std::string>> own_policy_ids(Database& database);
/// A pack, one of the program's or the file's own, with the figures set in this file. Values that
/// are no longer any of the pack's are left out. Errors: Usage (no such pack; lists those there
/// are).
[[nodiscard]] Result<std::shared_ptr<const PolicyPack>>
load_policy(Database& database, const DefinitionsPtr& definitions, const std::string& id);
/// The same with the pack's own figures.
[[nodiscard]] Result<std::shared_ptr<const PolicyPack>>
original_policy(Database& database, const DefinitionsPtr& definitions, const std::string& id);

/// The figures set for a pack in this file, by ParamDef::key → JSON text.
[[nodiscard]] Result<ParamValues> policy_values(Database& database, const std::string& id);
/// Keeps them after trying them on the pack; an empty map goes back to the pack's own. Errors:
/// BadInput (a value that does not go with its figure): nothing is changed. `actor` here and below:
/// who the history names; null = whoever is logged in to the computer.
[[nodiscard]] Result<> save_policy_values(Database& database, const std::string& id,
                                          const ParamValues& values, const Actor* actor = nullptr);

/// The setting of a file that says which policies are carried out: their ids, by commas.
inline constexpr const char* chosen_policies = "policies";
/// Those a file carries out, without any that went meanwhile; where nothing was chosen yet, the
/// program's first choice. May be empty.
[[nodiscard]] Result<std::vector<std::string>> carried_out(Database& database);
/// Whether a setting of the file (DataChange::settings) holds figures or packs of its own.
[[nodiscard]] bool is_policy_setting(std::string_view name);

/// The JSON text of a pack as it was saved in the file, or as it comes with the program. Errors:
/// Usage (no such pack).
[[nodiscard]] Result<std::string> policy_text(Database& database, const std::string& id);
/// Takes a pack into the file, in place of an own one with the same id; gives its id. It is checked
/// whole first: `file` is named in errors (BadInput). Refused: the id of one of the program's
/// packs. Nothing is changed then.
[[nodiscard]] Result<std::string> save_own_pack(Database& database, const std::string& file,
                                                const std::string& json,
                                                const Actor* actor = nullptr,
                                                const std::string& title = {});
/// Its figures go too. Errors: Usage (not one of the file's own).
[[nodiscard]] Result<> remove_own_pack(Database& database, const std::string& id,
                                       const Actor* actor = nullptr, const std::string& title = {});

} // namespace lx
