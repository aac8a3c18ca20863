#pragma once

#include <string>
#include <vector>

#include "core/ledger/catalog.h"
#include "core/ledger/record.h"

namespace lx {

/// Something to say about one field of a row (or about the row, `field` empty).
struct RecordIssue
{
    std::string field; ///< key
    std::string message;
    bool warning = false; ///< a warning keeps the row, an error refuses it
};

/// Checks a whole row: required fields, ranges, codes (accepted ones pass as warnings), dictionary
/// values and their narrowing, `only_when`, and the ledger's checks between fields. References are
/// not looked up.
[[nodiscard]] std::vector<RecordIssue> check_record(const Catalog& catalog, const LedgerDef& def,
                                                    const Record& record);

} // namespace lx
