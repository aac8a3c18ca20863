#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/report/quarter/binding_places.h"

namespace lx {

class Database;
struct Actor;

/// The bindings kept in the file, in the order they were made. One that can't be read (of a later
/// program) is left out and stays in the file. Errors: Database.
[[nodiscard]] Result<std::vector<Binding>> kept_bindings(Database& database);
/// Keeps a binding, in place of the one of its name; an undo takes it back. Errors: Usage (no
/// name), Database.
[[nodiscard]] Result<> keep_binding(Database& database, const Binding& binding, const Actor& actor);
/// Errors: Usage (none such; names those there are), Database.
[[nodiscard]] Result<> remove_binding(Database& database, const std::string& name,
                                      const Actor& actor);
/// The one that belongs to a workbook: that of its fingerprint, else the one of whose parts most
/// are found in it, and at least half. Nothing where there is none. Errors: BadInput, Cancelled.
[[nodiscard]] Result<std::optional<Binding>> binding_for(WorkbookPatch& patch, SheetForms& forms,
                                                         const std::vector<Binding>& kept,
                                                         Progress& progress);

} // namespace lx
