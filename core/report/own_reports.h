#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/report/report_def.h"

namespace lx {

class Database;
struct Actor;

/// Which columns of a table a county's own report shows, by their keys; in a list own fields too.
struct OwnTable
{
    std::string name; ///< of the table in the report it was copied from
    std::vector<std::string> columns;
    bool operator==(const OwnTable&) const = default;
};

/// A county's own report: one of the program's with another title, other columns in another order,
/// others who sign. What it counts stays the program's, and follows it.
struct OwnReport
{
    std::string id;                     ///< small letters, digits and -
    std::string name;                   ///< its title
    std::string based_on;               ///< id of the program's
    std::vector<OwnTable> tables;       ///< tables that are not named show all they have
    std::vector<std::string> signature; ///< who signs below; empty = as the program's
    bool operator==(const OwnReport&) const = default;
};

/// The program's report as a county would change it: all columns in their order. A table of
/// periods is changed by its figures.
[[nodiscard]] OwnReport copy_of(const ReportDef& def);
/// What a table can show beside the program's columns: in a list the own fields of its ledger, by
/// their keys and in their order.
[[nodiscard]] std::vector<ReportColumnDef> own_columns(const ReportTableDef& table,
                                                       const FactRegistry& facts);
/// The definition an own report stands for. Errors (BadInput): a column, table or report there is
/// none of (names those there are), no title, nothing to show.
[[nodiscard]] Result<ReportDef> apply(const OwnReport& own, const ReportDef& program,
                                      const FactRegistry& facts);

/// A file's own reports in the order they were made. Errors: Database.
[[nodiscard]] Result<std::vector<OwnReport>> own_reports(Database& database);
/// Reports a ledger file can be made of: the program's, then the file's own. One that can't be read
/// (of a later program) is left out and stays in the file; so is a column of an own field that is
/// out of use, until that comes back. Errors: Database.
[[nodiscard]] Result<std::vector<ReportDef>> all_reports(Database& database,
                                                         const FactRegistry& facts);
/// By id or name. Errors: Usage (none such; names those there are), BadInput (one of the file's
/// that can't be read: why).
[[nodiscard]] Result<ReportDef> find_report(Database& database, const FactRegistry& facts,
                                            const std::string& id_or_name);
/// Keeps a report in the file, in place of the own one of that id; an undo takes it back. Errors:
/// those of `apply`, Refused (an id of the program's, a name another report has).
[[nodiscard]] Result<> save_report(Database& database, const FactRegistry& facts,
                                   const OwnReport& report, const Actor& actor);
/// Errors: Usage (not one of the file's own).
[[nodiscard]] Result<> remove_report(Database& database, const std::string& id, const Actor& actor);
/// Whether a setting of the file (DataChange::settings) holds own reports.
[[nodiscard]] bool is_report_setting(std::string_view name);

} // namespace lx
