#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/facts/definitions.h"
#include "core/rows/row_set.h"

namespace lx {

class Database;
struct Actor;

/// A list by name: what a table shows, an export writes and the command line gives. It keeps no
/// rows: whoever opens it sees those that belong to it then.
struct RowList
{
    std::string name{};
    RowSet rows{};                      ///< without a day and single rows
    std::vector<std::string> columns{}; ///< keys of fields and derived facts; empty = the ledger's
    std::string note{};                 ///< Chinese sentence: which rows these are; "" = no need
    std::string left_out{}; ///< Chinese sentence: which own fields are out of use; "" = none
    bool preset = false;    ///< the program's: can't be changed or removed
    std::string sign{};     ///< marks its rows wherever they stand: one character; "" = no mark
    bool alarm = false;     ///< the mark is set in the accent: 应建未建, what is overdue
    std::string due{};      ///< what is due for its rows: "elections", "training"; "" = nothing
};

/// The program's lists (resources/lists), in order. Conditions may use those of the county's
/// figures by name; they are written out here. Errors (BadInput) name file and path.
[[nodiscard]] Result<std::vector<RowList>> preset_lists(const FactRegistry& facts);
/// Those people made, kept in the file, in the order they were made. One that can't be read (of a
/// later program) is left out and stays in the file; so is an own field that is out of use, until
/// it comes back. Errors: Database.
[[nodiscard]] Result<std::vector<RowList>> saved_lists(Database& database);
/// The program's, then the file's.
[[nodiscard]] Result<std::vector<RowList>> all_lists(Database& database, const FactRegistry& facts);
/// The file's own goes before one of the program's of that name: it may be older than that. Errors:
/// Usage (no such list) names those there are.
[[nodiscard]] Result<RowList> find_list(Database& database, const FactRegistry& facts,
                                        const std::string& name);
/// Keeps a list, in place of the file's own of that name. An action of its own, which no undo takes
/// back. Errors: Usage (a name that is blank or one of the program's, a ledger, condition, sort
/// or column there is not).
[[nodiscard]] Result<> save_list(Database& database, const DefinitionsPtr& definitions,
                                 const RowList& list, const Actor& actor);
/// Errors: Usage (no such list of the file's).
[[nodiscard]] Result<> remove_list(Database& database, const FactRegistry& facts,
                                   const std::string& name, const Actor& actor);

/// A condition with those of the county's figures ({"use": "org_due"}) written out; a name there is
/// not stays and is told by whoever reads the condition.
[[nodiscard]] QJsonObject with_named_conditions(const FactRegistry& facts,
                                                const QJsonObject& condition);

} // namespace lx
