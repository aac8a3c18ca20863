#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <QJsonObject>

#include "core/base/result.h"
#include "core/chart/chart_def.h"

namespace lx {

class Database;
struct Actor;

/// A chart a county makes of its ledgers: which rows, what of them, grouped by what.
struct OwnChart
{
    std::string id; ///< small letters, digits and -
    std::string name;
    std::string kind = "bars";        ///< as chart_kind reads it
    std::string ledger;               ///< code; with a list the list's
    QJsonObject where;                ///< which rows; empty = all that count on the day
    std::string list;                 ///< instead of both: a list by name, as it is kept then
    std::string figure = "count";     ///< count, sum or share
    std::string of;                   ///< sum: a whole number or an amount of the ledger
    QJsonObject part;                 ///< share: the rows that are shared
    std::string group;                ///< area, managing_org, or a fact of the rows
    std::string series;               ///< a choice of the ledger: one series a value; "" = none
    std::string order = "descending"; ///< descending, ascending, or "" = as the dictionary has it
    int most = 0;                     ///< categories shown; 0 = all
    bool operator==(const OwnChart&) const = default;
};

/// Reads one as it is kept, or as a file gives it. Errors (BadInput) name `file` and path.
[[nodiscard]] Result<OwnChart> own_chart_from_json(const std::string& file, std::string_view json);
[[nodiscard]] QJsonObject json_of(const OwnChart& chart);

/// The definition an own chart stands for. Errors: BadInput (what is wrong with it), Usage (no such
/// list).
[[nodiscard]] Result<ChartDef> chart_of(Database& database, const FactRegistry& facts,
                                        const OwnChart& own);

/// A file's own charts in the order they were made. Errors: Database.
[[nodiscard]] Result<std::vector<OwnChart>> own_charts(Database& database);
/// The program's charts, then the file's own; one that can't be read (its list or own field is
/// gone) is left out and stays in the file. Errors: Database.
[[nodiscard]] Result<std::vector<ChartDef>> all_charts(Database& database,
                                                       const FactRegistry& facts);
/// By id or name. Errors: Usage (none such; names those there are), BadInput (one of the file's
/// that can't be read: why).
[[nodiscard]] Result<ChartDef> find_chart(Database& database, const FactRegistry& facts,
                                          const std::string& id_or_name);
/// Keeps a chart in the file, in place of the own one of that id; an undo takes it back. Errors:
/// those of `chart_of`, Refused (an id of the program's, a name another chart has).
[[nodiscard]] Result<> save_chart(Database& database, const FactRegistry& facts,
                                  const OwnChart& chart, const Actor& actor);
/// By id or name. Errors: Usage (not one of the file's own).
[[nodiscard]] Result<> remove_chart(Database& database, const std::string& id, const Actor& actor);
/// Whether a setting of the file (DataChange::settings) holds own charts.
[[nodiscard]] bool is_chart_setting(std::string_view name);

} // namespace lx
