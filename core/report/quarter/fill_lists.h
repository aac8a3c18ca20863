#pragma once

#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/facts/definitions.h"
#include "core/report/quarter/binding_def.h"
#include "core/rows/filter_subject.h"
#include "core/spreadsheet/workbook_patch.h"

namespace lx {

class Database;

/// One column of a bound list.
struct FillColumn
{
    enum class Kind : std::uint8_t
    {
        Left,    ///< left alone
        Ordinal, ///< 1, 2, 3…
        Field
    };
    Kind kind = Kind::Left;
    FilterSubject subject{}; ///< Field: a field or a derived fact
};

/// What the list's columns stand for. Errors (Usage): a heading the ledger has none of.
[[nodiscard]] Result<std::vector<FillColumn>> fill_columns(const Definitions& definitions,
                                                           const BoundList& list);
/// The list's condition, with those of the county's figures written out. Errors (BadInput).
[[nodiscard]] Result<QJsonObject> read_where(const FactRegistry& facts, const BoundList& list);

/// Which rows a list is filled with.
struct FillListRequest
{
    Date day;           ///< rows that count on it, and what is known then
    bool masked = true; ///< ID and telephone numbers with their middle hidden
};

/// Fills the list downwards; rows of an earlier filling that are too many are emptied. Gives the
/// number of rows. Errors: Refused (how many rows are missing; what stands in the way), those of
/// WorkbookPatch::set, Database, Cancelled.
[[nodiscard]] Result<std::int64_t> fill_list(WorkbookPatch& patch, Database& database,
                                             const DefinitionsPtr& definitions,
                                             const BoundList& list, const FillListRequest& request,
                                             Progress& progress);

} // namespace lx
