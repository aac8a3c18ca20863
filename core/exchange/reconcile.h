#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/saved_mapping.h"
#include "core/ledger/catalog.h"

namespace lx {

class Database;

/// A field in which the list and the ledger differ.
struct FieldDifference
{
    std::string field; ///< heading
    std::string ledger;
    std::string registry;
};

/// A unit in one of the lists of a reconciliation.
struct ReconciledUnit
{
    std::string sheet;    ///< of the list; "" for units that are only in the ledger
    std::int64_t row = 0; ///< from 1; 0 likewise
    std::string subject;  ///< code, or name where there is none
    std::string name;
    std::int64_t id = 0; ///< in the ledger; 0 = not there
    std::string category;
    std::string type;
    std::string status; ///< what the list says: 正常, 注销, 吊销, or its own word
    std::string date;   ///< day of deregistration, ISO, where the list has it
    std::string reason; ///< why it was passed over
    std::vector<FieldDifference> fields;
};

/// What a registry list (市场监管 or 民政) and the unit ledger say of one another.
struct ReconcileReport
{
    std::int64_t read = 0;
    std::vector<ReconciledUnit> added;   ///< live in the list, not in the ledger
    std::vector<ReconciledUnit> changed; ///< in both, fields differ
    std::vector<ReconciledUnit>
        missing; ///< live in the ledger, not in the list (of the list's categories)
    std::vector<ReconciledUnit> deregistered; ///< live in the ledger, ended in the list
    std::int64_t same = 0;
    std::vector<ReconciledUnit>
        skipped; ///< no unit of this ledger: trade unions, institutions, individual businesses,
                 ///< ended ones that the ledger doesn't have either; rows given twice
    std::vector<ReconciledUnit> unreadable; ///< neither code nor name
    std::vector<std::string> warnings;      ///< Chinese sentences
};

struct ReconcileOptions
{
    std::string path;
    std::string sheet;
    const SavedMapping* mapping = nullptr;
    Date today; ///< what is live in the ledger
};

/// Compares; writes nothing. Only fields that the list has columns for are compared, references are
/// not, and texts that differ in brackets, blanks or width are equal. Errors: as for an import.
[[nodiscard]] Result<ReconcileReport> reconcile(Database& database, const Catalog& catalog,
                                                const ReconcileOptions& options,
                                                Progress& progress);

} // namespace lx
