#pragma once

#include <vector>

#include "core/facts/world.h"
#include "core/report/make_sheets.h"

namespace lx {

/// Who signs letters: the organization department of the ledger on that day, or the one the
/// jurisdiction has. Errors: Database.
[[nodiscard]] Result<std::string> letter_office(Database& database, const Catalog& catalog,
                                                Date as_of);

/// Official letters (GB/T 9704-2012): the rows of a ledger that go to the same addressee on the
/// same day stand in one letter with a table. `sheet` has a letter. In the order of `ids`. `world`:
/// of the day asked for; may be null where the letter says no facts.
[[nodiscard]] Result<std::vector<SheetDoc>>
make_letters(Database& database, const Catalog& catalog, const World* world, const SheetDef& sheet,
             const std::vector<std::int64_t>& ids, const SheetRequest& request, Progress& progress);

} // namespace lx
