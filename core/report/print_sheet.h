#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/facts/definitions.h"

namespace lx {

class Database;

/// A printed sheet the program knows (resources/sheets/<id>.json).
struct SheetInfoLine
{
    std::string id;
    std::string name;
    std::string ledger; ///< its subjects
    bool by_year = false;
    bool letter = false; ///< an official letter: GB/T 9704-2012 sets its page
};
[[nodiscard]] Result<std::vector<SheetInfoLine>> printed_sheets();

struct SheetRequest
{
    std::vector<std::string>
        keys; ///< natural keys of the subjects; empty = all that count at `as_of`
    std::vector<std::int64_t> ids; ///< or their ids
    Date as_of;
    std::optional<int> year; ///< sheets of a year; none = the year before as_of's
    int copies = 1;
    bool masked = true; ///< sensitive fields with their middle hidden
};

/// One sheet as simple HTML (tables alone, the class names of sheet_style()), ready for the page.
struct SheetPage
{
    std::string title; ///< bookmark: the subject's name
    std::string html;
};

/// Fills a printed sheet for its subjects. Errors: Usage (unknown sheet or key), Database,
/// Cancelled.
[[nodiscard]] Result<std::vector<SheetPage>>
make_sheets(Database& database, const DefinitionsPtr& definitions, const std::string& sheet,
            const SheetRequest& request, Progress& progress);

/// The style sheet all printed HTML of the program is set with (sizes in pt, A4).
[[nodiscard]] std::string sheet_style();
/// & < > " as entities.
[[nodiscard]] std::string html_escaped(std::string_view text);

} // namespace lx
