#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/ledger/catalog.h"

namespace lx {

class Database;

/// A field a county added to a ledger (自定义字段). Its definition lives in the file, its values in
/// the rows' `extra`.
struct OwnField
{
    std::string ledger;
    FieldDef field;
};

/// In the order they were added. A definition that can't be read blocks itself alone: it is left
/// out, and `faults` (where given) gets a sentence that names it.
[[nodiscard]] Result<std::vector<OwnField>> own_fields(Database& database,
                                                       std::vector<std::string>* faults = nullptr);

/// The program's ledgers with the file's own fields. What can't be added is told in `faults`, as
/// above.
/// Errors: Database.
[[nodiscard]] Result<Catalog> file_catalog(Database& database,
                                           std::vector<std::string>* faults = nullptr);

/// The same of a file that may be damaged: what can't be read is left out.
[[nodiscard]] Catalog readable_catalog(Database& database);

/// Adds a field, or changes one that is there (same key). An empty key gets a new one, never used
/// before ("own_3"). Gives the key. `catalog` is the built-in one; the caller loads anew
/// afterwards. Refused: name taken, a kind of field that can't be kept (references to other rows),
/// another kind than the values there have.
[[nodiscard]] Result<std::string> save_own_field(Database& database, const Catalog& catalog,
                                                 std::string_view ledger, FieldDef field);

/// Takes a field out of the definition. Its values stay in the rows and come back with a field of
/// the same key.
[[nodiscard]] Result<> remove_own_field(Database& database, std::string_view ledger,
                                        std::string_view key);

} // namespace lx
