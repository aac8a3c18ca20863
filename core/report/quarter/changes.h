#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/facts/definitions.h"
#include "core/report/quarter/changes_side.h"
#include "core/store/former_rows.h"

namespace lx {

/// A row that came, went or changed between two days.
struct ChangeEntry
{
    std::string ledger;
    std::int64_t id = 0;
    std::string key;  ///< natural key, ID numbers unmasked
    std::string name; ///< for people
    std::string why;  ///< 登记, 补录, 注销, 转出…; what a covered unit is covered by
    std::string date; ///< ISO day it happened on, as far as it is known
    std::string before;
    std::string after;
    bool gone = false; ///< the ledger does not hold it any more
};

/// Entries of one kind.
struct ChangeSection
{
    std::string key; ///< added, restored, removed; recategorized…
    std::string name;
    int sign = 0; ///< +1 more rows count, -1 fewer, 0 others
    std::vector<ChangeEntry> entries;
};

/// What became of what counted: opening + in − out = closing, by name.
struct ChangeBalance
{
    std::string key; ///< units, orgs, members; of coverage org, work
    std::string name;
    std::string measure;
    std::string ledger;
    std::int64_t opening = 0;
    std::int64_t closing = 0;
    std::vector<ChangeSection> sections;

    /// Entries of the sections of that sign.
    [[nodiscard]] std::int64_t count(int sign) const;
};

/// A row behind the difference of a figure.
struct FigureName
{
    std::string ledger;
    std::int64_t id = 0;
    std::string key;
    std::string name;
    std::int64_t amount = 0; ///< what it brings (+) or takes (−)
    std::string why;         ///< "" = nothing that is told changed
    std::string part;        ///< of a share: heading of the figure it counts in
};

/// A figure that is another now.
struct FigureChange
{
    std::string report; ///< id
    std::string report_name;
    std::string table;
    std::string row;     ///< heading of the row
    std::string row_key; ///< as of ReportRow
    std::string column;
    std::string heading; ///< 其中/100人以上
    bool share = false;
    double before = 0; ///< shares 0…1
    double after = 0;
    bool reached = true;           ///< the threshold: it has to be explained
    std::vector<FigureName> names; ///< where it is reached, or every figure was asked for
    bool whole = true; ///< before + what the names bring = after (shares: of both their parts)

    /// Names it in a file's explanations: report/table/row's key/column.
    [[nodiscard]] std::string key() const;
};

/// A figure as people read it: 12,345 or 85.3%.
[[nodiscard]] std::string figure_text(const FigureChange& figure, double value);

/// 变更说明: what became another between two days, every difference to the last name.
struct Changes
{
    Date from;
    Date to;
    std::string scope;                   ///< name; "" = all
    std::string scope_id;                ///< "" = all
    std::string office;                  ///< 填报单位
    std::string signer;                  ///< who signs the letter
    std::string note;                    ///< how the first day is seen
    std::vector<ChangeBalance> balances; ///< units, orgs, members
    std::vector<ChangeBalance> coverage; ///< of units
    std::vector<FigureChange> figures;   ///< all that changed, in the order of the reports
    ChangeThreshold threshold;
    std::vector<ReportCheck> checks; ///< opening + in − out = closing

    /// "2025年第3季度" where the days are the ends of two periods that follow each other, otherwise
    /// both days.
    [[nodiscard]] std::string period() const;
};

/// Holds two sides against each other. `entered`: what the log tells of rows since the first side
/// was seen; may be null. Both sides have the same ledgers.
[[nodiscard]] Changes changes_between(const FactRegistry& facts, const ChangesDef& def,
                                      const std::vector<ReportDef>& reports,
                                      const ChangesSide& opening, const ChangesSide& closing,
                                      const ChangeThreshold& threshold,
                                      const FormerState* log = nullptr, bool every_name = false);

/// Which days of a file are held against each other. A day that ends a closed quarter is seen as it
/// was closed; the first day otherwise as the file knew it at the end of that day, the last one as
/// the file is now.
struct ChangesRequest
{
    Date from;
    Date to;
    /// The first day by the dates of all rows of today, whenever they were entered: nothing is
    /// 补录. A file that was begun later is always seen so.
    bool by_dates = false;
    std::string scope{};     ///< id or name
    bool every_name = false; ///< also of figures below the threshold
};

/// Reads the file, as it is and as it was. Errors: Usage (`to` not after `from`, an unknown scope),
/// Database, Cancelled.
[[nodiscard]] Result<std::shared_ptr<const Changes>> read_changes(Database& database,
                                                                  const DefinitionsPtr& definitions,
                                                                  const ChangesRequest& request,
                                                                  Progress& progress);

} // namespace lx
