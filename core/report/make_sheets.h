#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/facts/definitions.h"
#include "core/report/sheet_def.h"
#include "core/report/sheet_doc.h"

namespace lx {

class Database;
class LetterNumbers;

struct SheetRequest
{
    std::vector<std::string>
        keys; ///< natural keys of the subjects; empty = all that count at `as_of`
    std::vector<std::int64_t> ids; ///< or their ids
    Date as_of;
    std::optional<int> year; ///< sheets of a year; none = the year before as_of's
    int copies = 1;
    bool masked = true; ///< sensitive fields with their middle hidden
    /// Letters: where this is not null, each gets a number, and those given are to be kept
    /// (LetterNumbers::keep) once they are written.
    LetterNumbers* numbers = nullptr;
    GivenTexts given{}; ///< for sheets that say them (SheetDef::by_score)
};

/// Fills a printed sheet, a definition of the same definitions, for its subjects. Errors: Usage
/// (unknown key), Database, Cancelled.
[[nodiscard]] Result<std::vector<SheetDoc>>
make_sheets(Database& database, const DefinitionsPtr& definitions, const SheetDef& sheet,
            const SheetRequest& request, Progress& progress);

} // namespace lx
