#pragma once

#include <string>
#include <vector>

#include "core/ledger/catalog.h"
#include "core/ledger/record.h"

namespace lx {

/// A value the row itself suggests for a field left blank.
struct Proposal
{
    int field = -1; ///< position
    Value value;
    std::string reason; ///< Chinese: where it comes from ("按统一社会信用代码")
};

/// What can be filled in from the rest of the row: gender and birth date from an ID number, a
/// unit's category and type from its code's prefix (GB 32100-2015) or the end of its name, a
/// category from the type it narrows, 注销 from a day of deregistration. One place for form, import
/// and comparison with a registry. Only blank fields; nothing that is a guess between two values.
/// The caller decides whether to take or to offer it.
[[nodiscard]] std::vector<Proposal> proposals(const Catalog& catalog, const LedgerDef& def,
                                              const Record& record);

} // namespace lx
