#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/ledger/catalog.h"

namespace lx {

class Database;
class WriteSession;
struct Actor;
struct OwnFieldRow;

/// A field a county added to a ledger (自定义字段). Its definition lives in the file, its values in
/// the rows' `extra`.
struct OwnField
{
    std::string ledger;
    FieldDef field;                    ///< a choice of own values names the dictionary made of them
    std::vector<std::string> values{}; ///< Choice: its own values; empty = a dictionary's
    bool retired = false;              ///< out of use: its values stay in the rows
};

/// The setting that counts the keys given to own fields.
inline constexpr const char* last_own_field = "own_field.last";

/// What an own field may hold, by the word of command lines and as people call it.
struct OwnFieldType
{
    FieldType type;
    std::string_view word;
    std::string_view name;
};
[[nodiscard]] std::span<const OwnFieldType> own_field_types();

/// Those in use, in their order: as added, unless they were moved. A definition that can't be read
/// blocks itself alone: it is left out, and `faults` (where given) gets a sentence that names it.
[[nodiscard]] Result<std::vector<OwnField>> own_fields(Database& database,
                                                       std::vector<std::string>* faults = nullptr);
/// Those out of use too.
[[nodiscard]] Result<std::vector<OwnField>>
all_own_fields(Database& database, std::vector<std::string>* faults = nullptr);

/// The program's ledgers with the file's own fields. What can't be added is told in `faults`, as
/// above.
/// Errors: Database.
[[nodiscard]] Result<Catalog> file_catalog(Database& database,
                                           std::vector<std::string>* faults = nullptr);

/// The same of a file that may be damaged: what can't be read is left out.
[[nodiscard]] Catalog readable_catalog(Database& database);

/// Adds a field, or changes one that is there (same key; one out of use comes back). An empty key
/// gets a new one, never used before ("own_3"). Gives the key. `catalog` is the built-in one; the
/// caller loads anew afterwards. `values`: of a choice that has its own. `actor` null: whoever is
/// logged in to the computer. An action of its own, which an undo takes back; what is so already
/// writes nothing. Refused: a name that is no heading, is taken or that an import of the ledger
/// reads for another column (also of a ledger it carries) or passes over; a kind of field that
/// can't be kept (references to other rows), another kind than the values there have, a choice
/// without a value that rows hold.
[[nodiscard]] Result<std::string> save_own_field(Database& database, const Catalog& catalog,
                                                 std::string_view ledger, FieldDef field,
                                                 const std::vector<std::string>& values = {},
                                                 const Actor* actor = nullptr);

/// Puts a field in use at another place among its ledger's: before the one that is `place`th now
/// (from 0; beyond the last one: at the end). Where it is there already nothing is written. Errors:
/// Usage (no such field in use).
[[nodiscard]] Result<> move_own_field(Database& database, std::string_view ledger,
                                      std::string_view key, std::size_t place,
                                      const Actor* actor = nullptr);

/// Takes a field out of use. Its definition and its values stay and come back with save_own_field.
/// Errors: Usage (no such field in use).
[[nodiscard]] Result<> retire_own_field(Database& database, std::string_view ledger,
                                        std::string_view key, const Actor* actor = nullptr);

/// Makes an own field ("ledger/key") in the session's action what it was before a change; without a
/// definition it goes. Refused: its name is another's by now, rows hold a value of it that it would
/// not have, or any value where it is to go.
[[nodiscard]] Result<> put_back_own_field(Database& database, WriteSession& session,
                                          const std::string& name, const OwnFieldRow& row);

} // namespace lx
