#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/facts/fact_registry.h"

namespace lx {

class Database;
struct Actor;

/// What of rows that count on both days is looked at: a fact, or a value SideRows has by name
/// (changes_side.h).
struct WatchedDef
{
    std::string key;
    std::string name; ///< 改类别
    std::string fact;
    std::string dated;    ///< fact or named value: the day it happened on; "" = as the log tells
    bool newer = false;   ///< only where the fact is a later date than before, and no start
    bool by_date = false; ///< also where only `dated` is another, between the days
};

/// A ledger whose rows come and go. When a row counts, and why one ended, its definition says.
struct ChangedLedgerDef
{
    struct Start
    {
        std::string field; ///< date of the span's starts
        std::string say;   ///< 登记
    };
    std::string ledger;
    std::string key; ///< units
    std::string name;
    std::string measure;
    std::vector<Start> started; ///< the first whose date lies between the days says why it came
    std::string ended;          ///< where its reason is not given
    std::vector<WatchedDef> watched;
    std::vector<std::string> told; ///< facts that explain why it counts in a figure
};

/// Units a yes/no fact is won or lost by.
struct CoverageChangeDef
{
    /// A yes/no fact by which a unit comes to be covered, and what is said where it turned.
    struct Means
    {
        std::string fact;
        std::string won;
        std::string lost;
    };
    std::string key;
    std::string name;
    std::string fact;
    std::vector<Means> means;
};

/// Which changes of figures have to be explained: those that reach both for numbers, `points` for
/// shares.
struct ChangeThreshold
{
    int absolute = 1;    ///< at least so many
    double relative = 0; ///< and such a part of the figure before (0…1)
    double points = 0;   ///< of a share, in percentage points

    [[nodiscard]] bool reached(double before, double after, bool share) const;
};

/// What 变更说明 tells (resources/changes/changes.json).
struct ChangesDef
{
    std::vector<ChangedLedgerDef> ledgers;
    std::vector<CoverageChangeDef> coverage;
    ChangeThreshold threshold;

    [[nodiscard]] static Result<ChangesDef> program(const FactRegistry& facts);
    /// Errors (BadInput) name file and path.
    [[nodiscard]] static Result<ChangesDef>
    from_json(const FactRegistry& facts, const std::string& file, std::string_view json);
};

/// The threshold of a file, or the program's. Errors: BadInput (one that doesn't read), Database.
[[nodiscard]] Result<ChangeThreshold> change_threshold(Database& database,
                                                       const FactRegistry& facts);
/// Keeps one in the file; an undo takes it back. Errors: BadInput (below 0).
[[nodiscard]] Result<> save_change_threshold(Database& database, const ChangeThreshold& threshold,
                                             const Actor& actor);

} // namespace lx
