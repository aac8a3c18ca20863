#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/date.h"
#include "core/ledger/catalog.h"
#include "core/ledger/record.h"
#include "core/ledger/record_checks.h"

namespace lx {

/// What the one who changes a row answers for.
enum class EditScope : std::uint8_t
{
    Row,   ///< the whole row: a form shows it, a file gives it
    Fields ///< what is changed: a cell, one field of many rows, an end
};

/// What the checks of the definitions say of a row as it would stand.
struct EditCheck
{
    std::vector<RecordIssue> problems; ///< the row isn't written with any of these
    std::vector<RecordIssue> warnings;

    [[nodiscard]] bool fine() const { return problems.empty(); }
};

/// The one policy for every change of a row: check_record (core/ledger) with its errors as
/// problems. Who answers for fields alone isn't held up by a fault that stood before in a field he
/// leaves as it is. `before` is null for a new row, which is checked as a whole. References,
/// circles and keys are looked up where the row is written (Editor).
[[nodiscard]] EditCheck check_edit(const Catalog& catalog, const LedgerDef& def,
                                   const Record* before, const Record& after,
                                   std::optional<Date> today, EditScope scope = EditScope::Row);

} // namespace lx
