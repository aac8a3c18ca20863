#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"

namespace lx {

class Database;

/// What kind of trouble a check finds, and so what is to be done about it.
enum class VerifyKind
{
    Damage,  ///< the file itself: to be restored from a backup
    Foreign, ///< objects in the file that are not ours: export the ledgers, ask who gave the file
    Outside, ///< changed by something else than the program: compare with paper or a backup
    Data,    ///< what is kept is wrong or doubtful: correct these rows
    Search   ///< the search index, which is made from the rows: to be built anew
};

/// One thing found. `ledger` and `row` lead to it, where it is about one row.
struct VerifyFinding
{
    std::string sentence; ///< Chinese
    std::string ledger{}; ///< code; "" = none
    std::int64_t row = 0; ///< internal id
};

/// One thing `verify` looked at.
struct VerifyItem
{
    std::string check; ///< Chinese name of the check
    VerifyKind kind = VerifyKind::Damage;
    bool passed = true;
    bool warning = false;                  ///< what was found is doubtful, but nothing is wrong
    std::vector<VerifyFinding> findings{}; ///< at most `most_findings`
    std::int64_t total = 0;                ///< how many there are

    static constexpr std::size_t most_findings = 100;
};

/// What to do about findings of a kind: one sentence.
[[nodiscard]] std::string verify_advice(VerifyKind kind);

/// SQLite's own check, tables and indexes against those this program makes, foreign keys and lists
/// of references, every row as the replayed change log leaves it, the log's chain and its end,
/// settings, the search index; then every row by its ledger's rules and the rules between tables
/// (trees without circles, one jurisdiction, objects that are there, days that fit one another,
/// people counted and in office, periods that overlap, rows that may be the same). Of those, what
/// form and import would refuse is wrong, everything else a warning. `today`: what lies behind us
/// and who is in office; without it nothing is held against the calendar. Only reads; of an older
/// version too (without the rules of rows). Errors: Cancelled, Io; what is wrong with the file is
/// told in the items.
[[nodiscard]] Result<std::vector<VerifyItem>> verify(Database& database, const Catalog& catalog,
                                                     Progress& progress,
                                                     std::optional<Date> today = {});

/// Builds every ledger's search index anew from its rows: one transaction.
[[nodiscard]] Result<> rebuild_search_indexes(Database& database, const Catalog& catalog,
                                              Progress& progress);

/// A consistent copy while the file is in use; checked after writing, then put in the place of `to`
/// at once. Gives a sentence that says what is wrong with the ledger where `restore` would refuse
/// the copy, else "". An earlier copy is replaced only by one that is whole and holds nothing that
/// another program changed. Errors: Usage where `to` is the ledger file itself, Refused where it is
/// no earlier copy of this ledger or the ledger is not worth replacing it, Locked where a program
/// has it open. Precondition: no Writer is open on this connection.
[[nodiscard]] Result<std::string> backup(Database& database, const std::string& to,
                                         Progress& progress);

/// Whether a backup is an earlier state of the ledger: its newest action stands in the ledger's
/// log with the same hash. Where a ledger's log was cut or rewritten, its backups tell.
[[nodiscard]] Result<VerifyItem> verify_against(Database& database, const std::string& backup_file);

/// Puts a backup in the place of `path`, after checking it. Gives the path under which what was
/// there is kept (…恢复前-20250930140509.lxdb; "" if nothing was). Locked where a program has
/// `path` open for writing. The backup's history stays readable, its undo stack ends.
[[nodiscard]] Result<std::string> restore(const std::string& backup_file, const std::string& path,
                                          Progress& progress);

} // namespace lx
