#pragma once

#include <string>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/record.h"

namespace lx {

class Database;

/// A ledger of dated changes of another one's rows.
struct DatedChanges
{
    const LedgerDef* ledger = nullptr;
    std::string of; ///< field that leads to the row that changed
    std::string on; ///< date of the change
};

/// The row as it stood at the end of a day, as far as the file knows: what came in one action with
/// a change of a later day is taken back. What was changed without such a row stays as it is now.
/// Errors: Database.
[[nodiscard]] Result<Record> row_then(Database& database, const Catalog& catalog,
                                      const LedgerDef& def, Record now, const DatedChanges& changes,
                                      Date day);

} // namespace lx
